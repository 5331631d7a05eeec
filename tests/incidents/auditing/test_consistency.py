"""What the checks of consistency promise: what cannot be true at once is shown, and nothing else is (R16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.incidents.auditing.consistency import (
    KnownPlace,
    check_days,
    check_governorate,
    check_named,
    check_parent,
    check_reports,
    check_tolls,
)
from recount.vocabulary.words import Outcome, VictimCategory, VictimClass

CHILDREN, WOMEN, MEN = VictimCategory.CHILDREN, VictimCategory.WOMEN, VictimCategory.MEN


@dataclass(frozen=True)
class Toll:
    """A range as the checks see it."""

    category: VictimCategory
    low: int | None
    high: int | None
    high_open: bool = False
    outcome: Outcome = Outcome.KILLED
    victim_class: VictimClass = VictimClass.CIVILIAN


def total(low: int | None, high: int | None, high_open: bool = False) -> Toll:
    """Make the range of all civilians killed."""
    return Toll(VictimCategory.TOTAL, low, high, high_open)


@pytest.mark.parametrize(
    ("tolls", "found"),
    [
        ([total(5, 8), Toll(CHILDREN, 4, 5), Toll(WOMEN, 3, 4)], []),
        ([total(9, 5)], ["9 > 5"]),
        ([total(10, 22), Toll(CHILDREN, 50, 50)], ["children 50 > 22"]),
        ([total(5, 5), Toll(CHILDREN, 3, 4), Toll(WOMEN, 2, 2), Toll(MEN, 1, 1)], ["children 3 + women 2 + men 1 > 5"]),
        ([total(20, 20, high_open=True), Toll(CHILDREN, 22, 22)], []),
        ([Toll(CHILDREN, 8, 8)], []),
        ([total(3, 3), Toll(CHILDREN, 8, 8, outcome=Outcome.INJURED)], []),
        ([total(3, 3), Toll(CHILDREN, 8, 8, victim_class=VictimClass.UNSPECIFIED)], []),
        ([total(None, 3), Toll(CHILDREN, None, 2)], []),
        ([total(3, 3), Toll(CHILDREN, 3, 3), Toll(VictimCategory.NAMED, 3, 3)], []),
    ],
)
def test_a_part_is_never_larger_than_its_whole(tolls: list[Toll], found: list[str]) -> None:
    """Ranges run forwards, and parts fit into the total of their own outcome and class alone."""
    assert [violation.found for violation in check_tolls("RC0001", tolls)] == found


@given(st.lists(st.builds(Toll, st.sampled_from(VictimCategory), st.integers(0, 9), st.integers(9, 20))))
def test_ranges_that_run_forwards_are_never_called_backward(tolls: list[Toll]) -> None:
    """A violation of order is reported only where low is above high."""
    assert not [violation for violation in check_tolls("RC0001", tolls) if "down to" in violation.sentence]


@pytest.mark.parametrize(
    ("named", "toll", "violated"),
    [
        (24, total(31, 31), False),
        (32, total(31, 31), True),
        (32, total(31, 31, high_open=True), False),
        (9, None, False),
    ],
)
def test_no_more_dead_are_named_than_died(named: int, toll: Toll | None, violated: bool) -> None:
    """A list of names longer than the highest toll is shown; one below it, or without a toll, is not."""
    assert bool(check_named("RC0001", named, toll)) == violated


def test_an_incident_begins_before_it_ends() -> None:
    """Days in the wrong order are shown, an open end is not."""
    assert check_days("RC0001", date(2015, 11, 6), date(2015, 11, 5))
    assert not check_days("RC0001", date(2015, 11, 5), None)


def test_a_report_older_than_its_event_is_shown() -> None:
    """Only the report published before the event is a violation; the undated and the same day's are none."""
    published = {"too-old": date(2015, 11, 4), "same-day": date(2015, 11, 5), "undated": None}
    violations = check_reports("RC0001", date(2015, 11, 5), published)
    assert [violation.found for violation in violations] == ["too-old: 2015-11-04 < 2015-11-05"]


KNOWN = [
    KnownPlace(35.33, 40.14, "deir_ez_zor"),
    KnownPlace(34.45, 40.92, "deir_ez_zor"),
    KnownPlace(35.02, 40.45, "deir_ez_zor"),
    KnownPlace(35.95, 39.01, "raqqa"),
    KnownPlace(35.84, 38.55, "raqqa"),
    KnownPlace(36.20, 37.16, "aleppo"),
    KnownPlace(36.37, 37.52, "aleppo"),
    KnownPlace(36.53, 37.95, "aleppo"),
    KnownPlace(36.81, 38.01, "aleppo"),
]


def test_coordinates_in_another_governorate_are_shown() -> None:
    """Coordinates in the desert of Deir ez-Zor are not in Aleppo."""
    (violation,) = check_governorate("RC0001", 34.46, 40.92, "aleppo", KNOWN)
    assert violation.rule == "R16"


@pytest.mark.parametrize(
    ("lat", "lon", "stated"), [(34.46, 40.92, "deir_ez_zor"), (None, 40.92, "aleppo"), (34.46, 40.92, "latakia")]
)
def test_coordinates_that_fit_or_cannot_be_checked_are_not_shown(lat: float | None, lon: float, stated: str) -> None:
    """The right governorate, missing coordinates and a governorate without known places give no violation."""
    assert check_governorate("RC0001", lat, lon, stated, KNOWN) == []


def test_a_place_belongs_to_the_governorate_of_the_gazetteer() -> None:
    """Douma in Damascus is a mismatch, Douma in Rif Dimashq is none."""
    assert check_parent("RC0001", "Douma", "rif_dimashq", "damascus")
    assert not check_parent("RC0001", "Douma", "rif_dimashq", "rif_dimashq")
