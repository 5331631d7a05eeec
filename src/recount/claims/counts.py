"""What a claim counts and on whose word, in one short line each: the index of its document that figures read.

For: counting over many claims without reading each document whole. Not for: anything that needs the words; the
document stays the claim, and these lines are made from it (`recount.claims.models`). Pure.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, NamedTuple

from recount.claims.schema import Attribution, Claim, Quantity
from recount.vocabulary.words import InfrastructureType, Outcome, Unit, VictimCategory, VictimClass

# More lines than this are read anew; a record has fewer different ones, for numbers repeat.
_REMEMBERED = 100_000


class GroupCount(NamedTuple):
    """One count of one group of victims; `words` stand only where no number of persons does (R2, R3)."""

    outcome: Outcome
    victim_class: VictimClass
    category: VictimCategory
    least: int | None
    most: int | None
    words: str = ""


class ObjectCount(NamedTuple):
    """How many objects of a kind; both ends None where a kind is named without a number."""

    type: InfrastructureType
    least: int | None
    most: int | None


class StrikeCount(NamedTuple):
    """How many strikes."""

    least: int | None
    most: int | None


class Counts(NamedTuple):
    """Everything that one claim counts; `strikes` None where it counts none."""

    groups: tuple[GroupCount, ...] = ()
    strikes: StrikeCount | None = None
    objects: tuple[ObjectCount, ...] = ()


def counts_line(claim: Claim) -> str:
    """Write what a claim counts."""
    groups = [[one.outcome, one.victim_class, one.category, *_number(one.count)] for one in claim.casualties]
    strikes = _ends(claim.strike.count) if claim.strike and claim.strike.count else None
    objects = [[hit.type, *_ends(hit.count)] for hit in claim.infrastructure]
    return _line([groups, strikes, objects])


@lru_cache(_REMEMBERED)
def read_counts(line: str) -> Counts:
    """Read a line of `counts_line` back."""
    groups, strikes, objects = json.loads(line)
    return Counts(
        groups=tuple(_group(*group) for group in groups),
        strikes=StrikeCount(*strikes) if strikes else None,
        objects=tuple(ObjectCount(InfrastructureType(kind), least, most) for kind, least, most in objects),
    )


def chain_line(claim: Claim) -> str:
    """Write the chain of who says it, outermost first; empty where nobody is named."""
    return _line([[link.name, link.kind, link.role] for link in claim.attribution]) if claim.attribution else ""


@lru_cache(_REMEMBERED)
def read_chain(line: str) -> tuple[Attribution, ...]:
    """Read a line of `chain_line` back."""
    links = json.loads(line) if line else []
    return tuple(Attribution(name=name, kind=kind, role=role) for name, kind, role in links)


def _group(outcome: str, victim_class: str, category: str, *count: Any) -> GroupCount:
    return GroupCount(Outcome(outcome), VictimClass(victim_class), VictimCategory(category), *count)


def _number(count: Quantity) -> list[int | str | None]:
    if count.unit is not Unit.PERSONS:
        return [None, None]
    return _ends(count) if count.min is not None or count.max is not None else [None, None, count.raw]


def _ends(count: Quantity | None) -> list[int | str | None]:
    return [count.min, count.max] if count else [None, None]


def _line(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
