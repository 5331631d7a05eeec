"""What review and release promise: two people, neither of them the signer, and nothing that changed since (R17)."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from recount.errors import BadInput
from recount.incidents.deciding.desk import decide_by_words
from recount.incidents.deciding.reviewing import released_incidents, review_state, sign_release, sign_review, withdraw
from recount.incidents.deciding.signing import attribute, decide_link, grade, mark_credibility
from recount.incidents.deciding.succession import merge
from recount.incidents.models import Decision, Incident
from recount.vocabulary.words import (
    AttributionStatus,
    Credibility,
    DecisionKind,
    HarmGrade,
    LinkState,
    Party,
    ReviewFinding,
    ReviewStage,
)
from tests.cast import Cast, incident, signed

AGREE, RETURN = ReviewFinding.AGREE, ReviewFinding.RETURN


def graded(cast: Cast) -> Incident:
    """Let Recorder A accept a claim and grade the market."""
    decide_link(cast.second, cast.market, LinkState.ACCEPT, signed())
    grade(cast.market, HarmGrade.WEAK, signed("One origin."))
    return cast.market


def released(cast: Cast) -> Incident:
    """Let B review it, and C and D release it."""
    market = graded(cast)
    sign_review(market, AGREE, signed("I would have signed the same.", by="Recorder B"))
    sign_release(market, signed("Ready.", by="Recorder C"))
    sign_release(market, signed("Ready.", by="Recorder D"))
    return market


def stage(of: Incident) -> ReviewStage:
    """Read the stage as the record has it."""
    return review_state(Incident.objects.get(pk=of.pk)).stage


def test_an_incident_goes_out_by_steps(cast: Cast) -> None:
    """Graded, reviewed, signed once, released: each step is told, and only the last is out."""
    assert stage(cast.market) is ReviewStage.NOT_GRADED
    market = graded(cast)
    assert stage(market) is ReviewStage.WAITING_FOR_REVIEW
    sign_review(market, AGREE, signed(by="Recorder B"))
    assert stage(market) is ReviewStage.REVIEWED
    sign_release(market, signed(by="Recorder C"))
    assert (stage(market), list(released_incidents())) == (ReviewStage.SIGNED_ONCE, [])
    sign_release(market, signed(by="Recorder D"))
    assert (stage(market), list(released_incidents())) == (ReviewStage.RELEASED, [market])


def test_what_nobody_graded_is_not_reviewed(cast: Cast) -> None:
    """There is nothing to agree with yet."""
    with pytest.raises(ValidationError, match="no grade"):
        sign_review(cast.market, AGREE, signed(by="Recorder B"))


@pytest.mark.parametrize("name", ["Recorder A", "recorder  a", " RECORDER A "])
def test_the_reviewer_cannot_be_who_signed(cast: Cast, name: str) -> None:
    """A person is a person, in whatever case and with whatever spaces."""
    with pytest.raises(ValidationError, match="cannot be who signed"):
        sign_review(graded(cast), AGREE, signed(by=name))


def test_who_only_signed_what_was_retired_may_review(cast: Cast) -> None:
    """A grade that another person replaced is no longer part of what is reviewed."""
    market = graded(cast)
    attribute(market, Party.RUSSIA, AttributionStatus.LIKELY, signed(by="Recorder B"))
    attribute(market, Party.RUSSIA, AttributionStatus.SINGLE_SOURCE, signed(by="Recorder A"))
    sign_review(market, AGREE, signed(by="Recorder B"))
    assert stage(market) is ReviewStage.REVIEWED


@pytest.mark.parametrize("name", ["Recorder C", "RECORDER C"])
def test_release_needs_two_different_people(cast: Cast, name: str) -> None:
    """The same person twice is one person."""
    market = graded(cast)
    sign_review(market, AGREE, signed(by="Recorder B"))
    sign_release(market, signed(by="Recorder C"))
    with pytest.raises(ValidationError, match="second person"):
        sign_release(market, signed(by=name))


def test_what_nobody_reviewed_is_not_released(cast: Cast) -> None:
    """A grade alone is not enough."""
    with pytest.raises(ValidationError, match="not ready"):
        sign_release(graded(cast), signed(by="Recorder C"))


def test_a_returned_incident_is_not_released(cast: Cast) -> None:
    """One who returns it stands against any number who agree, until something changes or they agree themselves."""
    market = graded(cast)
    sign_review(market, AGREE, signed(by="Recorder B"))
    sign_review(market, RETURN, signed("The place is not argued.", by="Recorder C"))
    sign_review(market, AGREE, signed(by="Recorder B"))
    assert stage(market) is ReviewStage.RETURNED
    with pytest.raises(ValidationError, match="not ready"):
        sign_release(market, signed(by="Recorder D"))
    sign_review(market, AGREE, signed("It is now.", by="Recorder C"))
    assert stage(market) is ReviewStage.REVIEWED


def test_a_return_ends_a_release(cast: Cast) -> None:
    """Whoever sees a fault in what is out takes it out by returning it, and both sign anew afterwards."""
    market = released(cast)
    sign_review(market, RETURN, signed("Two towns have that name.", by="Recorder E"))
    assert not released_incidents().exists()
    sign_review(market, AGREE, signed("It is the other one.", by="Recorder E"))
    assert stage(market) is ReviewStage.REVIEWED


def test_withdrawal_takes_it_out_with_a_reason(cast: Cast) -> None:
    """What is withdrawn can be corrected; it stays in the record, and two people release it anew (R21)."""
    market = released(cast)
    withdrawn = withdraw(market, signed("A relative asked for a correction."))
    assert (withdrawn.kind, stage(market)) == (DecisionKind.WITHDRAW_RELEASE, ReviewStage.REVIEWED)
    assert not released_incidents().exists()


def test_what_is_not_signed_for_release_is_not_withdrawn(cast: Cast) -> None:
    """A withdrawal of nothing would say that something had been out."""
    with pytest.raises(ValidationError, match="nothing to withdraw"):
        withdraw(graded(cast), signed())


@pytest.mark.parametrize("change", ["a claim", "a grade", "a doubt", "a merge"])
def test_any_change_makes_review_and_release_lapse(cast: Cast, change: str) -> None:
    """What is out is what two people saw; whatever changes it takes it out (R17)."""
    market, other = released(cast), incident("RC0003", "The same market")
    changes = {
        "a claim": lambda: decide_link(cast.later, market, LinkState.ACCEPT, signed(by="Recorder B")),
        "a grade": lambda: grade(market, HarmGrade.FAIR, signed(by="Recorder C")),
        "a doubt": lambda: mark_credibility(cast.second, Credibility.LEVEL_5, signed(by="Recorder C")),
        "a merge": lambda: merge(other, market, signed(by="Recorder C")),
    }
    changes[change]()
    assert (stage(market), list(released_incidents())) == (ReviewStage.WAITING_FOR_REVIEW, [])


def test_who_reviewed_and_then_edits_does_not_review_again(cast: Cast) -> None:
    """The reviewer who changes something has signed part of it."""
    market = graded(cast)
    sign_review(market, AGREE, signed(by="Recorder B"))
    grade(market, HarmGrade.FAIR, signed(by="Recorder B"))
    with pytest.raises(ValidationError, match="cannot be who signed"):
        sign_review(market, AGREE, signed(by="Recorder B"))


def test_the_whole_way_can_be_typed(cast: Cast) -> None:
    """The command and a page sign by the same words."""
    market = graded(cast)
    decide_by_words("RC0001", "review", {"finding": "agree"}, signer="Recorder B", reason="Sound.")
    for name in ("Recorder C", "Recorder D"):
        decide_by_words("RC0001", "release", {}, signer=name, reason="Ready.")
    assert stage(market) is ReviewStage.RELEASED
    decide_by_words("RC0001", "withdraw_release", {}, signer="Recorder D", reason="A date was wrong.")
    assert stage(market) is ReviewStage.REVIEWED


def test_the_rules_hold_whatever_way_a_decision_comes(cast: Cast) -> None:
    """A row that is saved past every command is held to the same rules."""
    market = graded(cast)
    at = signed().at
    row = Decision(kind=DecisionKind.RELEASE, incident=market, signed_by="Recorder C", signed_at=at, reason="Now.")
    with pytest.raises(ValidationError, match="not ready"):
        row.save()


def test_two_people_who_decide_at_once_are_told(cast: Cast) -> None:
    """Who decides in view of what another has meanwhile changed is told who, and what; nothing is signed."""
    market = graded(cast)
    seen = review_state(market).last_decision
    grade(market, HarmGrade.FAIR, signed("A second origin.", by="Recorder B"))
    with pytest.raises(BadInput) as refused:
        decide_by_words("RC0001", "grade", {"harm": "weak"}, signer="Recorder C", reason="One origin.", seen=seen)
    assert "Recorder B decided about it since you looked" in refused.value.found
    assert Decision.objects.count() == 3


def test_who_has_seen_everything_may_decide(cast: Cast) -> None:
    """Decisions about something else do not stand in the way."""
    market = graded(cast)
    seen = review_state(market).last_decision
    grade(cast.bridge, HarmGrade.WEAK, signed(by="Recorder B"))
    decide_by_words("RC0001", "grade", {"harm": "fair"}, signer="Recorder C", reason="Two origins.", seen=seen)
    assert stage(market) is ReviewStage.WAITING_FOR_REVIEW
