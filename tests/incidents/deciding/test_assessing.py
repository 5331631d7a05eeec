"""Going through the claims of a report: each is decided about, and each decision can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from recount.claims.amending import amended, quote_at, written_by_hand
from recount.claims.models import ClaimRecord
from recount.claims.schema import Claim
from recount.errors import BadInput
from recount.incidents.auditing.ledger import ledger
from recount.incidents.deciding.amending import add_by_hand, amend, next_key
from recount.incidents.deciding.assessed import reports_by_work, standings
from recount.incidents.deciding.assessing import accept, leave_unsure, reject, set_report_aside, undo
from recount.incidents.deciding.signing import Signature
from recount.incidents.models import Incident
from recount.places.gazetteer import Gazetteer
from recount.reports.models import Report
from recount.vocabulary.words import AsideReason, ClaimWork, IncidentStatus, Outcome, ReportWork
from tests.cast import Cast, exactly, killed

SIGNED = Signature(by="Recorder A", at=datetime(2001, 3, 1, tzinfo=UTC), reason="Read in full.")


def work_of(row: ClaimRecord) -> ClaimWork:
    """Say how a claim stands."""
    return next(one.work for one in standings(row.report) if one.row.pk == row.pk)


def with_count(row: ClaimRecord, number: int) -> Claim:
    """Give a claim with another number, as a person entered it."""
    group = killed(exactly(number)).model_dump(mode="json")
    return amended(row.claim, {"casualties": [group]}, Gazetteer.shipped(), key=next_key(row.report))


def killed_in(incident: Incident) -> tuple[int | None, int | None]:
    """Give the range of the killed."""
    toll = incident.tolls.get(outcome=Outcome.KILLED)
    return toll.low, toll.high


def test_an_amended_claim_takes_the_place_of_the_reader_s_and_moves_the_range(cast: Cast) -> None:
    """The reader's claim is kept beside it, out of the incident; the range follows the person's."""
    accept(cast.later, cast.market, SIGNED)
    decision = amend(cast.later, with_count(cast.later, 33), SIGNED)
    assert killed_in(cast.market) == (33, 33)
    assert decision.claim is not None
    assert work_of(cast.later) is ClaimWork.REPLACED
    assert work_of(decision.claim) is ClaimWork.ACCEPTED
    assert decision.value["changed"] == ["casualties"]
    assert ClaimRecord.objects.get(pk=cast.later.pk).document == cast.later.document
    assert ledger().in_order


def test_an_amendment_is_taken_back(cast: Cast) -> None:
    """Then the reader's claim stands again where it stood."""
    accept(cast.later, cast.market, SIGNED)
    decision = amend(cast.later, with_count(cast.later, 33), SIGNED)
    undo(decision, SIGNED)
    assert killed_in(cast.market) == (31, 31)
    assert work_of(cast.later) is ClaimWork.ACCEPTED
    assert ledger().in_order


def test_an_amendment_without_a_change_is_refused(cast: Cast) -> None:
    """A signature under nothing would be noise."""
    same = amended(cast.later.claim, {}, Gazetteer.shipped(), key=next_key(cast.later.report))
    with pytest.raises(ValidationError):
        amend(cast.later, same, SIGNED)


def test_a_claim_is_amended_once(cast: Cast) -> None:
    """Who amends again amends the claim that stands."""
    amend(cast.later, with_count(cast.later, 33), SIGNED)
    with pytest.raises(ValidationError):
        amend(cast.later, with_count(cast.later, 34), SIGNED)


def test_a_chosen_place_brings_its_position(cast: Cast) -> None:
    """A person names a place; where it lies follows from the gazetteer."""
    where = {"raw": "the market", "place": "raqqa", "role": "event"}
    claim = amended(cast.later.claim, {"where": [where]}, Gazetteer.shipped(), key="k")
    raqqa = Gazetteer.shipped().get("raqqa")
    assert (claim.where[0].lat, claim.where[0].lon, claim.where[0].score) == (raqqa.lat, raqqa.lon, 1)


def test_what_cannot_be_is_refused_with_its_field(cast: Cast) -> None:
    """A range that runs backwards is no range."""
    group = killed(exactly(3)).model_dump(mode="json")
    group["count"] |= {"min": 5, "max": 3}
    with pytest.raises(BadInput, match="casualties"):
        amended(cast.later.claim, {"casualties": [group]}, Gazetteer.shipped(), key="k")


def test_a_claim_by_hand_stands_on_words_of_the_report(cast: Cast) -> None:
    """Words that are not there carry no claim."""
    text = cast.later.report.text
    quote = quote_at(text, "civilians")
    claim = written_by_hand(quote, {"kind": "event"}, Gazetteer.shipped(), key=next_key(cast.later.report))
    decision = add_by_hand(cast.later.report, claim, SIGNED)
    assert decision.claim is not None and work_of(decision.claim) is ClaimWork.WAITING
    undo(decision, SIGNED)
    assert work_of(decision.claim) is ClaimWork.SET_ASIDE
    with pytest.raises(BadInput):
        quote_at(text, "soldiers")


def test_the_nearest_occurrence_is_quoted() -> None:
    """The same words twice are two places."""
    assert quote_at("two here, two there", "two", near=9).start == 10


def test_accepting_into_a_new_incident_is_undone_without_a_trace_in_figures(cast: Cast) -> None:
    """The incident that was opened by mistake is withdrawn, and the claim waits again."""
    decision = accept(cast.second, None, SIGNED)
    undo(decision, SIGNED)
    assert work_of(cast.second) is ClaimWork.WAITING
    assert decision.incident is not None
    assert Incident.objects.get(pk=decision.incident.pk).status == IncidentStatus.WITHDRAWN
    assert ledger().in_order


def test_undoing_leaves_an_incident_with_other_claims_alone(cast: Cast) -> None:
    """Only what was opened for this claim alone goes with it."""
    accept(cast.first, cast.market, SIGNED)
    undo(accept(cast.second, cast.market, SIGNED), SIGNED)
    assert killed_in(cast.market) == (20, 20)
    assert Incident.objects.get(pk=cast.market.pk).status == IncidentStatus.ACTIVE


def test_a_rejected_claim_leaves_its_incident(cast: Cast) -> None:
    """Its number no longer sets an end."""
    accept(cast.first, cast.market, SIGNED)
    accept(cast.second, cast.market, SIGNED)
    decision = reject(cast.second, AsideReason.MISREAD, SIGNED)
    assert killed_in(cast.market) == (20, 20)
    assert work_of(cast.second) is ClaimWork.SET_ASIDE
    undo(decision, SIGNED)
    assert work_of(cast.second) is ClaimWork.WAITING


def test_a_figure_is_accepted_as_read_and_joins_no_incident(cast: Cast) -> None:
    """R4: a total over a month is never added to incidents."""
    decision = accept(cast.month, None, SIGNED)
    assert decision.incident is None
    assert work_of(cast.month) is ClaimWork.ACCEPTED
    assert ledger().in_order


def test_unsure_is_kept_until_somebody_decides(cast: Cast) -> None:
    """A later decision retires the doubt."""
    leave_unsure(cast.second, SIGNED)
    assert work_of(cast.second) is ClaimWork.UNSURE
    accept(cast.second, cast.market, SIGNED)
    undo(next(one.decision for one in standings(cast.second.report) if one.decision), SIGNED)
    assert work_of(cast.second) is ClaimWork.WAITING


def test_a_decision_is_taken_back_once(cast: Cast) -> None:
    """What was taken back is not taken back again."""
    decision = leave_unsure(cast.second, SIGNED)
    undo(decision, SIGNED)
    with pytest.raises(ValidationError):
        undo(decision, SIGNED)


def test_every_report_is_in_one_state_of_work(cast: Cast) -> None:
    """The states add up to all reports."""
    accept(cast.first, cast.market, SIGNED)
    reject(cast.second, AsideReason.RESTATED, SIGNED)
    leave_unsure(cast.copied, SIGNED)
    set_report_aside(cast.month.report, SIGNED)
    found = {
        work: set(reports_by_work(Report.objects.all(), work).values_list("key", flat=True)) for work in ReportWork
    }
    assert found == {
        ReportWork.LINKED: {"report-a-1"},
        ReportWork.SET_ASIDE: {"report-b-1", "report-a-3"},
        ReportWork.READ: {"report-c-1"},
        ReportWork.NOT_YET_ASSESSED: {"report-a-2"},
    }


def test_a_report_in_an_incident_is_not_set_aside(cast: Cast) -> None:
    """What counts somewhere is taken out there first."""
    accept(cast.first, cast.market, SIGNED)
    with pytest.raises(ValidationError, match="RC0001"):
        set_report_aside(cast.first.report, SIGNED)


def test_a_claim_goes_where_the_others_of_its_event_went(cast: Cast) -> None:
    """The incident of the same event comes first among those that a claim may be accepted into."""
    report = cast.first.report
    quote = quote_at(report.text, "civilians")
    other = written_by_hand(quote, {"kind": "event", "same_event_as": cast.first.key}, Gazetteer.shipped(), key="k")
    added = add_by_hand(report, other, SIGNED).claim
    accept(cast.first, cast.market, SIGNED)
    ways = next(one.ways for one in standings(report) if one.row == added)
    assert ways[0].incident == cast.market and ways[0].same_event
