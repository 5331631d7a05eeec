"""What the ledger promises: at every stage, what came in is what went on plus what was set aside."""

from __future__ import annotations

from datetime import date

from recount.incidents.auditing.ledger import Balance, ledger
from recount.incidents.deciding.signing import decide_link, set_aside, sign
from recount.incidents.deciding.succession import withdraw
from recount.incidents.models import Incident
from recount.vocabulary.words import DecisionKind, LinkState, VictimCategory
from tests.cast import Cast, exactly, killed, says, signed

ACCEPT = LinkState.ACCEPT


def claims() -> dict[str, int]:
    """Give the ledger's accounts of claims."""
    return next(balance.parts for balance in ledger().balances if balance.stage == "claims")


def test_an_empty_record_balances(db: None) -> None:
    """Nothing came in and nothing is missing."""
    assert ledger().in_order


def test_every_claim_stands_in_one_account(cast: Cast) -> None:
    """Linked, aggregate, set aside, or not yet assessed: the four add up to all claims."""
    decide_link(cast.second, cast.market, ACCEPT, signed())
    set_aside(cast.copied, signed("A repost."))
    assert claims() == {"linked": 1, "aggregate": 1, "set aside": 1, "not yet assessed": 2}
    assert ledger().in_order


def test_what_nobody_has_assessed_is_named(cast: Cast) -> None:
    """A person sees which claims wait for a decision."""
    decide_link(cast.second, cast.market, ACCEPT, signed())
    assert ledger().not_yet_assessed == ["a-1", "a-2", "c-1"]


def test_a_proposal_or_a_refusal_assesses_nothing(cast: Cast) -> None:
    """A claim that was refused for one incident still waits for its own."""
    decide_link(cast.second, cast.market, LinkState.REFUSE, signed())
    assert "b-1" in ledger().not_yet_assessed


def test_a_monthly_figure_inside_an_incident_is_found_out(cast: Cast) -> None:
    """An aggregate that was accepted into an incident stands in two accounts, and the ledger says so (R4)."""
    decide_link(cast.month, cast.market, ACCEPT, signed())
    drawn = ledger()
    assert drawn.misplaced == ["a-3"]
    assert not drawn.in_order


def test_a_claim_linked_and_set_aside_is_found_out(cast: Cast) -> None:
    """What counts cannot be set aside at once, however the record came to say both."""
    decide_link(cast.second, cast.market, ACCEPT, signed())
    sign(DecisionKind.SET_ASIDE, signed("Another market."), claim=cast.second)
    assert ledger().misplaced == ["b-1"]


def test_a_claim_of_two_incidents_is_linked_once(cast: Cast) -> None:
    """The account counts claims, not links."""
    for incident in (cast.market, cast.bridge):
        decide_link(cast.second, incident, ACCEPT, signed())
    assert claims()["linked"] == 1
    assert ledger().misplaced == []


def test_an_inconsistency_that_slipped_in_is_shown(cast: Cast) -> None:
    """Reports of February cannot tell of an attack in March, whatever way the record came to say so (R16)."""
    decide_link(cast.second, cast.market, ACCEPT, signed())
    march = date(2001, 3, 3)
    Incident.objects.filter(pk=cast.market.pk).update(start=march, end=march)
    drawn = ledger()
    assert [(violation.rule, violation.subject) for violation in drawn.violations] == [("R16", "RC0001")]
    assert not drawn.in_order


def test_what_a_source_states_against_itself_is_kept_and_shown(cast: Cast) -> None:
    """9 children among 7 dead is the source's own mistake: shown, not repaired, and no fault of the record."""
    groups = [killed(exactly(7)), killed(exactly(9), category=VictimCategory.CHILDREN, part_of=0)]
    says("b-4", cast.monitor_b, "2001-02-06", "7 civilians, 9 children among them", casualties=groups)
    drawn = ledger()
    assert [violation.subject for violation in drawn.stated_against_itself] == ["b-4"]
    assert drawn.in_order


def test_a_balance_is_a_sentence() -> None:
    """A stage reads as one line, and a missing report shows."""
    short = Balance(stage="reports", total=3, parts={"kept": 1, "failed": 1})
    assert short.sentence() == "3 reports = 1 kept + 1 failed"
    assert not short.balances


def test_claims_of_a_withdrawn_incident_stand_in_an_account_of_their_own(cast: Cast) -> None:
    """They are kept, counted nowhere, and not taken for linked."""
    decide_link(cast.second, cast.market, ACCEPT, signed())
    withdraw(cast.market, signed("It did not happen as said."))
    assert claims()["linked"] == 0
    assert claims()["withdrawn with their incident"] == 1
