"""The exercise article: every error planted in it is found, and what is right is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.checks.answer import Check, CheckedClaim
from recount.checks.checker import PRECEDENCE
from recount.site.demo import demo_folder
from recount.vocabulary.words import Verdict

pytestmark = pytest.mark.django_db

ARTICLES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "articles.yaml").read_text(encoding="utf-8")
)
KEY: list[dict[str, Any]] = yaml.safe_load((demo_folder() / "exercise" / "key.yaml").read_text(encoding="utf-8"))


def claims_of(answer: Check, sentence: str) -> list[CheckedClaim]:
    """Give the claims that a sentence of the article makes."""
    return [
        checked
        for checked in answer.claims
        if checked.claim.quote.text.strip() in sentence or sentence in checked.claim.quote.text
    ]


@pytest.mark.parametrize("entry", KEY, ids=[entry["mechanism"] for entry in KEY])
def test_each_sentence_gets_the_verdict_of_the_key(exercise: Check, entry: dict[str, Any]) -> None:
    """A sentence has the first verdict that holds for any of its claims, and that is the one the key names."""
    found = [checked.verdict for checked in claims_of(exercise, entry["sentence"])]
    expected = Verdict(entry["expected_verdict"])
    assert min(found, key=PRECEDENCE.index, default=Verdict.NOT_CHECKABLE) is expected


def test_each_verdict_on_a_number_rests_on_the_record_or_says_that_nothing_is_there(exercise: Check) -> None:
    """No verdict stands without the record's own numbers, unless it is that the record has none."""
    alone = (Verdict.NOT_IN_RECORD, Verdict.NOT_CHECKABLE, Verdict.PART_EXCEEDS_WHOLE, Verdict.ARITHMETIC_WRONG)
    assert all(checked.record.accounts for checked in exercise.claims if checked.verdict not in alone)


def test_each_checked_number_comes_with_a_sentence_to_print(exercise: Check) -> None:
    """An editor finds a sentence beside every verdict but that of claims without a number."""
    assert all(checked.sentence for checked in exercise.claims if checked.verdict is not Verdict.NOT_CHECKABLE)


@pytest.mark.parametrize("article", ARTICLES, ids=[article["case"] for article in ARTICLES])
def test_each_sentence_of_a_short_article_gets_the_verdict_that_was_coded(
    demo_record: Callable[..., Check], article: dict[str, Any]
) -> None:
    """The number that slipped is told from the number that is right beside it."""
    told = [sentence for sentence in article["sentences"] if "awaits" not in sentence]
    answer = demo_record("DAMASCUS, 10 December 2015\n\n" + "\n\n".join(each["text"] for each in article["sentences"]))
    for sentence in told:
        found = [checked.verdict for checked in claims_of(answer, sentence["text"])]
        assert min(found, key=PRECEDENCE.index) == sentence["verdict"], sentence["text"]
