"""From ties to originals: which report each copy speaks for, as the counts of corroboration use it (R8).

For: keeping `copy_of` of the record's reports in step with its ties, after every finding and every decision. Not for:
finding ties. A copy or a reprint that is nearly certain counts with its original at once, and weaker ties wait for a
person. What people parted stays apart. A report of an incident that was reviewed is left as it is: only a signed
decision changes what somebody has reviewed (R17).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from recount.incidents.lots import lots
from recount.incidents.models import Decision, Incident, Link, OriginTie
from recount.incidents.settling import settle_all
from recount.reports.models import Report
from recount.vocabulary.words import DecisionKind, LinkState, TieKind

COUNTS_AS_ONE = 0.8
_OF_WHOLE_TEXTS = (TieKind.COPY, TieKind.REPRINT)


def apply_ties() -> list[Incident]:
    """Make every report the copy of the first of its origin, and settle the incidents that this touches; give them."""
    originals = _originals()
    by_ties = _copies(tied=True)
    standing = by_ties | _copies(tied=False)
    changed: dict[int, int | None] = {pk: None for pk in by_ties if pk not in originals}
    changed |= {pk: original for pk, original in originals.items() if standing.get(pk) != original}
    _copy(changed)
    touched = _incidents_of(changed)
    settle_all(touched)
    return touched


def _copy(originals: Mapping[int, int | None]) -> None:
    """Let reports be copies of these originals, or of none."""
    copies: dict[int | None, list[int]] = {}
    for pk, original in originals.items():
        copies.setdefault(original, []).append(pk)
    for original, own in copies.items():
        for some in lots(own):
            Report.objects.filter(pk__in=some).update(copy_of=original, tied=original is not None)


def _incidents_of(reports: Iterable[int]) -> list[Incident]:
    """Give the incidents for which claims of these reports were accepted, each once, in the order of their codes."""
    found = {
        incident.pk: incident
        for some in lots(reports)
        for incident in Incident.objects.filter(links__state=LinkState.ACCEPT, links__claim__report__in=some).distinct()
    }
    return sorted(found.values(), key=lambda incident: incident.code)


def counts_as_one(tie: OriginTie, *, reviewed: set[int]) -> bool:
    """Tell whether two reports count as one origin by this tie alone."""
    if tie.state != LinkState.PROPOSED:
        return bool(tie.state == LinkState.ACCEPT)
    certain = tie.kind in _OF_WHOLE_TEXTS and (tie.score or 0) >= COUNTS_AS_ONE
    return bool(certain) and not {tie.one_id, tie.other_id} & reviewed


def reviewed_reports() -> set[int]:
    """Give the reports with a claim in an incident that somebody has reviewed."""
    reviewed = Decision.objects.filter(kind=DecisionKind.REVIEW).values("incident")
    links = Link.objects.filter(state=LinkState.ACCEPT, incident__in=reviewed)
    return set(links.values_list("claim__report", flat=True))


def _originals() -> dict[int, int]:
    """Give the original of every report that is a copy by ties; what was stated by hand stays unless it was parted."""
    ties = list(OriginTie.objects.all())
    reviewed = reviewed_reports()
    kept = {pk: original for pk, original in _copies(tied=True).items() if pk in reviewed}
    by_hand = _copies(tied=False)
    joined = sorted(
        (tie for tie in ties if counts_as_one(tie, reviewed=reviewed)),
        key=lambda tie: (tie.state != LinkState.ACCEPT, -(tie.score or 1.0), tie.pk),
    )
    groups = _Groups(apart=[(tie.one_id, tie.other_id) for tie in ties if tie.state == LinkState.REFUSE])
    for one, other in [*by_hand.items(), *kept.items(), *((tie.one_id, tie.other_id) for tie in joined)]:
        groups.join(one, other)
    order = _order(groups.of)
    firsts = {pk: min(members, key=lambda member: order[member]) for pk, members in groups.of.items()}
    stated = {pk for pk, original in by_hand.items() if not groups.are_apart(pk, original)}
    return {pk: first for pk, first in firsts.items() if first != pk and pk not in stated}


def _copies(*, tied: bool) -> dict[int, int]:
    """Give whose copy each report is, by ties or as a person stated it."""
    rows = Report.objects.filter(copy_of__isnull=False, tied=tied).values_list("pk", "copy_of")
    return {pk: original for pk, original in rows if original is not None}


def _order(reports: Iterable[int]) -> dict[int, tuple[bool, date, int]]:
    """Order reports by who was first: stated copies last, then by day, the undated after the dated, then as kept."""
    columns = ("pk", "published_end", "copy_of", "tied")
    rows = (row for some in lots(reports) for row in Report.objects.filter(pk__in=some).values_list(*columns))
    return {pk: (copy is not None and not tied, day or date.max, pk) for pk, day, copy, tied in rows}


@dataclass
class _Groups:
    """Reports that count as one, never two of them that a person parted."""

    apart: Iterable[tuple[int, int]]
    of: dict[int, set[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._apart: dict[int, set[int]] = {}
        for one, other in self.apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def are_apart(self, one: int, other: int) -> bool:
        return other in self._apart.get(one, ())

    def join(self, one: int, other: int) -> None:
        members, others = self.of.setdefault(one, {one}), self.of.setdefault(other, {other})
        parted = any(self._apart.get(member, set()) & others for member in members)
        if members is not others and not parted:
            members |= others
            for member in others:
                self.of[member] = members
