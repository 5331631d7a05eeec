"""A claim as a person reads it: one line of what it says, and its fields with where each comes from.

For: the list of claims beside a report. Not for: the form (`recount.workbench.reading.fields`). The fields are those of
the claim schema, gone through one by one, so that a new field of the contract shows by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from recount.checks.phrasing import day_words
from recount.claims.amending import OF_THE_READER
from recount.claims.schema import Casualties, Claim, Quantity, When, Where
from recount.places.gazetteer import Gazetteer
from recount.places.reasons import reason_told
from recount.vocabulary.reader import label
from recount.vocabulary.words import Modality, PerpetratorBasis, PlacePrecision, Polarity, VictimCategory
from recount.workbench.reading.naming import name_of
from recount.workbench.words import in_language, in_words, language, say

# What every claim has unless it says otherwise, so that it need not be told.
_USUAL: tuple[StrEnum, ...] = (Polarity.AFFIRMED, Modality.ASSERTED, PerpetratorBasis.NAMED)
# Where a place comes from is told apart from what it is.
_PROVENANCE = ("inherited", "score", "reason", "alternatives", "lat", "lon", "basis")


class Fact(BaseModel):
    """One thing that a claim says: its field, what it says, its words in the report, and where it comes from."""

    model_config = ConfigDict(frozen=True)

    field: str
    text: str
    raw: str = ""
    how: str = ""
    score: float | None = None
    reason: str = ""

    @property
    def name(self) -> str:
        """Name the field in the language of the page."""
        return name_of(self.field)

    @property
    def sure(self) -> str:
        """Say how sure the machine is of it; nothing where it does not tell."""
        return "" if self.score is None else say("reading.sure", n=round(100 * self.score))


def facts(claim: Claim, gazetteer: Gazetteer) -> list[Fact]:
    """Give everything that a claim says, field by field, in the order of the schema."""
    return [fact for name in Claim.model_fields if name not in OF_THE_READER for fact in _told(claim, name, gazetteer)]


def headline(claim: Claim) -> str:
    """Say a claim in one line: its counts, or else its quote's own words."""
    counts = [_count_in_words(group) for group in claim.casualties if group.part_of is None]
    objects = [label(hit.type, language()) for hit in claim.infrastructure]
    return " · ".join([*counts, *objects]) or claim.quote.text


def _told(claim: Claim, name: str, gazetteer: Gazetteer) -> Iterator[Fact]:
    if name == "kind":
        return
    value = getattr(claim, name)
    for part in value if isinstance(value, list) else [value]:
        if part is not None and part not in _USUAL and not (isinstance(part, When) and part == When()):
            yield _fact(name, part, gazetteer)


def _fact(name: str, part: Any, gazetteer: Gazetteer) -> Fact:
    if isinstance(part, Casualties):
        return Fact(field=name, text=_count_in_words(part), raw=part.count.raw)
    if isinstance(part, When):
        return Fact(field=name, text=_days_in_words(part), raw=part.raw or "", how=_how(part))
    if isinstance(part, Where):
        return _fact_of_place(name, part, gazetteer)
    if isinstance(part, BaseModel):
        raw = str(getattr(part, "raw", "") or "")
        return Fact(field=name, text=_in_words(part), raw=raw, how=_how(part))
    return Fact(field=name, text=_word(part))


def _fact_of_place(name: str, where: Where, gazetteer: Gazetteer) -> Fact:
    role = label(where.role, language())
    text = f"{place_name(where.place, gazetteer) or say('reading.no_place')} ({role})"
    return Fact(
        field=name, text=text, raw=where.raw, how=_how(where), score=where.score, reason=_why(where.reason, gazetteer)
    )


def _why(reason: str, gazetteer: Gazetteer) -> str:
    """Say why a place was chosen, in the language of the page."""
    return in_words(reason_told(reason), _in_arabic(gazetteer)) if language() == "ar" else reason


@lru_cache(maxsize=4)
def _in_arabic(gazetteer: Gazetteer) -> Mapping[str, str]:
    """Give what places and kinds of places are called in Arabic, by what they are called in a reason."""
    kinds = {str(kind): label(kind, "ar") for kind in PlacePrecision}
    return {place.name_en: place.name_ar for place in gazetteer if place.name_ar} | kinds


def place_name(key: str | None, gazetteer: Gazetteer) -> str:
    """Give the name of a place in the language of the page; its id where the gazetteer has none."""
    if not key or key not in gazetteer:
        return key or ""
    place = gazetteer.get(key)
    return in_language(place.name_en, place.name_ar)


def _how(part: BaseModel) -> str:
    """Say where a field comes from, when it is not in the words of the quote."""
    if getattr(part, "inherited", False):
        return say("reading.inherited")
    basis = getattr(part, "basis", PerpetratorBasis.NAMED)
    return label(basis, language()) if basis is not PerpetratorBasis.NAMED else ""


def _count_in_words(group: Casualties) -> str:
    which = [label(group.outcome, language()), label(group.victim_class, language())]
    if group.category is not VictimCategory.TOTAL:
        which.append(label(group.category, language()))
    within = [say("reading.part_of_count", n=group.part_of + 1)] if group.part_of is not None else []
    return " · ".join([f"{number(group.count)} {which[0]}", *which[1:], *within])


def number(count: Quantity) -> str:
    """Write a quantity: its bounds where it has any, else its words; the hedge beside where it matters."""
    if count.min is None and count.max is None:
        return f"“{count.raw}”"
    if count.min is None:
        return f"≤{count.max}"
    if count.max is None:
        return f"{count.min}+"
    return str(count.min) if count.min == count.max else f"{count.min}–{count.max}"


def _days_in_words(when: When) -> str:
    if when.start is None:
        return label(when.precision, language())
    first = day_words(when.start, language())
    return first if when.end in (None, when.start) else f"{first} – {day_words(when.end, language())}"


def _in_words(part: BaseModel) -> str:
    said = [
        _word(value)
        for name, value in part
        if value not in (None, "", []) and name not in (*_PROVENANCE, "raw") and value is not False
    ]
    return " · ".join(said)


def _word(value: Any) -> str:
    if isinstance(value, StrEnum):
        return label(value, language())
    if isinstance(value, Quantity):
        return number(value)
    if isinstance(value, date):
        return day_words(value, language())
    return _in_words(value) if isinstance(value, BaseModel) else str(value)
