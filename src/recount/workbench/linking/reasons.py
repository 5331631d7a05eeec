"""The reasons of a proposal in plain words: what speaks for it, what against it, and which report is likest.

For: the pages of linking. Not for: finding reasons (`incidents.capturing.proposing` and `incidents.capturing.nearness`,
which keep them in one line of English).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from recount.releases.paper.words import joined
from recount.workbench.words import language, say

_LIKEST = re.compile(r"^likest to (?P<report>\S+) \((?P<moved>.*)\)$")
_MOVED = re.compile(r"(?P<family>\w+) (?P<by>[+-]\d+(?:\.\d+)?)")
_SAME_PLACE = re.compile(r"^the same place \(.*\)$")
_AWAY = re.compile(r"^(?P<km>[\d.]+) km from .*$")
# What moves a score less than this says nothing to a person.
_LEAST_MOVED = 0.3


class Reasons(BaseModel):
    """What speaks for a proposal and against it; `other` is what was not understood."""

    model_config = ConfigDict(frozen=True)

    nearness: list[str]
    speak_for: list[str]
    speak_against: list[str]
    likest: str
    other: str

    @property
    def near(self) -> str:
        """Say how near they lie in time and place."""
        return joined(self.nearness, language())

    @property
    def pros(self) -> str:
        """Say what speaks for it."""
        return joined(self.speak_for, language())

    @property
    def cons(self) -> str:
        """Say what speaks against it."""
        return joined(self.speak_against, language())


def reasons_in(line: str, place: str) -> Reasons:
    """Read the line of reasons of a proposal; `place` names the place of its incident in the language of the page."""
    nearness: list[str] = []
    moved: list[tuple[str, float]] = []
    likest, other = "", []
    for part in filter(None, (each.strip() for each in line.split(";"))):
        if near := _nearness(part, place):
            nearness.append(near)
        elif found := _LIKEST.match(part):
            likest, moved = found["report"], list(_moved(found["moved"]))
        else:
            other.append(part)
    return Reasons(
        nearness=nearness,
        speak_for=[family for family, by in moved if by >= _LEAST_MOVED],
        speak_against=[family for family, by in moved if by <= -_LEAST_MOVED],
        likest=likest,
        other="; ".join(other),
    )


def _moved(said: str) -> Iterator[tuple[str, float]]:
    for found in _MOVED.finditer(said):
        yield _family(found["family"]), float(found["by"])


def _nearness(part: str, place: str) -> str:
    days = {
        "the same day": say("linking.same_day"),
        "overlapping days": say("linking.overlapping_days"),
        "a day apart": say("linking.a_day_apart"),
    }
    if part in days:
        return days[part]
    if _SAME_PLACE.match(part):
        return say("linking.same_place", place=place)
    if found := _AWAY.match(part):
        return say("linking.away", km=found["km"], place=place)
    return ""


def _family(name: str) -> str:
    names = {
        "words": say("linking.of_words"),
        "time": say("linking.of_time"),
        "counts": say("linking.of_counts"),
        "place": say("linking.of_place"),
        "circumstances": say("linking.of_circumstances"),
    }
    return names.get(name, name)
