"""What a claim would change, before anybody accepts it (R9, R12): ranges before and after, and who moves which end.

For: `recount decide CLAIM accept --dry-run` and the page that asks. Not for: changing anything; nothing is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recount.claims.models import ClaimRecord
from recount.incidents.adjudicating.tolls import AdjudicatedToll, Group
from recount.incidents.auditing.consistency import check_reports
from recount.incidents.evidence import counted_claims
from recount.incidents.models import Incident, Toll
from recount.incidents.settling import chosen_ways, ranges_of
from recount.vocabulary.sentences import together


@dataclass(frozen=True)
class Ends:
    """A range and the claims that set its ends; whole persons, None where nobody states an end (R14)."""

    low: int | None
    high: int | None
    high_open: bool
    low_claims: tuple[str, ...]
    high_claims: tuple[str, ...]


@dataclass(frozen=True)
class RangeChange:
    """One range as it is and as it would be; None where there is none.

    `by_hand` says that a person settled it, so that no claim moves it; `superseded` names the claims that would be
    superseded now, each with the one that takes its place.
    """

    group: Group
    before: Ends | None
    after: Ends | None
    by_hand: bool = False
    superseded: Mapping[str, str] = field(default_factory=dict)

    @property
    def low_moves(self) -> bool:
        """Tell whether the low end would be another."""
        return _low(self.before) != _low(self.after)

    @property
    def high_moves(self) -> bool:
        """Tell whether the high end would be another, or open where it was not."""
        return _high(self.before) != _high(self.after)


@dataclass(frozen=True)
class WouldChange:
    """What accepting a claim into an incident would do; `refused` says why it cannot be, None where it can."""

    claim: str
    incident: str
    ranges: tuple[RangeChange, ...]
    refused: str | None = None


def what_would_change(claim: ClaimRecord, incident: Incident) -> WouldChange:
    """Give every range that the claim touches, before and after accepting it as evidence; nothing is stored."""
    counted = counted_claims(incident, claim)
    kept = {_group(toll): toll for toll in incident.tolls.select_related("decision")}
    chosen = chosen_ways(incident)
    after = {range_.group: range_ for range_ in ranges_of(counted, chosen)}
    touched = {one.group for one in counted if one.claim_id == claim.key} | {
        group for group in after if _differs(kept.get(group), after[group])
    }
    changes = [
        _change(group, kept.get(group), after.get(group), by_hand=_is_by_hand(kept.get(group)) and group not in chosen)
        for group in sorted(touched | (set(kept) - set(after)))
    ]
    too_early = check_reports(incident.code, incident.start, {claim.report.key: claim.report.published_end})
    refused = together(*(violation.sentence for violation in too_early)) if too_early else None
    return WouldChange(claim.key, incident.code, tuple(changes), refused)


def _change(group: Group, kept: Toll | None, after: AdjudicatedToll | None, *, by_hand: bool) -> RangeChange:
    before = _ends_of_toll(kept) if kept else None
    if by_hand:
        return RangeChange(group, before, before, by_hand=True)
    return RangeChange(group, before, _ends_of_range(after) if after else None, superseded=_newly(kept, after))


def _newly(kept: Toll | None, after: AdjudicatedToll | None) -> dict[str, str]:
    known = set(kept.superseded) if kept else set()
    return {key: earlier.by for key, earlier in after.superseded.items() if key not in known} if after else {}


def _is_by_hand(toll: Toll | None) -> bool:
    return toll is not None and (toll.decision is not None or toll.as_stated)


def _differs(kept: Toll | None, after: AdjudicatedToll) -> bool:
    return kept is None or (not _is_by_hand(kept) and _ends_of_toll(kept) != _ends_of_range(after))


def _ends_of_toll(toll: Toll) -> Ends:
    return Ends(toll.low, toll.high, toll.high_open, tuple(toll.low_claims), tuple(toll.high_claims))


def _ends_of_range(range_: AdjudicatedToll) -> Ends:
    return Ends(range_.low, range_.high, range_.high_open, range_.low_claims, range_.high_claims)


def _group(toll: Toll) -> Group:
    return Group(toll.outcome, toll.victim_class, toll.category)


def _low(ends: Ends | None) -> int | None:
    return ends.low if ends else None


def _high(ends: Ends | None) -> tuple[int | None, bool] | None:
    return (ends.high, ends.high_open) if ends else None
