"""What was judged of an incident, beside what the rules propose: harm, strike, and each party with what it said.

For: the page of an incident and the forms on which grades are signed. Not for: the rules
(`recount.incidents.judging`).
"""

from __future__ import annotations

from collections.abc import Mapping

from recount.incidents.judging.grading import NOBODY_IN_PARTICULAR
from recount.incidents.judging.proposing import AttributionProposal, Proposals
from recount.releases.casefile.case import Answered, Attributed, Case
from recount.vocabulary.words import DecisionKind, Party, ResponsePosition
from recount.workbench.incidents.one.shapes import Harm, PartyRow, ResponseRow, Signed, StrikeRow
from recount.workbench.words import in_words

Signatures = Mapping[int, Signed]
Names = Mapping[str, str]


def harm_of(case: Case, proposals: Proposals, signed: Signatures, names: Names) -> Harm:
    """Give the harm grade that stands beside the proposed one."""
    stands, proposed = case.grade, proposals.harm
    return Harm(
        grade=stands.harm if stands else None,
        airwars=stands.airwars if stands else None,
        imported_from=stands.imported_from if stands else "",
        signed=signed.get(stands.decision or 0) if stands else None,
        proposed=proposed.grade,
        rule=proposed.rule,
        why=in_words(proposed.reason, names),
    )


def strike_of(case: Case, proposals: Proposals, signed: Signatures, names: Names) -> StrikeRow:
    """Give the strike status that stands beside the proposed one."""
    decided = [each.number for each in case.decisions if each.kind is DecisionKind.STRIKE and not each.retired]
    proposed = proposals.strike
    return StrikeRow(
        status=case.strike_status,
        signed=signed.get(decided[-1]) if decided else None,
        proposed=proposed.status,
        rule=proposed.rule,
        why=in_words(proposed.reason, names),
    )


def parties_of(case: Case, proposals: Proposals, signed: Signatures, names: Names) -> list[PartyRow]:
    """Give every party that is held responsible, proposed to be, or that answered."""
    held: dict[Party | None, Attributed] = {each.party: each for each in case.attributions}
    proposed: dict[Party | None, AttributionProposal] = {each.party: each for each in proposals.attributions}
    answered: dict[Party | None, list[Answered]] = {}
    for each in case.responses:
        answered.setdefault(each.party, []).append(each)
    known = [*held, *proposed, *answered]
    return [
        _party(party, held.get(party), proposed.get(party), answered.get(party, []), signed=signed, names=names)
        for party in dict.fromkeys(known)
    ]


def _party(
    party: Party | None,
    held: Attributed | None,
    proposed: AttributionProposal | None,
    answers: list[Answered],
    *,
    signed: Signatures,
    names: Names,
) -> PartyRow:
    return PartyRow(
        party=party,
        status=held.status if held else None,
        signed=signed.get(held.decision or 0) if held else None,
        proposed=proposed.status if proposed else None,
        rule=proposed.rule if proposed else "",
        why=in_words(proposed.reason, names) if proposed else "",
        responses=[_response(each, signed) for each in answers],
        is_silent=party not in NOBODY_IN_PARTICULAR and all(_is_silence(each) for each in answers),
    )


def _is_silence(answer: Answered) -> bool:
    return answer.position is ResponsePosition.NO_KNOWN_STATEMENT


def _response(answer: Answered, signed: Signatures) -> ResponseRow:
    return ResponseRow(
        position=answer.position,
        killed=answer.killed,
        injured=answer.injured,
        day=answer.day,
        statement=answer.statement,
        url=answer.url,
        claim=answer.claim,
        signed=signed.get(answer.decision or 0),
    )
