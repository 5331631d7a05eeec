"""What lists and events of the record promise: origins, not links; nothing chosen by overlap unsaid; every id told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from recount.claims.models import keep_claims
from recount.claims.schema import Casualties, Claim, Quantity, Quote
from recount.errors import BadInput
from recount.estimates import estimate
from recount.estimates.aftermath.events import Account, Table, events_beside
from recount.estimates.material import Material, of_origins
from recount.figures.asking.declaration import Declaration
from recount.figures.listing.events import ID, events_of
from recount.figures.listing.lists import OriginLists, origin_lists
from recount.incidents.deciding.signing import Signature, decide_link
from recount.incidents.models import Incident
from recount.reports.models import Publisher, Report
from recount.vocabulary.words import (
    CaptureState,
    ClaimKind,
    EstimateRefusal,
    EstimateUnit,
    EstimateWarning,
    Hedge,
    LinkState,
    Outcome,
    Party,
    PlacePrecision,
    PublisherKind,
    VictimClass,
)

AddIncident = Callable[..., Incident]
WORDS = "Many strikes hit the town."
ONE = Quantity(raw="one", min=1, max=1)
NOBODY = Quantity(raw="no", min=0, max=0, hedge=Hedge.EXACT_ZERO)
DOZENS = Quantity(raw="dozens", hedge=Hedge.VAGUE)


def tell(
    incident: Incident,
    source: str,
    count: Quantity = ONE,
    victims: VictimClass = VictimClass.CIVILIAN,
    copy_of: Report | None = None,
) -> Report:
    """Let a publisher count the dead of an incident, accepted as evidence."""
    publisher, _ = Publisher.objects.get_or_create(key=source, name_en=source, kind=PublisherKind.MONITOR)
    key = f"{source}-{incident.code}"
    report = Report(key=key, publisher=publisher, published="2001-12-01", text=WORDS, copy_of=copy_of,
                    state=CaptureState.FULL_TEXT_LOCAL)  # fmt: skip
    report.save()
    victim = Casualties(outcome=Outcome.KILLED, victim_class=victims, count=count)
    quote = Quote(text=WORDS, start=0, end=len(WORDS))
    (row,) = keep_claims(report, [Claim(id=key, kind=ClaimKind.CASUALTY, quote=quote, casualties=[victim])])
    at = datetime(2001, 12, 2, tzinfo=UTC)
    decide_link(row, incident, LinkState.ACCEPT, Signature(by="cast", at=at, reason="It tells of it."))
    return report


def lists(*origins: str, **keys: Any) -> OriginLists:
    """Give the lists of a declaration, of any grade unless it says otherwise."""
    return origin_lists(Declaration.read({"measure": "killed", "grade": "any"} | keys), origins)


def named(found: OriginLists) -> Mapping[str, set[str]]:
    """Give the origins of each incident."""
    return {code: set(origins) for code, origins in zip(found.codes, found.named, strict=True)}


@pytest.fixture
def seen(record: AddIncident) -> None:
    """Ten incidents: a monitor names all but the last two, a network every second, a passer-by one alone."""
    for number in range(10):
        incident = record(f"RC{number:04}", (1, 1), grade=None, parties=(Party.RUSSIA,) if number % 2 else ())
        if number < 8:
            tell(incident, "monitor")
        if number % 2 == 0 or number == 9:
            tell(incident, "network")
    tell(record("RC0010", (1, 1), grade=None), "passer_by")


@pytest.mark.usefixtures("seen")
def test_an_origin_names_an_incident_whose_dead_it_counts() -> None:
    """One row an incident; incidents that only small origins know are counted as known."""
    found = lists()
    assert found.origins == ("monitor", "network")
    assert named(found)["RC0000"] == {"monitor", "network"}
    assert named(found)["RC0001"] == {"monitor"}
    assert (len(found.codes), found.known, found.aside) == (10, 1, 1)
    assert found.rows()[1] == {"monitor": 1, "network": 0}


def test_a_copy_is_no_second_list(record: AddIncident) -> None:
    """It speaks for what it copies (R8)."""
    for number in range(5):
        incident = record(f"RC{number:04}", (1, 1))
        first = tell(incident, "monitor")
        tell(incident, "copyist", copy_of=first)
        tell(incident, "network")
    found = lists("monitor", "network")
    assert next(iter(named(found).values())) == {"monitor", "network"}
    with pytest.raises(BadInput, match="copyist"):
        lists("copyist")


def test_who_counts_nobody_or_fighters_names_no_civilians(record: AddIncident) -> None:
    """But a vague word names them, although it has no number."""
    incident = record("RC0001", (1, 1))
    tell(incident, "monitor")
    tell(incident, "denier", NOBODY)
    tell(incident, "army", victims=VictimClass.MILITANT)
    tell(incident, "network", DOZENS)
    assert named(lists("monitor", "network")) == {"RC0001": {"monitor", "network"}}
    for origin in ("denier", "army"):
        with pytest.raises(BadInput, match=origin):
            lists(origin)


def test_a_source_of_every_incident_is_no_list(record: AddIncident) -> None:
    """It cannot show what it missed: the incidents were taken from it."""
    for number in range(8):
        incident = record(f"RC{number:04}", (1, 1))
        tell(incident, "frame")
        for source in ("monitor", "network"):
            if (number + len(source)) % 4:
                tell(incident, source)
    found = lists()
    assert (found.frame, set(found.origins)) == (("frame",), {"monitor", "network"})


@pytest.mark.usefixtures("seen")
def test_strata_of_parties_part_the_incidents() -> None:
    """Each stands in one; nobody alleged is a stratum of its own."""
    found = lists("monitor", "network", by="party")
    assert set(found.strata) == {"russia", "unknown"}
    assert found.rows()[1] == {"monitor": 1, "network": 0, "party": "russia"}


@pytest.mark.usefixtures("seen")
def test_strata_that_overlap_are_refused() -> None:
    """By grade would be by the number of origins."""
    with pytest.raises(BadInput, match="grade"):
        lists(by="grade")


@pytest.mark.usefixtures("seen")
def test_no_origin_large_enough_is_told_with_the_largest() -> None:
    """The choice was too narrow."""
    with pytest.raises(BadInput, match="No origin"):
        lists(**{"from": "2030-01"})


@pytest.fixture
def three(record: AddIncident) -> Material:
    """Sixty incidents that three origins report as chance has it, and ten that only others know."""
    for number in range(60):
        incident = record(f"RC{number:04}", (1, 1), grade=None)
        for every, source in ((2, "monitor"), (3, "network"), (5, "hospital")):
            if number % every == 0 or (number % 7 == 0 and every == 3):
                tell(incident, source)
    for number in range(10):
        tell(record(f"RD{number:04}", (1, 1), grade=None), f"passer_by_{number}")
    return of_origins(**lists().account())


def test_an_estimate_of_incidents_speaks_of_incidents(three: Material) -> None:
    """In its assumptions, its warnings and its paragraph, and it names every incident behind it."""
    told = estimate(three, "loglinear", select="main", checks=False, draws=2_000)
    assert told.unit is EstimateUnit.INCIDENTS
    assert told.made and told.made.ids == tuple(three.ids)
    assert told.made.known_elsewhere == 10
    words = {each.word for each in told.warnings}
    assert {EstimateWarning.UNITS_ARE_INCIDENTS, EstimateWarning.LISTS_ARE_ORIGINS} <= words
    assert told.paragraph and "incidents are recorded" in told.paragraph.en
    assert not [each.en for each in told.assumptions if "person" in each.en or "people" in each.en.lower()]


def test_incidents_known_elsewhere_contradict_a_lower_estimate(three: Material) -> None:
    """Whom the lists missed and others know is a floor for the unseen."""
    many = Material(three.table, three.unit, three.ids, known=100_000)
    told = estimate(many, "loglinear", select="main", checks=False, draws=2_000)
    assert EstimateWarning.KNOWN_EXCEEDS in {each.word for each in told.warnings}


@pytest.mark.usefixtures("three")
def test_a_grade_that_asks_for_two_origins_is_refused() -> None:
    """What one origin alone reports would be missing; no step of the ladder may be published."""
    account = lists(grade="any").account() | {"grades": "fair+"}
    told = estimate(of_origins(**account), "loglinear", select="main", checks=False, draws=2_000)
    assert told.estimate is None
    assert all(rung.not_publishable for rung in told.ladder)
    assert EstimateRefusal.CHOSEN_BY_OVERLAP in {each.word for each in told.refusals}


@pytest.mark.parametrize(("grade", "refused"), [("fair+", True), ("confirmed", True), ("weak+", False)])
def test_which_grades_ask_for_two_origins(record: AddIncident, grade: str, refused: bool) -> None:
    """Confirmed and fair do; weak is what one origin reports."""
    tell(record("RC0001", (1, 1)), "monitor")
    if grade == "confirmed":
        with pytest.raises(BadInput):
            lists("monitor", grade=grade)
        return
    assert lists("monitor", grade=grade).needs_overlap is refused


def test_events_are_incidents_of_one_day_at_a_near_place(record: AddIncident) -> None:
    """What is known too loosely is left out and counted, never set at the middle of a governorate."""
    both = (Party.RUSSIA, Party.SYRIA_GOV)
    incidents = [record("RC0001", (3, 5)), record("RC0002", None, parties=both)]
    incidents.append(record("RC0003", (1, 1), end=date(2001, 11, 20)))
    incidents.append(record("RC0004", (1, 1)))
    for incident in incidents[:3]:
        Incident.objects.filter(pk=incident.pk).update(place_precision=PlacePrecision.CITY)
    Incident.objects.filter(pk=incidents[3].pk).update(place_precision=PlacePrecision.GOVERNORATE)
    found = events_of(Declaration.read({"measure": "killed", "grade": "any"}))
    rows = [dict(zip(found.header, row, strict=True)) for row in found.rows]
    assert [(row[ID], row["party"], row["killed_low"], row["killed_high"]) for row in rows] == [
        ("RC0001", "russia", "3", "5"),
        ("RC0002", "russia + syria_gov", "", ""),
    ]
    assert (found.left_out["without_one_day"], found.left_out["without_a_place_close_enough"]) == (1, 1)


def test_events_of_a_file_stand_beside_those_of_the_record() -> None:
    """Each keeps its columns, and `table` tells which is which."""
    record = Table("record", ("timestamp", "lon", "lat", ID), [("2001-11-05", "40", "34", "RC0001")])
    beside = Table("attacks", ("timestamp", "lon", "lat", "type"), [("2001-11-04", "40.1", "34", "IED")])
    found = events_beside([record, beside], Account({}, {}, ID))
    assert found.texts("table") == ["attacks", "record"]
    assert found.texts("type") == ["IED", ""]
    assert found.texts(ID) == ["", "RC0001"]
