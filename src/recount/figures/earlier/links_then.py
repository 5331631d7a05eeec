"""Which claims were evidence of which incidents at the end of a day, whatever was decided about them since (R17).

For: `as_of` of a figure. Not for: what is evidence now, which the links say. Most incidents have not changed since:
their links stand as they stood. For the others the decisions are gone through again, from the first to the last of that
day: a link that was refused, moved by a merger or parted by a split since then stands where it stood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from recount.claims.models import ClaimRecord
from recount.incidents.lots import lots
from recount.incidents.models import Decision, Incident, Link, Succession
from recount.vocabulary.words import DecisionKind, LinkRole, LinkState

_OF_LINKS = [DecisionKind(state) for state in LinkState if state is not LinkState.PROPOSED]
_MOVING = (DecisionKind.MERGE, DecisionKind.SPLIT)

Pair = tuple[int, int]
"""An incident and a claim."""


def changed_since(moment: datetime) -> Q:
    """Give the incidents whose links somebody decided about, or moved, after a moment; of rows with an `incident`."""
    later = Decision.objects.filter(signed_at__gte=moment, kind__in=[*_OF_LINKS, *_MOVING], incident__isnull=False)
    moved_into = Succession.objects.filter(decision__in=later.values("pk")).values("successor")
    return Q(incident__in=later.values("incident")) | Q(incident__in=moved_into)


def accepted_by(moment: datetime) -> list[Pair]:
    """Give, for the incidents that changed since a moment, which claims were evidence of which of them."""
    changed = set(Decision.objects.filter(changed_since(moment)).order_by().values_list("incident", flat=True))
    changed |= set(Link.objects.filter(changed_since(moment)).order_by().values_list("incident", flat=True))
    if not changed:
        return []
    replay = _Replay(Decision.objects.filter(signed_at__lt=moment, kind__in=[*_OF_LINKS, *_MOVING]))
    return [pair for pair in replay.evidence(_with_ancestors(changed)) if pair[0] in changed]


def _with_ancestors(incidents: Iterable[int]) -> set[int]:
    came_from: dict[int, list[int]] = defaultdict(list)
    for one, into in Succession.objects.values_list("predecessor", "successor"):
        came_from[into].append(one)
    found, waiting = set[int](), list(incidents)
    while waiting:
        incident = waiting.pop()
        if incident not in found:
            found.add(incident)
            waiting += came_from[incident]
    return found


class _Replay:
    """Decisions about links, gone through again one after the other."""

    def __init__(self, decisions: QuerySet[Decision]) -> None:
        self._decisions = decisions
        self._is_evidence: dict[Pair, bool] = {}

    def evidence(self, incidents: Iterable[int]) -> list[Pair]:
        """Give the incidents with the claims that the decisions about them leave as their evidence."""
        rows = [row for some in lots(sorted(incidents)) for row in self._rows(some)]
        for _, _, kind, incident, claim, value in sorted(rows, key=lambda row: row[:2]):
            if kind in _MOVING:
                self._move(incident, kind, value)
            elif claim is not None:
                role = value.get("role", LinkRole.EVIDENCE)
                self._is_evidence[incident, claim] = kind == DecisionKind.ACCEPT and role == LinkRole.EVIDENCE
        return [pair for pair, is_evidence in self._is_evidence.items() if is_evidence]

    def _rows(self, incidents: Iterable[int]) -> Iterable[tuple[Any, ...]]:
        about = self._decisions.filter(incident__in=incidents).order_by()
        return about.values_list("signed_at", "id", "kind", "incident", "claim", "value")

    def _move(self, incident: int, kind: DecisionKind, value: Mapping[str, Any]) -> None:
        """Give the claims of an incident to those it went on as; where one is decided about there, that stands."""
        claims = [claim for one, claim in self._is_evidence if one == incident]
        taking = _parts(value["into"], claims) if kind == DecisionKind.SPLIT else _all_into(value["into"], claims)
        for claim in claims:
            was = self._is_evidence.pop((incident, claim))
            for into in taking[claim]:
                self._is_evidence.setdefault((into, claim), was)


def _all_into(code: str, claims: Iterable[int]) -> Mapping[int, list[int]]:
    into = list(Incident.objects.filter(code=code).values_list("pk", flat=True))
    return dict.fromkeys(claims, into)


def _parts(into: Mapping[str, Iterable[str]], claims: Iterable[int]) -> Mapping[int, list[int]]:
    parts = dict(Incident.objects.filter(code__in=into).values_list("code", "pk"))
    keys = dict(ClaimRecord.objects.filter(pk__in=claims).values_list("pk", "key"))
    return {claim: [parts[code] for code, told in into.items() if key in told] for claim, key in keys.items()}
