"""Two records become one: which of two differing rows stands, and which rows one of them had given up.

For: merging. Not for: names that clash (`recount.releases.keeping.clashes`) or writing rows
(`recount.releases.keeping.merging`). Pure, and the same whichever record is named first: what is decided follows the
decisions, and of two decisions that did not know of each other the one that was signed later.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from recount.releases.keeping.conflicts import DECISIONS, signing_order
from recount.releases.keeping.identity import Content, Identity, Table
from recount.releases.keeping.rows import Row
from recount.vocabulary.words import DecisionKind, IncidentStatus, LinkState

INCIDENTS, LINKS = "incidents.incident", "incidents.link"
DECISION = "decision_id"
_ENDINGS = (DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.WITHDRAW)
# What an incident says of itself and a decision may change; the strike status has a decision of its own.
_CHANGING = {DecisionKind.CORRECT: None, DecisionKind.STRIKE: "strike_status"}
_STATUS = "status"


@dataclass(frozen=True)
class Differing:
    """Two versions of one row without a decision that says which is right; `kept` stands, the other one is told."""

    table: str
    identity: Identity
    kept: Row
    other: Row


@dataclass
class Union:
    """Two records as one, with what a person should look at."""

    content: Content = field(default_factory=dict)
    differing: list[Differing] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Side:
    """One record, and what it had decided that the other did not know."""

    content: Content
    knows: frozenset[Identity]
    alone: frozenset[Identity]

    def by(self, incident: Identity, kinds: Iterable[DecisionKind]) -> list[Row]:
        """Give what this record alone decided about an incident, in the order of signing."""
        wanted = set(kinds)
        own = (self.content[DECISIONS][identity] for identity in self.alone)
        return sorted(
            (row for row in own if row["incident_id"] == incident and row["kind"] in wanted), key=signing_order
        )


def united(ours: Content, theirs: Content) -> Union:
    """Bring two records together; every decision, report and claim of both is in the answer."""
    us, them = _sides(ours, theirs)
    union = Union()
    for label in ours:
        union.content[label] = _united_table(label, us, them, union)
    union.astray = _astray(union.content)
    return union


def _sides(ours: Content, theirs: Content) -> tuple[_Side, _Side]:
    here, there = frozenset(ours.get(DECISIONS, {})), frozenset(theirs.get(DECISIONS, {}))
    return _Side(ours, here, here - there), _Side(theirs, there, there - here)


def _united_table(label: str, us: _Side, them: _Side, union: Union) -> Table:
    ours, theirs = us.content.get(label, {}), them.content.get(label, {})
    made: Table = {}
    for identity in dict.fromkeys((*ours, *theirs)):
        here, there = ours.get(identity), theirs.get(identity)
        if here is not None and there is not None:
            made[identity] = _combined(label, identity, (us, here), (them, there), union)
        elif here is not None and not _given_up(label, here, them):
            made[identity] = here
        elif there is not None and not _given_up(label, there, us):
            made[identity] = there
    return made


def _given_up(label: str, row: Row, by: _Side) -> bool:
    """Tell whether the other record knew what made this row and has it no more: it was moved, or decided otherwise."""
    if row.get(DECISION) is not None:
        return row[DECISION] in by.knows
    if label == LINKS and row["state"] == LinkState.PROPOSED:
        ended = by.content[INCIDENTS].get(row["incident_id"])
        return ended is not None and ended[_STATUS] != IncidentStatus.ACTIVE
    return False


def _combined(label: str, identity: Identity, ours: tuple[_Side, Row], theirs: tuple[_Side, Row], union: Union) -> Row:
    (us, here), (them, there) = ours, theirs
    if here == there:
        return here
    if label == INCIDENTS:
        return _incident(identity, ours, theirs, union)
    if DECISION in here and here[DECISION] != there[DECISION]:
        return here if _stands(here[DECISION], there[DECISION], us, them) else there
    return _told(label, identity, here, there, union)


def _stands(ours: Identity | None, theirs: Identity | None, us: _Side, them: _Side) -> bool:
    """Tell whether our decision stands: we knew theirs, or neither knew the other and ours was signed later."""
    if ours is None or theirs is None:
        return theirs is None
    if (theirs in us.knows) != (ours in them.knows):
        return theirs in us.knows
    return signing_order(us.content[DECISIONS][ours]) > signing_order(them.content[DECISIONS][theirs])


def _incident(identity: Identity, ours: tuple[_Side, Row], theirs: tuple[_Side, Row], union: Union) -> Row:
    """Let each field stand as the last decision that changed it has it."""
    (us, here), (them, there) = ours, theirs
    made = dict(here)
    undecided: list[str] = []
    for name in (name for name in here if here[name] != there[name]):
        last_ours, last_theirs = _last_change(us, identity, name), _last_change(them, identity, name)
        if last_ours is None and last_theirs is None:
            undecided.append(name)
        elif last_ours is None or (last_theirs is not None and signing_order(last_theirs) > signing_order(last_ours)):
            made[name] = there[name]
    if undecided:
        kept = _told(INCIDENTS, identity, _only(here, undecided), _only(there, undecided), union)
        made |= kept
    return made


def _last_change(side: _Side, incident: Identity, name: str) -> Row | None:
    kinds = _ENDINGS if name == _STATUS else tuple(_CHANGING)
    changes = [row for row in side.by(incident, kinds) if name == _STATUS or _changes(row, name)]
    return changes[-1] if changes else None


def _changes(row: Row, name: str) -> bool:
    column = _CHANGING[DecisionKind(row["kind"])]
    changed = {column} if column else set(row["value"].get("after", ()))
    return name in changed or name.removesuffix("_id") in changed


def _told(label: str, identity: Identity, here: Row, there: Row, union: Union) -> Row:
    """Fill what one version leaves blank from the other; where both say something else, keep one by rule and tell."""
    first, second = sorted((here, there), key=_written)
    made = {name: _filled(first[name], second[name]) for name in first}
    if any(_contradicts(first[name], second[name]) for name in first):
        union.differing.append(Differing(label, identity, made, first))
    return made


def _filled(first: Any, second: Any) -> Any:
    if isinstance(first, list) and isinstance(second, list):
        return first + [each for each in second if each not in first]
    return first if second in (None, "", {}) else second


def _contradicts(first: Any, second: Any) -> bool:
    blank = first in (None, "", {}) or second in (None, "", {})
    return first != second and not blank and not isinstance(first, list)


def _astray(content: Content) -> list[str]:
    """Name the accepted links to incidents that have ended: where their claims belong, a person says."""
    links = content.get(LINKS, {}).values()
    accepted = [row for row in links if row["state"] == LinkState.ACCEPT]
    ended = (row for row in accepted if content[INCIDENTS][row["incident_id"]][_STATUS] != IncidentStatus.ACTIVE)
    return sorted(f"{row['claim_id']} in {row['incident_id']}" for row in ended)


def _only(row: Mapping[str, Any], names: Iterable[str]) -> Row:
    return {name: row[name] for name in names}


def _written(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)
