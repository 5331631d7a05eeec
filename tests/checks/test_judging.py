"""What judging promises: the first verdict that holds, with its reason and the numbers that it rests on (ruling 8)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recount.checks.judgement import Judgement
from recount.checks.judging import judge
from recount.vocabulary.words import Verdict
from tests.checks.table import likeness, statement

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "verdicts.yaml").read_text(encoding="utf-8"))
NUMBER = st.integers(min_value=1, max_value=500)


def judged(article: dict[str, Any], record: list[dict[str, Any]]) -> Judgement:
    """Judge a number of an article against accounts of the record."""
    # Accounts of another day or town are those of another incident.
    codes = [f"{row.get('when', '')}{row.get('where', '')}" or "RC0001" for row in record]
    likenesses = [likeness(article, row, code) for row, code in zip(record, codes, strict=True)]
    return judge(statement(article, article.get("by")), likenesses)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_number_gets_the_verdict_of_the_table(case: dict[str, Any]) -> None:
    """One number, the record's accounts, one verdict, and a reason to print."""
    judgement = judged(case["article"], case["record"])
    assert judgement.verdict == case["verdict"], judgement.reason
    assert judgement.reason


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case["verdict"] not in ("not_in_record", "part_exceeds_whole")],
    ids=lambda case: case["case"],
)
def test_a_verdict_rests_on_numbers_of_the_record(case: dict[str, Any]) -> None:
    """Whatever is said against or for an article shows where it stands."""
    assert judged(case["article"], case["record"]).rests_on


def test_every_table_verdict_is_a_verdict() -> None:
    """The table covers every verdict that one number can get; shares and ratios get theirs in whole articles."""
    elsewhere = {Verdict.ARITHMETIC_WRONG, Verdict.NOT_CHECKABLE}
    assert {Verdict(case["verdict"]) for case in CASES} == set(Verdict) - elsewhere


@given(NUMBER, NUMBER)
def test_a_second_account_never_makes_a_number_surer(number: int, other: int) -> None:
    """A number that one account bears out is at most contested by another, never lost from the record."""
    verdict = judged({"number": number}, [{"number": number}, {"number": other, "by": "monitor_b"}]).verdict
    assert verdict is (Verdict.SUPPORTED if number == other else Verdict.CONTESTED)


@given(NUMBER, st.permutations([20, 31, 45]))
def test_the_order_of_the_accounts_tells_nothing(number: int, counts: list[int]) -> None:
    """The verdict is that of the record, not of how it was stored."""
    accounts = [{"number": count} for count in counts]
    assert judged({"number": number}, accounts).verdict is judged({"number": number}, sorted(accounts, key=str)).verdict


def test_each_of_the_ten_mechanisms_has_its_row() -> None:
    """How good numbers go bad (docs/checking.md): the table holds a true case of each."""
    numbered = {int(case["case"].split()[0]) for case in CASES if case["case"].split()[0].isdigit()}
    assert numbered == set(range(1, 11))
