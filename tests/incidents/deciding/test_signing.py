"""What signing promises: who, when, by which rule and why are kept for ever, and the record follows (R17)."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from recount.claims.models import ClaimRecord
from recount.errors import BadInput
from recount.incidents.auditing.ledger import ledger
from recount.incidents.deciding.desk import decide_by_words
from recount.incidents.deciding.signing import (
    attribute,
    carry_over_grade,
    decide_link,
    grade,
    mark_credibility,
    override,
    set_aside,
)
from recount.incidents.models import Decision, Grade, Incident, Link
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionStatus,
    Credibility,
    DecisionKind,
    HarmGrade,
    LinkRole,
    LinkState,
    Outcome,
    Party,
    SettlingMethod,
)
from tests.cast import Cast, exactly, says, signed

ACCEPT, REFUSE, UNSURE = LinkState.ACCEPT, LinkState.REFUSE, LinkState.UNSURE


def ranges(incident: Incident) -> list[tuple[int | None, int | None, bool]]:
    """Give the ranges of an incident."""
    return [(toll.low, toll.high, toll.high_open) for toll in incident.tolls.all()]


def test_an_accepted_claim_makes_the_range(cast: Cast) -> None:
    """An incident has no range before a person accepts a claim into it, and has one after."""
    assert ranges(cast.market) == []
    decide_link(cast.second, cast.market, ACCEPT, signed())
    assert ranges(cast.market) == [(25, 28, False)]


def test_a_decision_keeps_who_when_rule_and_reason(cast: Cast) -> None:
    """What was signed can be read again as it was signed."""
    signature = signed("The same market.", rule="R12", by="Recorder B")
    kept = Decision.objects.get(pk=decide_link(cast.second, cast.market, ACCEPT, signature).pk)
    assert (kept.kind, kept.claim, kept.incident) == (DecisionKind.ACCEPT, cast.second, cast.market)
    assert (kept.signed_by, kept.signed_at, kept.rule, kept.reason) == (
        signature.by,
        signature.at,
        signature.rule,
        signature.reason,
    )


def test_a_change_of_mind_retires_the_earlier_decision(cast: Cast) -> None:
    """A refusal takes the claim out of the range; the acceptance stays in the history, retired."""
    accepted = decide_link(cast.second, cast.market, ACCEPT, signed())
    refused = decide_link(cast.second, cast.market, REFUSE, signed("Another market after all."))
    assert refused.retires.get() == accepted
    assert ranges(cast.market) == []
    assert list(Decision.objects.all()) == [accepted, refused]


@pytest.mark.parametrize("state", [REFUSE, UNSURE])
def test_what_is_not_accepted_sets_no_end(cast: Cast, state: LinkState) -> None:
    """A claim that was refused, or of which a person is unsure, is kept and counts nothing."""
    decide_link(cast.second, cast.market, state, signed())
    assert ranges(cast.market) == []
    assert Link.objects.get().state == state


def test_a_monitors_own_range_stands_beside(cast: Cast) -> None:
    """A monitor's adjudication of the same sources is linked and shown, and sets no end (R8)."""
    decide_link(cast.second, cast.market, ACCEPT, signed(), role=LinkRole.BESIDE)
    assert ranges(cast.market) == []


@pytest.mark.parametrize("change", ["save", "delete"])
def test_a_decision_is_written_once(cast: Cast, change: str) -> None:
    """Nobody changes or deletes what was signed; a new decision retires it."""
    decision = set_aside(cast.month, signed("A month's total."))
    decision.reason = "Another reason."
    with pytest.raises(ValidationError, match="never"):
        getattr(decision, change)()
    assert Decision.objects.get(pk=decision.pk).reason == "A month's total."


@pytest.mark.parametrize(("by", "reason"), [("", "A reason."), ("Recorder A", ""), ("Recorder A", "   ")])
def test_nothing_is_signed_without_a_name_and_a_reason(cast: Cast, by: str, reason: str) -> None:
    """A decision that nobody stands for, or that says no reason, is refused whole."""
    with pytest.raises(ValidationError, match="R17"):
        decide_link(cast.second, cast.market, ACCEPT, signed(reason, by=by))
    assert not Decision.objects.exists()
    assert not Link.objects.exists()


def test_a_report_older_than_its_event_is_refused(cast: Cast) -> None:
    """A report of January cannot tell of an attack in February, and nothing is signed (R16)."""
    early = says("b-0", cast.monitor_b, "2001-01-20", "25 civilians were killed", exactly(25))
    with pytest.raises(ValidationError, match="older than the event"):
        decide_link(early, cast.market, ACCEPT, signed())
    assert not Decision.objects.exists()


def test_an_override_outlasts_later_claims(cast: Cast) -> None:
    """A range settled by hand stays with its reason when another claim is accepted (R12)."""
    decide_link(cast.second, cast.market, ACCEPT, signed())
    override(cast.market, signed("The list of names has 27."), outcome=Outcome.KILLED, low=27, high=27)
    decide_link(cast.later, cast.market, ACCEPT, signed())
    toll = cast.market.tolls.get()
    assert (toll.low, toll.high, toll.method) == (27, 27, SettlingMethod.TEAM_DECISION)
    assert toll.reason == "The list of names has 27."


def test_an_override_cannot_run_backwards(cast: Cast) -> None:
    """A range from more to fewer is refused and leaves no decision (R16)."""
    with pytest.raises(ValidationError):
        override(cast.market, signed(), outcome=Outcome.KILLED, low=30, high=20)
    assert not Decision.objects.exists()


def test_an_improbable_claim_sets_no_end(cast: Cast) -> None:
    """Marked 5, a claim stays linked and leaves the range to the others; marked anew, it is back (ruling 5)."""
    for claim in (cast.second, cast.later):
        decide_link(claim, cast.market, ACCEPT, signed())
    mark_credibility(cast.later, Credibility.LEVEL_5, signed("The list behind it holds names twice."))
    assert ranges(cast.market) == [(25, 28, False)]
    mark_credibility(cast.later, Credibility.LEVEL_3, signed("The list was mended."))
    assert ranges(cast.market) == [(25, 31, False)]


def test_the_familiar_grade_follows_harm_and_attribution(cast: Cast) -> None:
    """Two grades are signed and the Airwars grade derived anew from both (section 4 of the method)."""
    grade(cast.market, HarmGrade.FAIR, signed())
    assert Grade.objects.get().airwars is None
    attribute(cast.market, Party.RUSSIA, AttributionStatus.LIKELY, signed())
    assert Grade.objects.get().airwars == AirwarsGrade.FAIR
    attribute(cast.market, Party.RUSSIA, AttributionStatus.ACCEPTED, signed("Its ministry accepted it."))
    assert Grade.objects.get().airwars == AirwarsGrade.CONFIRMED


def test_another_recorders_grade_is_carried_over_as_theirs(cast: Cast) -> None:
    """An imported grade names its recorder, and signing our own takes its place."""
    carry_over_grade(cast.market, AirwarsGrade.CONTESTED, "Monitor B", signed("Their grade."))
    assert (Grade.objects.get().airwars, Grade.objects.get().imported_from) == (AirwarsGrade.CONTESTED, "Monitor B")
    grade(cast.market, HarmGrade.DISCOUNTED, signed())
    assert (Grade.objects.get().airwars, Grade.objects.get().imported_from) == (AirwarsGrade.DISCOUNTED, "")


def test_a_claim_of_an_incident_is_not_set_aside_before_it_is_refused(cast: Cast) -> None:
    """What counts in an incident cannot stand aside at the same time."""
    decide_link(cast.second, cast.market, LinkState.ACCEPT, signed())
    with pytest.raises(ValidationError, match="accepted into RC0001"):
        set_aside(cast.second, signed("Another market."))


def test_a_claim_set_aside_may_be_accepted_after_all(cast: Cast) -> None:
    """Accepting it retires the decision that set it aside, so that it stands in one account."""
    aside = set_aside(cast.second, signed("Another market."))
    accepted = decide_link(cast.second, cast.market, LinkState.ACCEPT, signed("The same market after all."))
    assert accepted.retires.get() == aside
    assert ledger().misplaced == []


def test_a_claim_set_aside_may_be_taken_back(cast: Cast) -> None:
    """Taken back, it waits for a decision again."""
    set_aside(cast.second, signed("Another market."))
    decide_by_words("b-1", "retire", {}, signer="team", reason="Too early.")
    assert "b-1" in ledger().not_yet_assessed


def test_a_range_set_by_hand_may_follow_from_the_claims_again(cast: Cast) -> None:
    """Retiring an override brings the computed range back; both decisions stay readable."""
    decide_link(cast.second, cast.market, LinkState.ACCEPT, signed())
    computed, the_class = ranges(cast.market), cast.market.tolls.get().victim_class
    override(cast.market, signed("A team of three."), outcome=Outcome.KILLED, low=1, high=100, victim_class=the_class)
    decide_by_words("RC0001", "retire", {"who": the_class}, signer="team", reason="The team was mistaken.")
    assert ranges(cast.market) == computed
    kinds = [decision.kind for decision in cast.market.decisions.order_by("id")]
    assert kinds == [DecisionKind.ACCEPT, DecisionKind.OVERRIDE, DecisionKind.RETIRE]


def test_setting_aside_again_retires_the_first(cast: Cast) -> None:
    """One decision of a kind stands for a claim; the others are history."""
    first = set_aside(cast.month, signed("A month's total."))
    second = set_aside(cast.month, signed("A month's total, of both parties together."))
    assert second.retires.get() == first
    assert cast.month.decisions.filter(retired_by__isnull=True).get() == second


@pytest.mark.parametrize(
    ("subject", "verb", "wanted", "found"),
    [
        ("b-1", "agree", {}, "'agree' is no verb"),
        ("b-9", "accept", {"incident": "RC0001"}, "There is no claim b-9"),
        ("b-1", "accept", {"incident": "RC9999"}, "There is no incident RC9999"),
        ("b-1", "accept", {}, "0 incidents are proposed for claim b-1"),
        ("b-1", "accept", {"incident": "RC0001", "role": "proof"}, "'proof' is no --role"),
        ("RC0001", "grade", {}, "This decision needs --harm"),
        ("RC0001", "grade", {"harm": "likely"}, "'likely' is no --harm"),
        ("RC0001", "grade", {"imported": "fair"}, "This decision needs --source"),
        ("RC0001", "attribute", {"party": "russia"}, "This decision needs --status"),
        ("RC0001", "attribute", {"party": "atlantis", "status": "likely"}, "'atlantis' is no --party"),
        ("RC0001", "override", {"low": 9, "high": 3}, "The decision cannot be signed"),
        ("RC0001", "merge", {}, "This decision needs --into"),
        ("RC0001", "correct", {"set": ["place=nowhere"]}, "The gazetteer has no place 'nowhere'"),
        ("RC0001", "correct", {"set": ["code=RC0007"]}, "code cannot be corrected by hand"),
        ("RC0001", "correct", {"set": ["date=31 February 2001"]}, "31 February 2001"),
        ("b-1", "credibility", {"mark": "9"}, "'9' is no --mark"),
    ],
)
def test_what_cannot_be_signed_is_refused_with_one_clear_sentence(
    cast: Cast, subject: str, verb: str, wanted: dict[str, object], found: str
) -> None:
    """A wrong word, a missing one, an unknown code: each says what was found, and nothing is signed."""
    with pytest.raises(BadInput) as refused:
        decide_by_words(subject, verb, wanted, signer="Recorder A", reason="A reason.")
    assert found in refused.value.found
    assert refused.value.matters
    assert refused.value.remedy
    assert not Decision.objects.exists()


def test_a_new_incident_opens_where_and_when_the_claim_tells(cast: Cast) -> None:
    """Accepted into a new incident, a claim gives it its day, its place, and the next free code."""
    decision = decide_by_words("b-1", "accept", {"incident": "new"}, signer="Recorder A", reason="Nobody has it.")
    opened = decision.incident
    assert opened is not None
    claim = ClaimRecord.objects.get(key="b-1").claim
    assert (opened.code, opened.start, opened.end) == ("RC0003", claim.when.start, claim.when.end)
    assert opened.place is not None
    assert opened.place.key == claim.where[0].place


def test_a_refused_signature_opens_no_incident(cast: Cast) -> None:
    """An acceptance without a reason leaves no empty incident behind."""
    with pytest.raises(BadInput):
        decide_by_words("b-1", "accept", {"incident": "new"}, signer="Recorder A", reason=" ")
    assert Incident.objects.count() == 2


def test_a_range_set_by_hand_has_at_least_one_end(cast: Cast) -> None:
    """Nothing known is no range, and is not written as one (R14)."""
    with pytest.raises(ValidationError, match="at least one end"):
        override(cast.market, signed(), outcome=Outcome.KILLED, low=None, high=None)
