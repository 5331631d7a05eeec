"""What a check says, in English and in Arabic: every entry in both, with the same things filled in, and legible."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from string import Formatter
from typing import Any

import pytest
import yaml

from recount.checks.answer import Check
from recount.checks.page import page
from recount.checks.phrasing import WORDING_FILE, has, number_words, say, window_words
from recount.checks.wording import Wording
from recount.places.gazetteer import Gazetteer
from recount.vocabulary.reader import LANGUAGES, Language
from recount.vocabulary.words import Outcome, VictimCategory, VictimClass
from tests.checks.table import account, statement

WORDING = yaml.safe_load(WORDING_FILE.read_text(encoding="utf-8"))
ARABIC = re.compile("[\u0621-\u064a]")
# Arabic says neither "people" nor "interim" words that its own form carries.
MAY_BE_LEFT_OUT = {"people", "people_alone"}


def entries(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Give every entry with its path."""
    if set(node) == set(LANGUAGES):
        yield path, node
        return
    for key, below in node.items():
        yield from entries(below, f"{path}/{key}")


def filled(text: str) -> set[str]:
    """Give the names in the braces of a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


TEXTS = {path: entry for path, entry in entries(WORDING) if path != "/months"}


@pytest.mark.parametrize("path", TEXTS)
def test_both_languages_are_filled_in_with_the_same(path: str) -> None:
    """No number and no name is lost on the way into Arabic."""
    english, arabic = (filled(TEXTS[path][language]) for language in LANGUAGES)
    assert english - MAY_BE_LEFT_OUT == arabic - MAY_BE_LEFT_OUT


@pytest.mark.parametrize("path", TEXTS)
def test_no_english_word_stands_in_an_arabic_text(path: str) -> None:
    """An entry is translated; rules (R2), the name of the tool and options are the same in both."""
    arabic = re.sub("{.*?}|`.*?`|Recount", "", TEXTS[path]["ar"])
    assert not re.search("[A-Za-z]{2}", arabic)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_counted_has_its_words(language: Language) -> None:
    """Each outcome, class and category of the vocabulary, so that no sentence falls back on an identifier."""
    assert all(has(key, str(outcome)) for outcome in Outcome for key in ("counted", "were_counted"))
    assert all(say(language, "classes", str(each)) is not None for each in VictimClass)
    assert all(has("categories", str(each)) for each in VictimCategory if each is not VictimCategory.TOTAL)


@pytest.mark.parametrize(
    ("low", "high", "english", "arabic"),
    [
        (31, 31, "31", "31"),
        (25, 71, "25 to 71", "من 25 إلى 71"),
        (20, None, "at least 20", "20 على الأقل"),
        (None, 40, "up to 40", "ما يصل إلى 40"),
        (None, None, "no number", "بلا عدد"),
        (1331, 1331, "1,331", "1,331"),
    ],
)
def test_a_number_is_written_with_its_hedge(low: int | None, high: int | None, english: str, arabic: str) -> None:
    """Digits are the same in both languages, so that they can be compared with the source."""
    assert (number_words(low, high, "en"), number_words(low, high, "ar")) == (english, arabic)


def test_days_are_written_as_editors_do() -> None:
    """Both names of a month in Arabic, of the Levant and of Egypt."""
    window = date(2015, 11, 5), date(2015, 11, 7)
    assert window_words(*window, "en") == "5 November 2015 to 7 November 2015"
    assert window_words(window[0], None, "ar", alone=False) == " في 5 تشرين الثاني/نوفمبر 2015"


@pytest.mark.parametrize(
    ("row", "language", "told"),
    [
        ({"number": 31}, "en", "monitor_a has 31 civilians killed in Albukamal on 3 February 2001"),
        ({"number": 31}, "ar", "monitor_a: عدد القتلى من المدنيين في البوكمال في 3 شباط/فبراير 2001: 31"),
        (
            {"number": 2, "category": "children"},
            "ar",
            "monitor_a: عدد القتلى من الأطفال في البوكمال في 3 شباط/فبراير 2001: 2",
        ),
        (
            {"number": 11, "outcome": "injured", "who": "unspecified"},
            "ar",
            "monitor_a: عدد الجرحى في البوكمال في 3 شباط/فبراير 2001: 11",
        ),
    ],
    ids=str,
)
def test_an_account_is_told_with_unit_class_place_and_day(row: dict[str, Any], language: Language, told: str) -> None:
    """Never a bare number; in Arabic the number comes last and need not agree with any noun."""
    assert Wording(Gazetteer.shipped(), language).account(account(row)) == told


def test_what_an_article_slipped_in_is_said_in_arabic() -> None:
    """The thing counted is named before its number."""
    assert Wording(Gazetteer.shipped(), "ar").counted(statement({"number": 3, "who": "mixed"}, None)) == (
        "عدد القتلى من المدنيين والمقاتلين معًا"
    )


@pytest.mark.django_db
def test_a_check_answers_in_arabic(demo_record: Callable[..., Check]) -> None:
    """Verdict, reason, sentence and page are Arabic; the article's own words stay as they are."""
    text = "On 5 November 2015 DeirEzzor24 reported that at least 31 civilians were killed in air strikes on Albukamal."
    english, arabic = demo_record(text), demo_record(text, language="ar")
    ((one,), (other,)) = (answer.claims for answer in (english, arabic))
    assert (one.verdict, one.claim) == (other.verdict, other.claim)
    assert ARABIC.search(other.reason)
    assert "البوكمال" in other.sentence
    assert "31" in other.sentence
    assert not re.search("[a-z]{3} [a-z]{3}", other.sentence)
    shown = page(arabic, text, "ar")
    assert '<html lang="ar" dir="rtl">' in shown
    assert '<div class="article" lang="en" dir="ltr">' in shown


@pytest.mark.django_db
def test_an_arabic_article_is_checked(demo_record: Callable[..., Check]) -> None:
    """The same count, said in Arabic, gets the same verdict, and a page that runs from right to left for it alone."""
    text = "قتل ما لا يقل عن 31 مدنيا في غارات جوية على مدينة البوكمال بتاريخ 5 تشرين الثاني 2015."
    answer = demo_record(text)
    (checked,) = answer.claims
    assert checked.verdict.startswith("supported"), checked.reason
    assert 'lang="ar" dir="rtl">' in page(answer, text)
    assert '<html lang="en" dir="ltr">' in page(answer, text)
