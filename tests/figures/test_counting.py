"""What counting promises: one declaration on one record is one figure, and everything left out is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test.utils import CaptureQueriesContext

from recount.claims.models import keep_claims
from recount.claims.schema import Casualties, Claim, Quantity, Quote
from recount.errors import BadInput
from recount.figures.asking.declaration import Declaration
from recount.figures.counting import count
from recount.incidents.deciding.signing import Signature, decide_link, override
from recount.incidents.models import Grade, Incident
from recount.places.models import Place, PlaceName
from recount.reports.models import Report
from recount.vocabulary.words import (
    AirwarsGrade,
    CaptureState,
    ClaimKind,
    Hedge,
    LinkState,
    Outcome,
    Party,
    PlacePrecision,
    VictimClass,
)

AddIncident = Callable[..., Incident]

EAST = {
    "measure": "killed",
    "party": "russia",
    "place": "Deir ez-Zor",
    "from": "2001-10",
    "to": "2001-12",
}


def counted(**keys: Any) -> dict[str, Any]:
    """Count a figure and give it as the JSON of the contract."""
    return count(Declaration.read({"measure": "killed"} | keys), as_of=date(2026, 1, 1)).as_json()


@pytest.mark.usefixtures("autumn")
def test_the_figure_of_the_contract() -> None:
    """The example of the contract counts the graded incidents of the governorate, each once."""
    figure = counted(**EAST, by="party,month")
    assert [figure["total"][key] for key in ("low", "high", "incidents", "unknown_toll", "contested")] == [
        38,
        58,
        4,
        1,
        1,
    ]
    assert figure["total"]["codes"] == ["RC0001", "RC0002", "RC0003", "RC0007"]
    assert [(row["party"], row["month"], row["low"], row["high"], row["incidents"]) for row in figure["rows"]] == [
        ("russia", "2001-10", 3, 5, 2),
        ("russia", "2001-11", 31, 49, 1),
        ("russia", "several", 4, 4, 1),
    ]


@pytest.mark.usefixtures("autumn")
def test_a_figure_has_the_keys_of_the_contract() -> None:
    """People script against these names."""
    figure = counted(**EAST, by="party,month")
    assert list(figure) == ["declaration", "rows", "total", "overlap", "sentence", "as_of", "release"]
    assert {"party", "month", "low", "high", "incidents", "unknown_toll", "contested"} <= set(figure["rows"][0])
    assert (figure["as_of"], figure["release"]) == ("2026-01-01", None)
    assert figure["declaration"]["place"] == "deir_ez_zor_governorate"


@pytest.mark.usefixtures("autumn")
def test_what_is_placed_or_dated_too_loosely_is_named() -> None:
    """An incident across the end of the window, and one without a place, are told and not counted (R6, R7)."""
    assert counted(**EAST)["total"]["too_loose"] == {"time": ["RC0008"], "place": ["RC0011"]}


@pytest.mark.usefixtures("autumn")
def test_an_incident_known_only_to_its_governorate_is_not_put_into_a_town() -> None:
    """Better the governorate than a wrong town: it is told beside the town's figure (R7)."""
    figure = counted(place="mayadin")
    assert (figure["total"]["codes"], figure["total"]["too_loose"]["place"]) == (
        ["RC0002", "RC0003"],
        ["RC0007", "RC0011"],
    )


@pytest.mark.usefixtures("autumn")
def test_merged_incidents_are_not_counted() -> None:
    """What went on under another code is counted there (one event, once)."""
    assert "RC0009" not in counted(grade="any")["total"]["codes"]


@pytest.mark.usefixtures("autumn")
def test_people_of_unstated_status_stand_beside() -> None:
    """The dead of RC0003 are people, not civilians: its civilian toll is unknown (ruling 6)."""
    total = counted(**EAST)["total"]
    assert (total["unspecified_low"], total["unspecified_high"], total["unspecified_open"]) == (15, 15, True)


@pytest.mark.usefixtures("autumn")
def test_the_overlap_names_the_joint_incident() -> None:
    """Two parties share RC0002; rows by party exceed the total by it (R15, ruling 7)."""
    figure = counted(by="party")
    assert (figure["overlap"]["codes"], figure["overlap"]["additive"]) == (["RC0002"], False)
    assert sum(row["incidents"] for row in figure["rows"]) == figure["total"]["incidents"] + 1


@pytest.mark.usefixtures("autumn")
def test_the_party_filter_keeps_joint_incidents() -> None:
    """`--party` keeps what is alleged to it jointly as well as alone."""
    assert counted(party="syria_gov")["total"]["codes"] == ["RC0002"]


@pytest.mark.usefixtures("autumn")
def test_governorates_are_rows() -> None:
    """An incident in a town stands under the governorate of the town, one without a place under none."""
    rows = {row["governorate"]: row["codes"] for row in counted(by="governorate", grade="any")["rows"]}
    assert rows["raqqa_governorate"] == ["RC0006"]
    assert rows[None] == ["RC0011"]


def test_a_member_counts_under_the_party_it_folds_into(record: AddIncident) -> None:
    """A strike of the United States is one of the coalition (R23)."""
    record("RC0001", (1, 1), parties=(Party.UNITED_STATES,))
    assert counted(party="us_coalition")["total"]["incidents"] == 1


def test_an_imported_grade_counts_as_graded(record: AddIncident) -> None:
    """Another recorder's grade takes an incident into the figure (ruling 7)."""
    Grade(incident=record("RC0001", (1, 1), grade=None), airwars=AirwarsGrade.FAIR, imported_from="Airwars").save()
    assert counted()["total"]["incidents"] == 1


def test_a_grade_that_nobody_signed_does_not_count(record: AddIncident) -> None:
    """The machine proposes; until a person signs, the incident is unassessed (R17, ruling 7)."""
    Grade(incident=record("RC0001", (1, 1), grade=None), airwars=AirwarsGrade.FAIR).save()
    total = counted()["total"]
    assert (total["incidents"], total["beside"]["unassessed"]["incidents"]) == (0, 1)


@pytest.mark.parametrize(
    ("span", "sums"), [((5, None), (5, 5, True)), ((None, 40), (None, 40, False)), ((None, None), (None, None, False))]
)
def test_an_open_end_of_the_record_stays_open(
    record: AddIncident, span: tuple[int | None, int | None], sums: tuple[int | None, int | None, bool]
) -> None:
    """A toll without a high end is "at least"; one without any end is unknown, not 0 (R14)."""
    record("RC0001", span)
    total = counted()["total"]
    assert (total["low"], total["high"], total["high_open"]) == sums


def test_a_figure_of_a_place_that_only_the_record_knows(record: AddIncident) -> None:
    """A place learnt from an incident can be asked for by any of its spellings."""
    incident = record("RC0001", (1, 1))
    row = Place(
        key="qarya_sm",
        name_en="Qaryat Smaan",
        kind=PlacePrecision.VILLAGE,
        governorate=incident.place.governorate if incident.place else None,
    )
    row.save()
    PlaceName(place=row, name="Kafr Simaan").save()
    incident.place = row
    incident.save()
    assert counted(place="Kafr Simaan")["total"]["codes"] == ["RC0001"]
    assert counted(place="Deir ez-Zor")["total"]["codes"] == ["RC0001"]


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["Nowhere at all", "qqq"])
def test_a_place_that_is_none_is_refused(words: str) -> None:
    """A figure for the wrong place would be a false figure."""
    with pytest.raises(BadInput, match="no place"):
        counted(place=words)


@pytest.mark.django_db
def test_an_empty_record_gives_no_zero() -> None:
    """Nothing recorded is not nobody killed (R14)."""
    total = counted()["total"]
    assert (total["incidents"], total["low"], total["high"]) == (0, None, None)


def test_the_number_of_queries_does_not_grow_with_the_record(
    record: AddIncident, django_assert_num_queries: Callable[..., CaptureQueriesContext]
) -> None:
    """One pass over the record: incidents, their places, grades, parties and tolls, whatever their number."""
    for number in range(20):
        record(f"RC{number:04}", (number, number + 1))
    with django_assert_num_queries(6):
        counted(by="party,month,place")


def accept_claim(incident: Incident, words: str, quantity: Quantity, day: str) -> None:
    """Let a report of that day say how many civilians were killed, and accept it as evidence."""
    report = Report(key=f"report-{day}", published=day, text=words, state=CaptureState.FULL_TEXT_LOCAL)
    report.save()
    claim = Claim(
        id=f"claim-{day}",
        kind=ClaimKind.CASUALTY,
        quote=Quote(text=words, start=0, end=len(words)),
        casualties=[Casualties(outcome=Outcome.KILLED, victim_class=VictimClass.CIVILIAN, count=quantity)],
    )
    (row,) = keep_claims(report, [claim])
    signature = Signature(by="cast", at=datetime(2001, 12, 1, tzinfo=UTC), reason="It tells of this strike.")
    decide_link(row, incident, LinkState.ACCEPT, signature)


@pytest.mark.parametrize(
    ("convention", "sums"), [("literal", (None, None, 1)), ("acled", (12, 12, 0)), ("airwars", (12, 24, 0))]
)
def test_a_convention_reads_vague_words_anew(record: AddIncident, convention: str, sums: tuple[Any, ...]) -> None:
    """Dozens are no number to the letter, 12 for one house and 12 to 24 for another; the claim stays (R3)."""
    words = "Dozens of civilians were killed."
    accept_claim(record("RC0001"), words, Quantity(raw="Dozens", hedge=Hedge.VAGUE), "2001-11-06")
    total = counted(convention=convention)["total"]
    assert (total["low"], total["high"], total["unknown_toll"]) == sums


@pytest.mark.usefixtures("autumn")
def test_a_convention_leaves_ranges_without_claims_as_they_were() -> None:
    """What was imported or settled by hand has no words to read again."""
    assert counted(convention="acled")["total"] == counted()["total"]


def test_a_convention_leaves_a_hand_settled_range_standing(record: AddIncident) -> None:
    """What a person settled stands under every convention (R12)."""
    incident = record("RC0001")
    accept_claim(incident, "Dozens of civilians were killed.", Quantity(raw="Dozens", hedge=Hedge.VAGUE), "2001-11-06")
    signature = Signature(by="cast", at=datetime(2001, 12, 2, tzinfo=UTC), reason="Counted at the graves.")
    override(incident, signature, outcome=Outcome.KILLED, low=17, high=17)
    assert counted(convention="acled")["total"]["low"] == 17
