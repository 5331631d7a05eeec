"""The cast of the figures: a small record of eastern Syria with every kind of gap.

Everything is invented but the places, and the year is 2001, so that nobody takes it for findings.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.models import Decision, Grade, Incident, PartyAttribution, Toll
from recount.places.gazetteer import Gazetteer
from recount.places.models import Place, keep_place
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionStatus,
    DecisionKind,
    IncidentStatus,
    Outcome,
    Party,
    TimePrecision,
    VictimCategory,
    VictimClass,
)

Span = tuple[int | None, int | None]
AddIncident = Callable[..., Incident]

CIVILIANS_KILLED = Group(Outcome.KILLED, VictimClass.CIVILIAN, VictimCategory.TOTAL)
NOVEMBER_5 = date(2001, 11, 5)


def place(key: str) -> Place:
    """Keep a place of the shipped gazetteer."""
    return keep_place(key, Gazetteer.shipped())


def sign(incident: Incident) -> Decision:
    """Sign for an incident."""
    decision = Decision(
        kind=DecisionKind.GRADE,
        incident=incident,
        signed_by="cast",
        signed_at=datetime(2001, 12, 1, tzinfo=UTC),
        reason="For the play.",
    )
    decision.save()
    return decision


def add_toll(incident: Incident, span: Span, group: Group = CIVILIANS_KILLED, *, high_open: bool = False) -> None:
    """Keep a range of an incident."""
    low, high = span
    Toll(incident=incident, **group._asdict(), low=low, high=high, high_open=high_open).save()


def add_incident(code: str, killed: Span | None = None, **changes: Any) -> Incident:
    """Keep an incident with its civilians killed, its signed grade and the parties alleged.

    Changes: `at` a place, `start`, `end`, `status`, `grade`, `parties`; without them it is a fair strike of one
    party on Albukamal.
    """
    said: dict[str, Any] = {
        "at": "albukamal",
        "start": NOVEMBER_5,
        "grade": AirwarsGrade.FAIR,
        "parties": (Party.RUSSIA,),
    } | changes
    incident = Incident(
        code=code,
        title_en=f"Strike {code}",
        start=said["start"],
        end=said.get("end", said["start"]),
        precision=TimePrecision.UNRESOLVED if said["start"] is None else TimePrecision.DAY,
        place=place(said["at"]) if said["at"] else None,
        status=said.get("status", IncidentStatus.ACTIVE),
    )
    incident.save()
    if killed is not None:
        add_toll(incident, killed)
    if said["grade"] is not None:
        Grade(incident=incident, airwars=said["grade"], decision=sign(incident)).save()
    for party in said["parties"]:
        PartyAttribution(incident=incident, party=party, status=AttributionStatus.LIKELY).save()
    return incident


@pytest.fixture
def record(db: None) -> AddIncident:
    """An empty record, and the way to add an incident to it."""
    return add_incident


@pytest.fixture
def autumn(record: AddIncident) -> None:
    """October to December 2001, with contested, joint, unknown and loosely dated incidents."""
    both = (Party.RUSSIA, Party.SYRIA_GOV)
    record("RC0001", (31, 49))
    record("RC0002", (3, 5), at="mayadin", start=date(2001, 10, 12), parties=both)
    record("RC0003", None, at="mayadin", start=date(2001, 10, 20))
    record("RC0004", (10, 12), grade=AirwarsGrade.CONTESTED)
    record("RC0005", (2, 2), grade=None)
    record("RC0006", (7, 7), at="raqqa")
    record("RC0007", (4, 4), at="deir_ez_zor_governorate", start=date(2001, 10, 28), end=date(2001, 11, 3))
    record("RC0008", (9, 9), start=date(2001, 12, 30), end=date(2002, 1, 2))
    record("RC0009", (50, 50), status=IncidentStatus.MERGED)
    record("RC0010", (6, 6), parties=(Party.US_COALITION,))
    record("RC0011", (1, 1), at=None)
    unstated = CIVILIANS_KILLED._replace(victim_class=VictimClass.UNSPECIFIED)
    add_toll(Incident.objects.get(code="RC0003"), (15, 15), unstated, high_open=True)
