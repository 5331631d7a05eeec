"""What a sentence promises: an editor can print it without saying more than the record does (R19, R31)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from recount.figures.asking.declaration import Declaration
from recount.figures.figure import Comparison, Figure, Overlap, Sum, TooLoose, Total, ZoneSource
from recount.figures.telling.sentence import sentence_of
from recount.places.gazetteer import Gazetteer
from recount.vocabulary.reader import Language
from recount.vocabulary.words import Party

ALONE = Overlap(low=None, high=None, incidents=0, additive=True)
EAST: dict[str, Any] = {"place": "deir_ez_zor_governorate", "party": "russia", "from": "2001-10", "to": "2001-12"}

MAPS = [ZoneSource(version="v", source="Our map", as_of=date(2001, 11, 1), licence="CC BY 4.0")]
NOTHING = Sum(low=None, high=None, incidents=0)
REFUSED = Comparison(
    left=Party.RUSSIA, right=Party.SYRIA_GOV, numerator=NOTHING, denominator=NOTHING, refused="Too few."
)


def said(
    language: Language = "en",
    overlap: Overlap = ALONE,
    total: dict[str, Any] | None = None,
    more: dict[str, Any] | None = None,
    **keys: Any,
) -> str:
    """Say a figure; `total` changes one of 403 to at least 595 civilians killed in 41 incidents."""
    sums: dict[str, Any] = {"low": 403, "high": 595, "high_open": True, "incidents": 41} | (total or {})
    declaration = Declaration.read({"measure": "killed"} | keys)
    place = Gazetteer.shipped().get(declaration.place) if declaration.place else None
    figure = Figure(
        declaration=declaration,
        rows=[],
        total=Total(**sums),
        overlap=overlap,
        sentence="",
        as_of=date(2026, 1, 1),
        **(more or {}),
    )
    return sentence_of(figure, place=place, language=language)


def test_a_sentence_states_unit_class_window_place_party_and_grades() -> None:
    """Nothing that a reader needs for comparing is left to guess (R23)."""
    assert said(**EAST) == (
        "Civilians killed: 403 to at least 595, a range of reported figures, not a confidence interval, in 41 "
        "incidents in Deir ez-Zor Governorate from October 2001 to December 2001, alleged to Russia, alone or jointly "
        "(grade: fair or confirmed)."
    )


def test_the_same_sentence_is_said_in_arabic() -> None:
    """Both languages of the interface say the same figure."""
    assert said("ar", **EAST) == (
        "قتلى مدنيون: من 403 إلى 595 على الأقل، وهو نطاق الأرقام المبلّغ عنها وليس مجال ثقة، في 41 "
        "حادثة في محافظة دير الزور "
        "من تشرين الأول/أكتوبر 2001 إلى كانون الأول/ديسمبر 2001، المنسوبة إلى روسيا انفرادًا أو اشتراكًا "
        "(التصنيف: مرجّح أو مؤكد)."
    )


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_range_is_never_called_a_confidence_interval(language: Language) -> None:
    """A sum of minima and maxima is a range of reported figures and says so (R31)."""
    assert ("range of reported figures" if language == "en" else "نطاق الأرقام المبلّغ عنها") in said(language)


@pytest.mark.parametrize(
    ("total", "words"),
    [
        ({"low": 7, "high": 7, "high_open": False}, "killed: 7, a range"),
        ({"low": 7, "high": 7, "high_open": True}, "killed: at least 7, a range"),
        ({"low": None, "high": 7, "high_open": False}, "killed: up to 7, a range"),
        ({"low": None, "high": 7, "high_open": True}, "at least 7 by one source, with no low end"),
        ({"low": None, "high": None, "high_open": False, "unknown_toll": 41}, "unknown in 41 incidents"),
        ({"low": None, "high": None, "high_open": False, "incidents": 0}, "holds no incident"),
    ],
)
def test_open_ends_are_said_in_words(total: dict[str, Any], words: str) -> None:
    """At least, up to, unknown and nothing recorded are four different things (R2, R14)."""
    assert words in said(total=total)


@pytest.mark.parametrize(
    ("total", "words"),
    [
        ({"unknown_toll": 1}, "1 of them has no known count"),
        ({"unknown_toll": 3}, "3 of them have no known count"),
        ({"from_mixed": 2}, "In 2 of them a total of civilians and combatants together leaves the number open"),
        ({"unspecified_low": 15, "unspecified_high": 20}, "people of unstated status: 15 to 20"),
        ({"beside": {"weak": Sum(low=1, high=2, incidents=4)}}, "Beside, not counted: weak, 4 incidents (1 to 2)."),
        ({"beside": {"unassessed": Sum(low=None, high=None, incidents=1)}}, "not assessed, 1 incident (unknown)"),
        ({"too_loose": TooLoose(time=["A"], place=["B"])}, "too loosely to be counted: 2 incidents."),
    ],
)
def test_what_stands_beside_is_said(total: dict[str, Any], words: str) -> None:
    """Unknown tolls, mixed totals, unstated status, other grades and loose dates follow the headline (R14, R20)."""
    assert words in said(total=total)


def test_an_empty_grade_beside_is_not_mentioned() -> None:
    """A sentence does not list what there is none of."""
    assert "Beside" not in said(total={"beside": {"weak": Sum(low=None, high=None, incidents=0)}})


def test_the_overlap_is_said() -> None:
    """Joint responsibility is counted once, and figures of single parties are not to be added (R15)."""
    shared = Overlap(low=3, high=5, incidents=2, additive=False)
    assert "counted once here: 2 incidents (3 to 5); figures of single parties are not to be added" in said(
        overlap=shared
    )


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"from": "2001-11-05", "to": "2001-11-05"}, "on 5 November 2001"),
        ({"from": "2001-11", "to": "2001-11"}, "in November 2001"),
        ({"from": "2001"}, "since 2001"),
        ({"to": "2001-12"}, "until December 2001"),
        ({"category": "children"}, "Civilians killed, only the children: 403"),
        ({"who": "unspecified"}, "People killed, status not stated: 403"),
        ({"measure": "incidents"}, "The record holds 41 incidents"),
        ({"convention": "acled"}, 'convention "ACLED"'),
    ],
)
def test_what_is_declared_is_said(keys: dict[str, Any], words: str) -> None:
    """Every key of the declaration that narrows the figure is heard in the sentence."""
    assert words in said(**keys)


@pytest.mark.parametrize(
    ("number", "words"), [(1, "حادثة واحدة"), (2, "حادثتين"), (5, "5 حوادث"), (11, "11 حادثة"), (103, "103 حوادث")]
)
def test_arabic_counts_in_its_own_plurals(number: int, words: str) -> None:
    """One, two, three to ten and eleven upwards take different forms."""
    assert f"في {words} (" in said("ar", total={"incidents": number})


@pytest.mark.parametrize(
    ("language", "more", "keys", "words"),
    [
        ("en", {"maps": MAPS}, {"by": "zone"}, "by Our map (CC BY 4.0), as of 1 November 2001"),
        ("ar", {"maps": MAPS}, {"by": "zone"}, "وفق Our map (CC BY 4.0)"),
        ("en", {"maps": []}, {"by": "zone"}, "No map of zones"),
        ("ar", {}, {"by": "monitor"}, "ولا تُجمع"),
        ("en", {}, {"as_of": "2001-12-01"}, "at the end of 1 December 2001"),
        ("ar", {}, {"known_by": "2001-12-01"}, "ما نُشر حتى"),
        ("en", {"comparison": REFUSED}, {}, "Russia and Syrian government are not compared. Too few."),
        ("ar", {"comparison": REFUSED}, {}, "ولا تُعقد مقارنة"),
        ("en", {}, {"measure": "strikes"}, "Strikes as sources count them: 403 to at least 595"),
        ("ar", {}, {"measure": "facilities"}, "الأعيان المدنية المصابة"),
    ],
)
def test_what_a_figure_stands_on_is_said(
    language: Language, more: dict[str, Any], keys: dict[str, Any], words: str
) -> None:
    """Maps, monitors, days gone by and refused comparisons stand in the sentence, in both languages."""
    assert words in said(language, more=more, **keys)
