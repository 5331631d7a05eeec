"""Finding rows of the record by words and parts of words, on either database."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from recount.incidents.models import Incident
from recount.places.gazetteer import Gazetteer
from recount.places.models import Place, keep_place
from recount.reports.models import Report
from recount.reports.search.indexing import draw_up_search
from recount.vocabulary.words import CaptureState, TimePrecision

ARABIC = "غارة جوية استهدفت سوقًا في مدينة أريحا، وأدت إلى مقتل عشرين مدنيًا."
ENGLISH = "An air strike on a market in Ariha killed twenty civilians, the Red Crescent said."


def report(key: str, text: str) -> Report:
    """Keep a report with this text."""
    kept = Report(key=key, text=text, state=CaptureState.FULL_TEXT_LOCAL)
    kept.save()
    return kept


@pytest.fixture
def two_reports(db: None) -> None:
    """Keep one report in each language."""
    report("arabic", ARABIC)
    report("english", ENGLISH)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("اريحا", ["arabic"]),
        ("أريحا", ["arabic"]),
        ("ريح", ["arabic"]),
        ("مدني", ["arabic"]),
        ("في", ["arabic"]),
        ("ف", []),
        ("مقتل في", ["arabic"]),
        ("arih", ["english"]),
        ("RED crescent", ["english"]),
        ('"crescent red"', []),
        ('"red crescent said"', ["english"]),
        ("in killed", ["english"]),
        ("i", []),
        ("market hospital", []),
        ("100%", []),
        ("", ["arabic", "english"]),
    ],
)
@pytest.mark.usefixtures("two_reports")
def test_a_report_is_found_by_its_words_and_their_parts(typed: str, found: list[str]) -> None:
    """From three letters on any part of a word finds it, in Arabic as well; shorter words are found whole."""
    assert [each.key for each in Report.objects.matching(typed)] == found


@pytest.mark.usefixtures("two_reports")
def test_a_report_is_found_by_what_it_says_now() -> None:
    """A text that was changed is found by its new words only, and a deleted one by none."""
    kept = Report.objects.get(key="english")
    kept.text = "The hospital was hit."
    kept.save()
    assert Report.objects.matching("hospital").exists()
    assert not Report.objects.matching("crescent").exists()
    kept.delete()
    assert not Report.objects.matching("hospital").exists()


@pytest.mark.django_db
def test_rows_that_are_added_together_are_found() -> None:
    """An import adds thousands at once, and they are indexed like any other."""
    rows = [Incident(code=f"X{n}", title_en=f"Strike {n} on Harim", precision=TimePrecision.UNRESOLVED) for n in (1, 2)]
    Incident.objects.bulk_create(rows)
    assert Incident.objects.matching("harim").count() == 2


@pytest.mark.django_db
def test_no_more_than_so_many_of_the_newest_are_looked_for() -> None:
    """A broad search has its first results at once."""
    for number in range(5):
        report(f"r{number}", ENGLISH)
    assert {each.key for each in Report.objects.matching("market", most=2)} == {"r3", "r4"}


@pytest.mark.django_db
def test_a_place_is_found_by_each_of_its_spellings() -> None:
    """Also by those that are only spellings of it."""
    gazetteer = Gazetteer.shipped()
    spelt = next(place for place in gazetteer if place.aliases and len(place.aliases[0]) > 3)
    keep_place(spelt.id, gazetteer)
    assert Place.objects.matching(spelt.aliases[0]).filter(key=spelt.id).exists()


@pytest.mark.django_db
def test_rows_from_before_there_was_an_index_are_found() -> None:
    """Whoever opens an old record finds what it holds."""
    kept = report("old", ENGLISH)
    Report.objects.filter(pk=kept.pk).update(folded="")
    draw_up_search(connection.alias)
    assert Report.objects.matching("ariha").exists()


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite drops triggers with a table")
def test_an_index_that_lost_its_triggers_is_made_anew() -> None:
    """A migration may make a table anew; nothing that it holds is lost to a search."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER reports_report_parts_added")
    report("meanwhile", ENGLISH)
    assert not Report.objects.matching("ariha").exists()
    draw_up_search(connection.alias)
    assert Report.objects.matching("ariha").exists()


class WhateverIsTyped(TestCase):
    """What is typed never breaks the statement."""

    @settings(max_examples=60)
    @given(st.text(max_size=40))
    def test_any_text_can_be_looked_for(self, typed: str) -> None:
        """Signs that mean something to a database mean nothing in a search."""
        Report.objects.matching(typed).count()
