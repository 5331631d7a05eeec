"""What the rules propose of an incident: by origins and statements, with the rule's number (R17)."""

from __future__ import annotations

from typing import Any

import pytest

from recount.claims.schema import Attribution, Perpetrator
from recount.incidents.deciding.signing import decide_link, mark_credibility
from recount.incidents.judging.judgements import respond
from recount.incidents.judging.proposing import Proposals, propose
from recount.incidents.models import Decision, Grade
from recount.reports.models import Publisher
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionKind,
    AttributionStatus,
    Credibility,
    HarmGrade,
    LinkState,
    Party,
    ResponsePosition,
    StrikeStatus,
    VictimClass,
)
from tests.cast import Cast, exactly, killed, says, signed

RUSSIA, COALITION = Party.RUSSIA, Party.US_COALITION
UNHEARD = StrikeStatus.SINGLE_SOURCE_CLAIM
SPOKESMAN = Attribution(name="Russian Defence Ministry", kind=AttributionKind.BELLIGERENT)


def tells(cast: Cast, key: str, by: Publisher, *parties: Party, **parts: Any) -> None:
    """Let a publisher tell of the market and hold parties responsible, and accept it."""
    doers = [Perpetrator(raw=str(party), id=party) for party in parties]
    row = says(key, by, "2001-02-05", "31 civilians were killed", exactly(31), perpetrators=doers, **parts)
    decide_link(row, cast.market, LinkState.ACCEPT, signed())


def of(cast: Cast) -> Proposals:
    """Give what the rules propose of the market."""
    return propose(cast.market)


def statuses(cast: Cast) -> dict[Party, AttributionStatus]:
    """Give the proposed status of each party."""
    return {proposal.party: proposal.status for proposal in of(cast).attributions}


def test_one_origin_is_weak_however_many_repeat_it(cast: Cast) -> None:
    """A monitor and the agency that quotes it are one origin (R8)."""
    for row in (cast.first, cast.copied):
        decide_link(row, cast.market, LinkState.ACCEPT, signed())
    assert (of(cast).harm.grade, of(cast).harm.rule) == (HarmGrade.WEAK, "R8")


def test_two_origins_are_fair(cast: Cast) -> None:
    """Two who know it themselves, and both name one party: fair, likely, and Fair in the familiar scale."""
    tells(cast, "a-9", cast.monitor_a, RUSSIA)
    tells(cast, "b-9", cast.monitor_b, RUSSIA)
    assert (of(cast).harm.grade, statuses(cast)) == (HarmGrade.FAIR, {RUSSIA: AttributionStatus.LIKELY})
    assert (of(cast).strike.status, of(cast).airwars) == (StrikeStatus.LIKELY, AirwarsGrade.FAIR)


def test_a_claim_that_nobody_believes_is_no_voice(cast: Cast) -> None:
    """A claim that a person marked improbable makes nothing fair (R10)."""
    tells(cast, "a-9", cast.monitor_a, RUSSIA)
    decide_link(cast.second, cast.market, LinkState.ACCEPT, signed())
    mark_credibility(cast.second, Credibility.LEVEL_5, signed("It was another town."))
    assert of(cast).harm.grade is HarmGrade.WEAK


def test_origins_that_name_different_parties_compete(cast: Cast) -> None:
    """Each party is contested, and so is the incident."""
    tells(cast, "a-9", cast.monitor_a, RUSSIA)
    tells(cast, "b-9", cast.monitor_b, COALITION)
    assert set(statuses(cast).values()) == {AttributionStatus.CONTESTED}
    assert of(cast).airwars is AirwarsGrade.CONTESTED


def test_parties_that_everybody_names_together_do_not_compete(cast: Cast) -> None:
    """A joint attack is laid to both by both origins (R15)."""
    tells(cast, "a-9", cast.monitor_a, RUSSIA, Party.SYRIA_GOV)
    tells(cast, "b-9", cast.monitor_b, RUSSIA, Party.SYRIA_GOV)
    assert set(statuses(cast).values()) == {AttributionStatus.LIKELY}


def test_nobody_named_is_unknown(cast: Cast) -> None:
    """Aircraft of nobody in particular are nobody's (R14)."""
    tells(cast, "a-9", cast.monitor_a, Party.UNKNOWN)
    assert statuses(cast) == {Party.UNKNOWN: AttributionStatus.UNKNOWN}


def test_the_striking_partys_word_is_not_enough(cast: Cast) -> None:
    """A ministry that calls the dead fighters discounts nothing, and is no origin against anybody (R13)."""
    tells(
        cast,
        "d-9",
        cast.agency,
        RUSSIA,
        attribution=[SPOKESMAN],
        casualties=[killed(exactly(31), VictimClass.MILITANT)],
    )
    assert (of(cast).harm.grade, statuses(cast)) == (None, {})
    tells(cast, "a-9", cast.monitor_a, RUSSIA)
    assert (of(cast).harm.grade, statuses(cast)) == (HarmGrade.WEAK, {RUSSIA: AttributionStatus.SINGLE_SOURCE})


def test_only_combatants_by_others_is_discounted(cast: Cast) -> None:
    """Where independent origins count fighters alone, nobody reports harm to civilians."""
    tells(cast, "a-9", cast.monitor_a, RUSSIA, casualties=[killed(exactly(9), VictimClass.MILITANT)])
    assert (of(cast).harm.grade, of(cast).harm.rule) == (HarmGrade.DISCOUNTED, "R13")


@pytest.mark.parametrize(
    ("position", "status", "harm", "strike"),
    [
        (ResponsePosition.CREDIBLE, AttributionStatus.ACCEPTED, HarmGrade.CONFIRMED, StrikeStatus.DECLARED),
        (ResponsePosition.NON_CREDIBLE, AttributionStatus.DENIED, HarmGrade.WEAK, StrikeStatus.CONTESTED),
        (ResponsePosition.NOT_YET_ASSESSED, AttributionStatus.SINGLE_SOURCE, HarmGrade.WEAK, StrikeStatus.DECLARED),
        (ResponsePosition.NO_KNOWN_STATEMENT, AttributionStatus.SINGLE_SOURCE, HarmGrade.WEAK, UNHEARD),
    ],
)
def test_what_the_party_says_counts_for_what_it_is(
    cast: Cast, position: ResponsePosition, status: AttributionStatus, harm: HarmGrade, strike: StrikeStatus
) -> None:
    """Acceptance confirms, denial competes with a single origin, silence is nothing (R18)."""
    tells(cast, "a-9", cast.monitor_a, RUSSIA)
    respond(cast.market, RUSSIA, position, signed("As it said."))
    assert (statuses(cast)[RUSSIA], of(cast).harm.grade, of(cast).strike.status) == (status, harm, strike)


def test_a_denial_does_not_undo_two_origins(cast: Cast) -> None:
    """The party is likely, and the reason says that it denies it."""
    tells(cast, "a-9", cast.monitor_a, RUSSIA)
    tells(cast, "b-9", cast.monitor_b, RUSSIA)
    respond(cast.market, RUSSIA, ResponsePosition.NON_CREDIBLE, signed("It denied it."))
    (proposal,) = of(cast).attributions
    assert proposal.status is AttributionStatus.LIKELY
    assert "denies it" in proposal.reason


def test_a_proposal_signs_nothing(cast: Cast) -> None:
    """The machine proposes, a person signs (R17)."""
    tells(cast, "a-9", cast.monitor_a, RUSSIA)
    decided = Decision.objects.count()
    of(cast)
    assert (Decision.objects.count(), Grade.objects.count()) == (decided, 0)
