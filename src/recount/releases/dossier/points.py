"""The shapes of the checklist: a point, how far it is met, and what is said of it in numbers, days and words.

For: the eleven points of a dossier, in the full and in the safe form. Not for: judging them
(`recount.releases.dossier.checklist`). A remark holds no free text, so it can stand in either form.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from recount.releases.casefile.case import Testimony
from recount.vocabulary.words import HarmGrade, Party, PlacePrecision, StrikeType, TimePrecision

Fill = int | date | Party | PlacePrecision | StrikeType | TimePrecision | HarmGrade


class Standing(StrEnum):
    """How far a point is met."""

    MET = "met"
    PARTLY = "partly"
    MISSING = "not_there"


class Subject(StrEnum):
    """What each of the eleven points asks for, in their order (section 7 of the method)."""

    DATE = "date"
    PLACE = "place"
    ORIGINS = "origins"
    QUOTES = "quotes"
    NAMED = "named_dead"
    CIVILIAN = "civilian_status"
    WEAPON = "weapon"
    CONTRARY = "contrary"
    RESPONSE = "response"
    DECIDED = "decided"
    CORRECTION = "correction"


class Remark(BaseModel):
    """Something to be said: an entry of `wording.yaml` under the point's subject, and what fills it in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    fills: dict[str, Fill] = {}


class Finding(BaseModel):
    """One point of the checklist without ids: what the safe form tells."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    subject: Subject
    standing: Standing
    remarks: list[Remark]


class Point(Finding):
    """One point with the ids of the claims and the numbers of the decisions that it rests on."""

    claims: list[str] = []
    decisions: list[int] = []

    def without_ids(self) -> Finding:
        """Give the point as the safe form tells it."""
        return Finding(number=self.number, subject=self.subject, standing=self.standing, remarks=self.remarks)


def judged(
    subject: Subject,
    standing: Standing,
    remarks: Sequence[Remark],
    rests_on: Iterable[Testimony] = (),
    decisions: Iterable[int] = (),
) -> Point:
    """Make a point with the claims that it rests on, each once."""
    return Point(
        number=list(Subject).index(subject) + 1,
        subject=subject,
        standing=standing,
        remarks=list(remarks),
        claims=list(dict.fromkeys(each.key for each in rests_on)),
        decisions=list(decisions),
    )


def standing_of(share: int, whole: int) -> Standing:
    """Judge by how many of all fulfil a point: all of at least one, some, or none."""
    if not share:
        return Standing.MISSING
    return Standing.MET if share == whole else Standing.PARTLY
