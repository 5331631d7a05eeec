"""Decisions about one thing that stand side by side and disagree: two people decided and did not know of each other.

For: merging, which lists them for a person; the later one stands meanwhile. Not for: settling them: whoever decides
about the thing again retires them all. Pure: rows in, conflicts out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recount.incidents.deciding.same_thing import Thing, thing_settled
from recount.releases.keeping.identity import Content, Identity
from recount.releases.keeping.rows import Row
from recount.vocabulary.words import DecisionKind

DECISIONS, RETIRES = "incidents.decision", "incidents.decision_retires"
_SUBJECTS = ("claim_id", "incident_id", "report_id")
_SAID = ("kind", "value", "signed_by", "signed_at", "reason")


@dataclass(frozen=True)
class Conflict:
    """Decisions that disagree about one thing, in the order of signing; the last one stands."""

    about: str
    decisions: tuple[Row, ...]

    def as_json(self) -> dict[str, Any]:
        """Give the conflict with what each of its people signed."""
        return {"about": self.about, "decisions": [{name: row[name] for name in _SAID} for row in self.decisions]}


def conflicts_in(content: Content) -> list[Conflict]:
    """List what stands side by side and disagrees."""
    retired = retired_in(content)
    about: dict[Thing, list[Row]] = defaultdict(list)
    for identity, row in content.get(DECISIONS, {}).items():
        thing = thing_of(row)
        if thing is not None and identity not in retired:
            about[thing].append(row)
    return [
        Conflict(str(thing), tuple(sorted(rows, key=signing_order)))
        for thing, rows in sorted(about.items())
        if len({_said(row) for row in rows}) > 1
    ]


def retired_in(content: Content) -> set[Identity]:
    """Give the decisions that a later one retired."""
    return {row["to_decision_id"] for row in content.get(RETIRES, {}).values()}


def signing_order(row: Mapping[str, Any]) -> tuple[str, str]:
    """Order decisions as they were signed; those of one moment by what they say."""
    return row["signed_at"], str(sorted(row.items()))


def thing_of(row: Row) -> Thing | None:
    """Say what a decision settles; None where decisions stand beside each other."""
    return thing_settled(DecisionKind(row["kind"]), tuple(row.get(name) for name in _SUBJECTS), row["value"])


def _said(row: Row) -> str:
    return f"{row['kind']} {sorted(row['value'].items())}"
