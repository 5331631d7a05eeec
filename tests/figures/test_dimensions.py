"""What zones, harm, targets, monitors and days gone by promise: nothing guessed, nothing counted twice unsaid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from recount.claims.models import keep_claims
from recount.claims.schema import Casualties, Claim, Infrastructure, Quantity, Quote, Strike
from recount.errors import BadInput
from recount.figures.asking.declaration import Declaration
from recount.figures.choosing.zoning import keep_all_grounds
from recount.figures.counting import count
from recount.figures.telling.table import map_of
from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.deciding.signing import Signature, decide_link, grade, override
from recount.incidents.deciding.succession import correct, merge
from recount.incidents.deciding.ways import settle_by
from recount.incidents.models import Incident, Link
from recount.places.zones.checking import WantedZones
from recount.places.zones.keeping import import_zones
from recount.places.zones.models import Containment, ZoneVersion
from recount.reports.models import Publisher, Report
from recount.vocabulary.words import (
    CaptureState,
    ClaimKind,
    Damage,
    HarmGrade,
    InfrastructureType,
    LinkState,
    Outcome,
    Party,
    PublisherKind,
    SettlingMethod,
    Unit,
    VictimCategory,
    VictimClass,
)
from tests.figures.conftest import place
from tests.places.zones.cast import feature, square, write

AddIncident = Callable[..., Incident]
WORDS = "Many strikes hit the town."


def counted(**keys: Any) -> dict[str, Any]:
    """Count a figure and give it as the JSON of the contract."""
    return count(Declaration.read({"measure": "killed"} | keys), as_of=date(2026, 1, 1)).as_json()


def tell(incident: Incident, source: str, day: str, *, signed: int = 1, **content: Any) -> None:
    """Let a publisher say something that is accepted as evidence in December 2001, on the day `signed`."""
    publisher = Publisher.objects.filter(key=source).first()
    if publisher is None:
        publisher = Publisher(
            key=source, name_en=source, kind=PublisherKind.MONITOR, profile={"counts": f"as {source}"}
        )
        publisher.save()
    key = f"{source}-{day}-{incident.code}"
    report = Report(key=key, publisher=publisher, published=day, text=WORDS, state=CaptureState.FULL_TEXT_LOCAL)
    report.save()
    claim = Claim(id=key, kind=ClaimKind.CASUALTY, quote=Quote(text=WORDS, start=0, end=len(WORDS)), **content)
    (row,) = keep_claims(report, [claim])
    at = datetime(2001, 12, signed, tzinfo=UTC)
    decide_link(row, incident, LinkState.ACCEPT, Signature(by="cast", at=at, reason="It tells of it."))


def killed(number: int) -> dict[str, Any]:
    """Give a claim of so many civilians killed."""
    quantity = Quantity(raw=str(number), min=number, max=number)
    return {"casualties": [Casualties(outcome=Outcome.KILLED, victim_class=VictimClass.CIVILIAN, count=quantity)]}


def things(number: int, unit: Unit) -> Quantity:
    """Give a number of strikes or objects."""
    return Quantity(raw=str(number), min=number, max=number, unit=unit)


@pytest.fixture
def front(record: AddIncident, tmp_path: Path) -> None:
    """A front in eastern Syria in November 2001: one party around Albukamal, another far to the west of it."""
    east, west = square(39.5, 33.5, 42.5, 36.8), square(35.5, 32, 39.5, 36.8)
    path = write(tmp_path, feature("isis", east), feature("syria_gov", west))
    record("RC0001", (3, 3))
    record("RC0002", (1, 1), start=date(2001, 11, 20))
    record("RC0003", (1, 1), start=date(2001, 10, 1))
    record("RC0004", (1, 1), at="deir_ez_zor_governorate")
    record("RC0005", (1, 1), at=None)
    record("RC0006", (1, 1), at="homs")
    _, versions = import_zones(WantedZones(path, date(2001, 11, 1), "Our map", "CC BY 4.0"))
    keep_all_grounds(versions)


@pytest.mark.usefixtures("front")
def test_an_incident_that_came_after_the_map_is_set_on_it_once(record: AddIncident) -> None:
    """The figure knows its ground at once; renewing keeps it, and keeps nothing twice."""
    record("RC0007", (1, 1), at="raqqa")
    before = counted(measure="incidents", by="zone")["rows"]
    assert keep_all_grounds(ZoneVersion.objects.all()) == 1
    assert keep_all_grounds(ZoneVersion.objects.all()) == 0
    assert counted(measure="incidents", by="zone")["rows"] == before


@pytest.mark.usefixtures("front")
def test_rows_by_zone_never_guess() -> None:
    """Near a border, before the map, without a place: uncertain or unplaced, each told (R7, R22)."""
    rows = {row["zone"]: row["codes"] for row in counted(measure="incidents", by="zone")["rows"]}
    assert rows == {
        "syria_gov": ["RC0006"],
        "isis": ["RC0001", "RC0002"],
        "uncertain": ["RC0004"],
        None: ["RC0003", "RC0005"],
    }


@pytest.mark.usefixtures("front")
def test_a_figure_by_zone_names_its_maps() -> None:
    """Another map gives another share, so the map stands in the JSON and in the sentence."""
    figure = counted(measure="incidents", by="zone")
    assert [(each["source"], each["as_of"], each["licence"]) for each in figure["maps"]] == [
        ("Our map", "2001-11-01", "CC BY 4.0")
    ]
    assert "Our map (CC BY 4.0), as of 1 November 2001" in figure["sentence"]


@pytest.mark.usefixtures("front")
def test_a_share_shows_numerator_denominator_and_unknown() -> None:
    """Two of three known incidents, three unknown: the bounds take in what is not known (R14, R22)."""
    rows = {row["zone"]: row.get("share") for row in counted(measure="incidents", by="zone", shares=True)["rows"]}
    share = rows["isis"]
    assert [share[key] for key in ("numerator_low", "denominator_low", "unknown", "percent")] == [2, 3, 3, 66.7]
    assert (share["at_least"], share["at_most"]) == (33.3, 83.3)
    assert share["low"] < 66.7 < share["high"]
    assert rows["uncertain"] is None


@pytest.mark.usefixtures("front")
def test_containment_is_kept_with_its_map() -> None:
    """What was worked out once is not worked out again, and says by which map."""
    assert {str(row.version)[:18] for row in Containment.objects.all()} == {"Our map 2001-11-01"}
    assert Containment.objects.filter(party=Party.ISIS).exists()


@pytest.mark.django_db
def test_zones_without_a_map_are_refused() -> None:
    """Who held the ground is never guessed."""
    with pytest.raises(BadInput, match="no map of zones"):
        counted(by="zone")


def test_strikes_are_counted_as_sources_count_them(record: AddIncident) -> None:
    """The latest count of each origin stands; an incident in which nobody counts them is unknown, not one (R9, R14)."""
    first = record("RC0001")
    record("RC0002")
    for source, day, number in (("a", "2001-11-06", 3), ("a", "2001-11-08", 5), ("b", "2001-11-07", 4)):
        tell(first, source, day, strike=Strike(count=things(number, Unit.STRIKES)))
    total = counted(measure="strikes")["total"]
    assert [total[key] for key in ("low", "high", "incidents", "unknown_toll")] == [4, 5, 2, 1]


def test_objects_are_counted_by_kind(record: AddIncident) -> None:
    """Three schools and a hospital without a number: at least one; the rows are not to be added."""
    school = Infrastructure(type=InfrastructureType.EDUCATION, damage=Damage.STRUCK, count=things(3, Unit.FACILITIES))
    hospital = Infrastructure(type=InfrastructureType.HEALTHCARE, damage=Damage.DAMAGED)
    tell(record("RC0001"), "a", "2001-11-06", infrastructure=[school, hospital])
    figure = counted(measure="facilities", by="infrastructure")
    rows = {row["infrastructure"]: (row["low"], row["high"], row["high_open"]) for row in figure["rows"]}
    assert rows == {"healthcare": (1, 1, True), "education": (3, 3, False)}
    assert (figure["total"]["low"], figure["total"]["high_open"], figure["overlap"]["additive"]) == (4, True, False)


def test_monitors_stand_side_by_side(record: AddIncident) -> None:
    """Each with its own latest count and its unit; the total is none of theirs added up (R9, R11)."""
    incident = record("RC0001")
    for source, day, number in (("a", "2001-11-06", 22), ("a", "2001-11-09", 49), ("b", "2001-11-07", 31)):
        tell(incident, source, day, **killed(number))
    figure = counted(by="monitor")
    assert [(row["monitor"], row["unit"], row["low"], row["high"]) for row in figure["rows"]] == [
        ("a", "as a", 49, 49),
        ("b", "as b", 31, 31),
    ]
    assert (figure["total"]["low"], figure["total"]["high"], figure["overlap"]["additive"]) == (31, 49, False)


def test_as_of_a_day_counts_what_was_decided_by_then(record: AddIncident) -> None:
    """Links, grades and overrides of later days are not there yet (R17, R21)."""
    incident = record("RC0001", grade=None)
    tell(incident, "a", "2001-11-06", signed=2, **killed(22))
    grade(incident, HarmGrade.FAIR, Signature(by="cast", at=datetime(2001, 12, 3, tzinfo=UTC), reason="Two origins."))
    tell(incident, "b", "2001-11-07", signed=4, **killed(31))
    at = datetime(2001, 12, 5, tzinfo=UTC)
    override(incident, Signature(by="cast", at=at, reason="The graves."), outcome=Outcome.KILLED, low=40, high=41)

    def then(day: int) -> tuple[int, int | None, int | None]:
        total = counted(as_of=f"2001-12-{day:02}", grade="any")["total"]
        return total["incidents"], total["low"], total["high"]

    assert [then(day) for day in (1, 2, 3, 4, 5)] == [
        (0, None, None),
        (0, None, None),
        (1, 22, 22),
        (1, 22, 31),
        (1, 40, 41),
    ]
    assert counted(as_of="2001-12-05", grade="any")["total"] == counted(grade="any")["total"]


def test_as_of_a_day_a_chosen_way_is_held_to_the_evidence_of_that_day(record: AddIncident) -> None:
    """A source that stands highest speaks in its latest words by then, not in those of the day of the choice (R12)."""
    incident = record("RC0001", grade=None)
    grade(incident, HarmGrade.FAIR, Signature(by="cast", at=datetime(2001, 12, 1, tzinfo=UTC), reason="Two origins."))
    tell(incident, "a", "2001-11-06", signed=2, **killed(22))
    tell(incident, "b", "2001-11-07", signed=2, **killed(31))
    signature = Signature(by="cast", at=datetime(2001, 12, 3, tzinfo=UTC), reason="They were there.")
    group = Group(Outcome.KILLED, VictimClass.CIVILIAN, VictimCategory.TOTAL)
    settle_by(incident, group, SettlingMethod.SOURCE_HIERARCHY, signature, hierarchy=["a"])
    tell(incident, "a", "2001-11-20", signed=5, **killed(25))

    def then(day: int) -> tuple[int | None, int | None]:
        total = counted(as_of=f"2001-12-{day:02}", grade="any")["total"]
        return total["low"], total["high"]

    assert [then(2), then(3), then(5)] == [(22, 31), (22, 22), (25, 25)]
    assert counted(as_of="2001-12-05", grade="any")["total"] == counted(grade="any")["total"]


def at(day: int, reason: str = "Seen again.") -> Signature:
    """Sign on a day of December 2001."""
    return Signature(by="cast", at=datetime(2001, 12, day, tzinfo=UTC), reason=reason)


def test_as_of_a_day_corrections_of_later_days_are_taken_back(record: AddIncident) -> None:
    """A day and a place that were mended since stand as they stood then, however often they were mended (R21)."""
    incident = record("RC0001", grade=None)
    grade(incident, HarmGrade.FAIR, at(1))
    new = place("mayadin")
    correct(incident, {"start": date(2001, 10, 31), "end": date(2001, 10, 31), "place": new}, at(3))
    correct(incident, {"start": date(2001, 10, 30), "place": place("raqqa")}, at(5))

    def rows(**keys: Any) -> list[tuple[str, str]]:
        said = counted(measure="incidents", by="month,place", grade="any", **keys)["rows"]
        return [(row["month"], row["place"]) for row in said]

    assert rows(as_of="2001-12-02") == [("2001-11", "albukamal")]
    assert rows(as_of="2001-12-04") == [("2001-10", "mayadin")]
    assert rows(as_of="2001-12-05") == rows() == [("2001-10", "raqqa")]
    assert rows(as_of="2001-12-02", **{"from": "2001-11"}) == [("2001-11", "albukamal")]
    assert rows(as_of="2001-12-02", to="2001-10") == rows(as_of="2001-12-02", place="raqqa") == []


def test_as_of_a_day_claims_stand_where_they_stood(record: AddIncident) -> None:
    """What was merged, or refused, since then is counted where it was counted then (R17)."""
    one, other = record("RC0001", grade=None), record("RC0002", grade=None)
    for incident in (one, other):
        grade(incident, HarmGrade.FAIR, at(1))
    tell(one, "a", "2001-11-06", signed=2, **killed(22))
    tell(other, "b", "2001-11-07", signed=2, **killed(31))
    merge(other, one, at(4))
    decide_link(Link.objects.get(claim__report__publisher__key="b").claim, one, LinkState.REFUSE, at(6))

    def then(day: int) -> tuple[int, int, int]:
        total = counted(as_of=f"2001-12-{day:02}", grade="any")["total"]
        return total["incidents"], total["low"], total["high"]

    assert [then(3), then(5), then(6)] == [(2, 53, 53), (1, 22, 31), (1, 22, 22)]


def test_a_way_that_a_person_chose_holds_under_every_convention_and_by_every_day(record: AddIncident) -> None:
    """The source that stands highest is read by the convention asked for, and by what it had published (R3, R12)."""
    incident = record("RC0001")
    tell(incident, "a", "2001-11-06", **killed(22))
    tell(incident, "a", "2001-11-09", **killed(25))
    tell(incident, "b", "2001-11-07", **killed(31))
    group = Group(Outcome.KILLED, VictimClass.CIVILIAN, VictimCategory.TOTAL)
    settle_by(incident, group, SettlingMethod.SOURCE_HIERARCHY, at(3), hierarchy=["a"])
    assert [counted(**keys)["total"]["high"] for keys in ({}, {"convention": "acled"}, {"known_by": "2001-11-08"})] == [
        25,
        25,
        22,
    ]


def test_a_range_set_by_hand_was_not_known_before_anything_was_published(record: AddIncident) -> None:
    """Nobody can have known of the graves on the day before the first report."""
    incident = record("RC0001")
    tell(incident, "a", "2001-11-06", **killed(22))
    override(incident, at(3), outcome=Outcome.KILLED, low=40, high=41)
    assert [counted(known_by=day)["total"]["high"] for day in ("2001-11-05", "2001-11-06")] == [None, 41]


def test_known_by_a_day_leaves_out_what_was_published_later(record: AddIncident) -> None:
    """What could be known then, as it is judged today."""
    incident = record("RC0001")
    tell(incident, "a", "2001-11-06", **killed(22))
    tell(incident, "b", "2001-11-09", **killed(31))
    figure = counted(known_by="2001-11-07")
    assert (figure["total"]["low"], figure["total"]["high"]) == (22, 22)
    assert "published by 7 November 2001" in figure["sentence"]


@pytest.mark.parametrize(("several", "refused"), [(5, False), (4, True)])
def test_a_tiny_denominator_is_refused(record: AddIncident, several: int, refused: bool) -> None:
    """One incident more would turn the ratio round (R23)."""
    for number in range(6):
        record(f"RC{number:04}", (1, 1))
    for number in range(several):
        record(f"RD{number:04}", (1, 1), parties=(Party.SYRIA_GOV,))
    found = counted(measure="incidents", party="russia", against="syria_gov")["comparison"]
    assert (found["refused"] is not None, found["ratio"]) == (refused, None if refused else 1.2)


def test_a_party_is_not_compared_with_its_own_member(record: AddIncident) -> None:
    """The coalition's figure holds that of the United States already (R23)."""
    record("RC0001", (1, 1), parties=(Party.UNITED_STATES,))
    found = counted(party="us_coalition", against="united_states")["comparison"]
    assert "counted within each other" in found["refused"]


def test_a_map_tells_no_exact_point(record: AddIncident) -> None:
    """Points of a map are those of a grid; a clinic is told no closer than its town (R28)."""
    incident = record("RC0001", (3, 5))
    incident.infrastructure = [str(InfrastructureType.HEALTHCARE)]
    incident.save()
    record("RC0002", (1, 1), at=None)
    figure = count(Declaration.read({"measure": "killed"}))
    first, second = map_of(figure)["features"]
    place = incident.place
    assert place is not None
    assert place.lat is not None
    assert first["geometry"]["coordinates"] != [place.lon, place.lat]
    assert first["geometry"]["coordinates"] == pytest.approx([place.lon, place.lat], abs=0.1)
    assert (first["properties"]["low"], first["properties"]["high"], second["geometry"]) == (3, 5, None)
