"""What responses promise: a party's words as it said them, what it concedes, and silence told as silence (R18)."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from recount.claims.models import ClaimRecord
from recount.claims.schema import Attribution, Perpetrator
from recount.incidents.deciding.desk import decide_by_words
from recount.incidents.deciding.signing import attribute, decide_link
from recount.incidents.judging.judgements import respond, sign_strike_status
from recount.incidents.judging.responses import propose_responses, stands
from recount.incidents.models import Decision, Incident
from recount.vocabulary.words import (
    AttributionKind,
    AttributionStatus,
    ClaimKind,
    LinkRole,
    LinkState,
    Party,
    Polarity,
    ResponsePosition,
    StrikeStatus,
)
from tests.cast import Cast, between, exactly, killed, says, signed

RUSSIA, COALITION = Party.RUSSIA, Party.US_COALITION


def denial(cast: Cast, name: str = "Russian Defence Ministry") -> ClaimRecord:
    """Let an official deny the attack on the market, beside the evidence."""
    row = says(
        "d-1", cast.agency, "2001-02-06", "The ministry denied it", kind=ClaimKind.DENIAL, polarity=Polarity.NEGATED,
        perpetrators=[Perpetrator(raw="its aircraft", id=RUSSIA)],
        attribution=[Attribution(name=name, kind=AttributionKind.BELLIGERENT)],
    )  # fmt: skip
    decide_link(row, cast.market, LinkState.ACCEPT, signed(), role=LinkRole.BESIDE)
    return row


@pytest.mark.parametrize("name", ["Russian Defence Ministry", "Defence Ministry", "وزارة الدفاع الروسية"])
def test_a_denial_of_an_official_is_proposed(cast: Cast, name: str) -> None:
    """A ministry without its country answers for what it denies."""
    denied = denial(cast, name)
    (proposal,) = propose_responses(cast.market)
    assert (proposal.party, proposal.position, proposal.claim) == (RUSSIA, ResponsePosition.NON_CREDIBLE, denied.key)


def test_a_conceded_number_is_proposed(cast: Cast) -> None:
    """A command that counts civilians it killed concedes them, in its own range."""
    row = says(
        "d-2", cast.agency, "2001-03-06", "2 to 4 civilians were killed", casualties=[killed(between(2, 4))],
        perpetrators=[Perpetrator(raw="coalition", id=COALITION)],
        attribution=[Attribution(name="US-led coalition spokesman", kind=AttributionKind.OFFICIAL)],
    )  # fmt: skip
    decide_link(row, cast.market, LinkState.ACCEPT, signed(), role=LinkRole.BESIDE)
    (proposal,) = propose_responses(cast.market)
    assert (proposal.party, proposal.position) == (COALITION, ResponsePosition.CREDIBLE)
    assert (proposal.killed_low, proposal.killed_high) == (2, 4)


def test_a_party_that_blames_another_answers_nothing(cast: Cast) -> None:
    """A ministry's tale of somebody else's strike is no response of its own."""
    row = says(
        "d-3", cast.agency, "2001-02-06", "31 civilians were killed", exactly(31),
        perpetrators=[Perpetrator(raw="coalition", id=COALITION)],
        attribution=[Attribution(name="Russian Defence Ministry", kind=AttributionKind.BELLIGERENT)],
    )  # fmt: skip
    decide_link(row, cast.market, LinkState.ACCEPT, signed())
    assert propose_responses(cast.market) == []


def test_a_signed_response_is_not_proposed_again(cast: Cast) -> None:
    """What a person signed is settled."""
    denied = denial(cast)
    respond(cast.market, RUSSIA, ResponsePosition.NON_CREDIBLE, signed("It denied it."), claim=denied)
    assert propose_responses(cast.market) == []


def test_silence_is_told_of_every_named_party(cast: Cast) -> None:
    """A party that is named and of which no statement is recorded stands as silent, and nobody has signed that."""
    attribute(cast.market, RUSSIA, AttributionStatus.LIKELY, signed("Two origins."))
    (stand,) = stands(cast.market)
    assert (stand.party, stand.position, stand.known) == (RUSSIA, ResponsePosition.NO_KNOWN_STATEMENT, False)


def test_a_statement_ends_silence(cast: Cast) -> None:
    """Who signed that nothing was known is retired by what was found later."""
    silent = respond(cast.market, RUSSIA, ResponsePosition.NO_KNOWN_STATEMENT, signed("I looked."))
    denied = denial(cast)
    decision = respond(cast.market, RUSSIA, ResponsePosition.NON_CREDIBLE, signed("Found."), claim=denied)
    assert decision.retires.get() == silent
    assert [stand.position for stand in stands(cast.market)] == [ResponsePosition.NON_CREDIBLE]


def test_the_conceded_range_runs_over_all_that_the_party_said(cast: Cast) -> None:
    """A later statement with another number leaves the earlier on record."""
    for claim, low, high in ((cast.first, 2, 2), (cast.later, 4, 5)):
        respond(cast.market, COALITION, ResponsePosition.CREDIBLE, signed(), low=low, high=high, claim=claim)
    (stand,) = stands(cast.market)
    assert (stand.killed_low, stand.killed_high) == (2, 5)


@pytest.mark.parametrize(
    ("position", "low", "high", "said"),
    [
        (ResponsePosition.NON_CREDIBLE, 1, 2, "concedes no number"),
        (ResponsePosition.NO_KNOWN_STATEMENT, 1, 2, "concedes no number"),
        (ResponsePosition.CREDIBLE, 5, 2, "cannot stand above"),
    ],
)
def test_a_response_that_contradicts_itself_is_refused(
    cast: Cast, position: ResponsePosition, low: int, high: int, said: str
) -> None:
    """Nothing is signed then."""
    with pytest.raises(ValidationError, match=said):
        respond(cast.market, RUSSIA, position, signed(), low=low, high=high)
    assert not Decision.objects.exists()


def test_who_is_on_record_is_not_silent(cast: Cast) -> None:
    """Silence after a statement is refused."""
    respond(cast.market, RUSSIA, ResponsePosition.NON_CREDIBLE, signed("It denied it."))
    with pytest.raises(ValidationError, match="not silent"):
        respond(cast.market, RUSSIA, ResponsePosition.NO_KNOWN_STATEMENT, signed("I looked."))


def test_a_response_can_be_typed(cast: Cast) -> None:
    """The command signs by words."""
    wanted = {"party": "us_coalition", "stance": "credible", "low": 2, "high": 4, "claim": cast.second.key}
    decide_by_words("RC0001", "respond", wanted, signer="Recorder A", reason="Its monthly report.")
    row = cast.market.responses.get()
    assert (row.killed_low, row.killed_high, row.statement) == (2, 4, cast.second.claim.quote.text)
    assert row.day == cast.second.report.published_end


def test_a_strike_status_is_signed_and_retired(cast: Cast) -> None:
    """The later signature retires the earlier, and the incident bears the later."""
    first = sign_strike_status(cast.market, StrikeStatus.SINGLE_SOURCE_CLAIM, signed("One origin."))
    decide_by_words("RC0001", "strike", {"status": "likely"}, signer="Recorder A", reason="A second origin.")
    assert Decision.objects.latest("id").retires.get() == first
    assert Incident.objects.get(pk=cast.market.pk).strike_status == StrikeStatus.LIKELY
