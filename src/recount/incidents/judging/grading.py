"""Two grades, kept apart: whether civilians were harmed, and who is held to have done it (method, section 4).

For: what the machine proposes and a person then signs (R17), and the familiar Airwars grade, which is derived
from the two and never entered. Not for: signing (`recount.incidents.deciding.signing`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from recount.vocabulary.sentences import Sentence, tell
from recount.vocabulary.words import AirwarsGrade, AttributionStatus, HarmGrade, Party, StrikeStatus

INDEPENDENCE = "R8"
CIVILIAN_UNLESS_SHOWN = "R13"
UNKNOWN_IS_NOT_ZERO = "R14"
OFFICIAL_STATEMENTS = "R18"

# Words for "somebody": nobody can accept responsibility in their name.
NOBODY_IN_PARTICULAR = frozenset({Party.UNKNOWN, Party.OTHER})
ENOUGH_ORIGINS = 2


class HarmProposal(NamedTuple):
    """The harm grade that a person may sign, the rule that leads to it, and why; None where nothing is known."""

    grade: HarmGrade | None
    rule: str
    reason: Sentence


class StrikeProposal(NamedTuple):
    """The strike status that a person may sign, the rule that leads to it, and why."""

    status: StrikeStatus | None
    rule: str
    reason: Sentence


def propose_harm(
    origins: Collection[str],
    accepted_by: Collection[Party] = (),
    combatants_by: Collection[str] = (),
) -> HarmProposal:
    """Propose whether civilians were harmed.

    `origins` are the independent, credible origins that say so (R8, R10), `accepted_by` the belligerents that
    accept it (R18), `combatants_by` the origins that say the dead were combatants; what the striking party
    itself says of them is never enough and does not belong in there (R13).
    """
    independent = sorted(set(origins))
    if accepted_by:
        return HarmProposal(
            HarmGrade.CONFIRMED, OFFICIAL_STATEMENTS, _told("accepted_by", parties=sorted(set(accepted_by)))
        )
    if len(independent) >= ENOUGH_ORIGINS:
        reason = _told("independent_origins", n=len(independent), origins=independent)
        return HarmProposal(HarmGrade.FAIR, INDEPENDENCE, reason)
    if independent:
        return HarmProposal(HarmGrade.WEAK, INDEPENDENCE, _told("one_origin", origins=independent))
    if combatants_by:
        reason = _told("combatants_alone", origins=sorted(set(combatants_by)))
        return HarmProposal(HarmGrade.DISCOUNTED, CIVILIAN_UNLESS_SHOWN, reason)
    return HarmProposal(None, UNKNOWN_IS_NOT_ZERO, _told("harm_unknown"))


def derive_airwars(harm: HarmGrade | None, attributions: Mapping[Party, AttributionStatus]) -> AirwarsGrade | None:
    """Derive the Airwars grade from the two grades (section 4).

    In this order: Discounted when the harm is; Confirmed when a named belligerent accepted responsibility;
    Contested when claims of responsibility compete; Weak when the harm, or the responsibility of everybody
    named, rests on a single source; Fair when the harm is fair or confirmed and a belligerent likely. None
    where the harm is not graded, or nobody in particular is held responsible: Airwars grades a claim against
    somebody.
    """
    if harm is None:
        return None
    if harm is HarmGrade.DISCOUNTED:
        return AirwarsGrade.DISCOUNTED
    if AttributionStatus.ACCEPTED in _of_named(attributions):
        return AirwarsGrade.CONFIRMED
    if _claims_compete(attributions):
        return AirwarsGrade.CONTESTED
    return _uncontested(harm, _of_named(attributions))


def propose_strike_status(
    origins: Collection[str],
    attributions: Mapping[Party, AttributionStatus],
    declared_by: Collection[Party] = (),
) -> StrikeProposal:
    """Propose how sure it is that the strike took place and whose it was (section 4).

    `origins` are the independent, credible origins that tell of the strike, whether or not anybody was harmed;
    `declared_by` the belligerents whose own reports list a strike there and then (R18).
    """
    if declared_by:
        return StrikeProposal(
            StrikeStatus.DECLARED, OFFICIAL_STATEMENTS, _told("declared_by", parties=sorted(set(declared_by)))
        )
    if _claims_compete(attributions):
        parties = [party for party, status in attributions.items() if status is not AttributionStatus.UNKNOWN]
        reason = _told("claims_compete", parties=sorted(set(parties)))
        return StrikeProposal(StrikeStatus.CONTESTED, INDEPENDENCE, reason)
    if len(set(origins)) >= ENOUGH_ORIGINS:
        return StrikeProposal(StrikeStatus.LIKELY, INDEPENDENCE, _told("origins_tell", n=len(set(origins))))
    if origins:
        return StrikeProposal(
            StrikeStatus.SINGLE_SOURCE_CLAIM, INDEPENDENCE, _told("one_origin", origins=sorted(set(origins)))
        )
    return StrikeProposal(None, UNKNOWN_IS_NOT_ZERO, _told("no_strike_told"))


def _uncontested(harm: HarmGrade, statuses: Collection[AttributionStatus]) -> AirwarsGrade | None:
    if harm is HarmGrade.WEAK:
        return AirwarsGrade.WEAK
    if AttributionStatus.LIKELY in statuses:
        return AirwarsGrade.FAIR
    return AirwarsGrade.WEAK if AttributionStatus.SINGLE_SOURCE in statuses else None


def _claims_compete(attributions: Mapping[Party, AttributionStatus]) -> bool:
    """A denial competes with the claim that it answers, unless another party is the likely one."""
    statuses = set(attributions.values())
    denied_alone = AttributionStatus.DENIED in statuses and AttributionStatus.LIKELY not in statuses
    return AttributionStatus.CONTESTED in statuses or denied_alone


def _of_named(attributions: Mapping[Party, AttributionStatus]) -> set[AttributionStatus]:
    return {status for party, status in attributions.items() if party not in NOBODY_IN_PARTICULAR}


def _told(key: str, **fills: object) -> Sentence:
    return tell(f"incidents.judging.{key}", **fills)
