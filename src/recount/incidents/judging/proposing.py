"""What the rules propose for an incident: harm grade, attribution of each party, strike status, each with its rule.

For: `recount propose` and the page of an incident. Not for: signing; a person does (R17). Everything is computed from
the accepted evidence and the signed responses, and nothing is stored.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from recount.incidents.judging.grading import (
    ENOUGH_ORIGINS,
    INDEPENDENCE,
    NOBODY_IN_PARTICULAR,
    OFFICIAL_STATEMENTS,
    UNKNOWN_IS_NOT_ZERO,
    HarmProposal,
    StrikeProposal,
    derive_airwars,
    propose_harm,
    propose_strike_status,
)
from recount.incidents.judging.voices import Voice, voices_of
from recount.incidents.models import Incident, Response
from recount.vocabulary.sentences import Sentence, tell, together
from recount.vocabulary.words import AirwarsGrade, AttributionStatus, Party, ResponsePosition, VictimClass

# Civilian unless there is evidence otherwise: people of unstated status are harmed civilians until somebody says more.
_CIVILIAN_UNLESS_SHOWN = (VictimClass.CIVILIAN, VictimClass.UNSPECIFIED, VictimClass.MIXED)
_SAYS_WHAT_IT_DID = (ResponsePosition.CREDIBLE, ResponsePosition.NOT_YET_ASSESSED)

Stances = Mapping[Party, Collection[ResponsePosition]]


class AttributionProposal(NamedTuple):
    """How firmly a person may hold a party responsible, the rule that leads to it, and why."""

    party: Party
    status: AttributionStatus
    rule: str
    reason: Sentence


@dataclass(frozen=True)
class Proposals:
    """All that the rules propose of an incident; `airwars` is what would follow if all of it were signed."""

    harm: HarmProposal
    attributions: tuple[AttributionProposal, ...]
    strike: StrikeProposal
    airwars: AirwarsGrade | None


def propose(incident: Incident) -> Proposals:
    """Hold the rules against the record as it stands."""
    return judge(voices_of(incident), stances_of(incident))


def judge(voices: Sequence[Voice], stances: Stances) -> Proposals:
    """Hold the rules against voices, and against what each party says of it; pure.

    A party's own word never makes its victims combatants (R13), and does not count as an origin against others.
    """
    heard = [voice for voice in voices if voice.speaker is None]
    attributions = _attributions(heard, stances)
    statuses = {proposal.party: proposal.status for proposal in attributions}
    harm = propose_harm(
        {voice.origin for voice in heard if voice.harmed(*_CIVILIAN_UNLESS_SHOWN)},
        _who(stances, [ResponsePosition.CREDIBLE]),
        {voice.origin for voice in heard if voice.harmed(VictimClass.MILITANT)},
    )
    strike = propose_strike_status(
        {voice.origin for voice in heard if voice.tells_of_it}, statuses, _who(stances, _SAYS_WHAT_IT_DID)
    )
    return Proposals(harm, tuple(attributions), strike, derive_airwars(harm.grade, statuses))


def stances_of(incident: Incident) -> dict[Party, set[ResponsePosition]]:
    """Give what each party is on record as saying of an incident; silence is no stance."""
    stances: dict[Party, set[ResponsePosition]] = {}
    rows = Response.objects.filter(incident=incident, party__isnull=False)
    for party, position in rows.exclude(position=ResponsePosition.NO_KNOWN_STATEMENT).values_list("party", "position"):
        if party is not None:
            stances.setdefault(Party(party), set()).add(ResponsePosition(position))
    return stances


def _attributions(voices: Sequence[Voice], stances: Stances) -> list[AttributionProposal]:
    named: dict[Party, set[str]] = {}
    for voice in voices:
        for party in voice.parties if voice.tells_of_it else ():
            named.setdefault(party, set()).add(voice.origin)
    held = {party: origins for party, origins in named.items() if party not in NOBODY_IN_PARTICULAR}
    for party in _who(stances, [ResponsePosition.CREDIBLE]):
        held.setdefault(party, set())
    if held:
        return [_attribution(party, held, stances.get(party, ())) for party in sorted(held)]
    if not voices:
        return []
    reason = _told("no_party_named")
    return [AttributionProposal(Party.UNKNOWN, AttributionStatus.UNKNOWN, UNKNOWN_IS_NOT_ZERO, reason)]


def _attribution(
    party: Party, named: Mapping[Party, set[str]], stances: Collection[ResponsePosition]
) -> AttributionProposal:
    origins = named[party]
    listed = sorted(origins)
    denies = ResponsePosition.NON_CREDIBLE in stances
    too = _told("party_denies") if denies else ""
    if ResponsePosition.CREDIBLE in stances:
        return AttributionProposal(party, AttributionStatus.ACCEPTED, OFFICIAL_STATEMENTS, _told("party_accepts"))
    rivals = sorted(other for other, others in named.items() if other != party and others != origins)
    if rivals:
        reason = together(_told("others_name", origins=listed, parties=rivals), too)
        return AttributionProposal(party, AttributionStatus.CONTESTED, INDEPENDENCE, reason)
    if len(origins) >= ENOUGH_ORIGINS:
        reason = together(_told("origins_name_it", n=len(origins), origins=listed), too)
        return AttributionProposal(party, AttributionStatus.LIKELY, INDEPENDENCE, reason)
    if denies:
        reason = _told("one_names_it_denied", origins=listed)
        return AttributionProposal(party, AttributionStatus.DENIED, OFFICIAL_STATEMENTS, reason)
    return AttributionProposal(
        party, AttributionStatus.SINGLE_SOURCE, INDEPENDENCE, _told("one_names_it", origins=listed)
    )


def _told(key: str, **fills: object) -> Sentence:
    return tell(f"incidents.judging.{key}", **fills)


def _who(stances: Stances, positions: Collection[ResponsePosition]) -> set[Party]:
    return {party for party, taken in stances.items() if set(taken) & set(positions)}
