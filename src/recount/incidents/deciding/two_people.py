"""The rules that need more than one person: review, release, and two people who decide at once (R17).

For: the checks that every decision passes before it is kept, whatever page, command or file it comes from. Not for:
signing (`incidents.deciding.reviewing`). What changes an incident is every decision about it, about the credibility of
what was accepted into it, about the origins of its reports, and every merge or split that led to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce

from recount.vocabulary.folding import fold
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import DecisionKind, LinkState, ReviewFinding, ReviewStage

if TYPE_CHECKING:
    from recount.incidents.deciding.decisions import Decision
    from recount.incidents.models import Incident

# What is said of an incident as it stands; all else changes it.
WATCHING = (DecisionKind.REVIEW, DecisionKind.RELEASE, DecisionKind.WITHDRAW_RELEASE)
READY_FOR_RELEASE = (ReviewStage.REVIEWED, ReviewStage.SIGNED_ONCE)
SIGNATURES_FOR_RELEASE = 2
# Asked as a number, so that SQLite begins with the links of one incident instead of every decision without one.
_NO_INCIDENT = 0


def person(name: str) -> str:
    """Fold the name of who signs: a person is one person, in whatever case, with whatever spaces or dots."""
    return fold(name)


def change_queries(decisions: QuerySet[Decision], incident: Any) -> list[QuerySet[Decision]]:
    """Give the decisions that change an incident, each way apart; `incident` may be an `OuterRef` to one."""
    accepted = {"links__incident": incident, "links__state": LinkState.ACCEPT}
    of_claims = {f"claim__{name}": value for name, value in accepted.items()}
    of_reports = {f"report__claims__{name}": value for name, value in accepted.items()}
    return [
        decisions.filter(incident=incident).exclude(kind__in=WATCHING),
        decisions.annotate(about=Coalesce("incident_id", Value(_NO_INCIDENT))).filter(about=_NO_INCIDENT, **of_claims),
        decisions.filter(successions__successor=incident),
        decisions.filter(**of_reports),
    ]


def last_change(decisions: QuerySet[Decision], incident: Incident) -> int:
    """Give the number of the last decision that changed an incident; 0 where nobody has decided anything."""
    found = (
        query.order_by("-id").values_list("id", flat=True).first() for query in change_queries(decisions, incident)
    )
    return max((number or 0 for number in found), default=0)


def signers(decisions: QuerySet[Decision], incident: Incident) -> dict[str, str]:
    """Give who signed what stands of an incident: their names under their folded names."""
    rows = (
        row
        for query in change_queries(decisions, incident)
        for row in query.filter(retired_by__isnull=True).values_list("signer", "signed_by")
    )
    return dict(rows)


def reviews_since(incident: Incident, change: int) -> dict[str, Decision]:
    """Give the last review of each person since a change, under their folded names."""
    rows = incident.decisions.filter(kind=DecisionKind.REVIEW, id__gt=change).order_by("id")
    return {row.signer: row for row in rows}


def releases_since(incident: Incident, change: int) -> dict[str, Decision]:
    """Give who signed release since a change, a return and a withdrawal from release, under their folded names."""
    returns = Q(kind=DecisionKind.REVIEW, value__finding=ReviewFinding.RETURN)
    ends = incident.decisions.filter(returns | Q(kind=DecisionKind.WITHDRAW_RELEASE))
    since = max(change, ends.order_by("-id").values_list("id", flat=True).first() or 0)
    rows = incident.decisions.filter(kind=DecisionKind.RELEASE, id__gt=since).order_by("id")
    return {row.signer: row for row in rows}


def stage_of(graded: bool, reviews: Iterable[Decision], releases: Iterable[Decision]) -> ReviewStage:
    """Say how far an incident has come, from the reviews and release signatures that still hold."""
    findings = {row.value["finding"] for row in reviews}
    signatures = len(list(releases))
    if not graded:
        return ReviewStage.NOT_GRADED
    if ReviewFinding.RETURN in findings:
        return ReviewStage.RETURNED
    if ReviewFinding.AGREE not in findings:
        return ReviewStage.WAITING_FOR_REVIEW
    if signatures >= SIGNATURES_FOR_RELEASE:
        return ReviewStage.RELEASED
    return ReviewStage.SIGNED_ONCE if signatures else ReviewStage.REVIEWED


def is_graded(incident: Incident) -> bool:
    """Tell whether a harm grade of ours, or a grade carried over, stands."""
    grade = getattr(incident, "grade", None)
    return grade is not None and (grade.harm is not None or grade.airwars is not None)


def check_meanwhile(decision: Decision) -> None:
    """Refuse a decision that was made in view of less than what stands now.

    Raises: ValidationError that names who decided what since the decision numbered `seen`.
    """
    if decision.seen is None:
        return
    later = type(decision).objects.filter(id__gt=decision.seen).order_by("-id")
    found = (about.first() for about in _about_the_same(decision, later))
    since = max((row for row in found if row is not None), key=lambda row: row.pk, default=None)
    if since is not None:
        raise ValidationError(
            tell(
                "incidents.deciding.decided_since",
                who=since.signed_by,
                number=since.pk,
                kind=DecisionKind(since.kind),
                reason=since.reason,
            )
        )


def _about_the_same(decision: Decision, rows: QuerySet[Decision]) -> Iterable[QuerySet[Decision]]:
    if decision.claim is not None:
        yield rows.filter(claim=decision.claim)
    if decision.report is not None:
        yield rows.filter(report=decision.report)
    if decision.incident is not None:
        yield rows.filter(incident=decision.incident)
        yield from change_queries(rows, decision.incident)


def check_two_people(decision: Decision) -> None:
    """Hold review, release and withdrawal to their rules.

    Raises: ValidationError when the incident is not ready for it, or the wrong person signs.
    """
    if decision.kind not in WATCHING:
        return
    if decision.incident is None:
        raise ValidationError(tell("incidents.deciding.about_an_incident"))
    _CHECKS[DecisionKind(decision.kind)](decision, decision.incident)


def _check_review(decision: Decision, incident: Incident) -> None:
    if decision.value.get("finding") not in set(ReviewFinding):
        raise ValidationError(tell("incidents.deciding.finds_one_of", words=[str(each) for each in ReviewFinding]))
    if not is_graded(incident):
        raise ValidationError(tell("incidents.deciding.no_grade_yet", code=incident.code))
    if decision.signer in signers(type(decision).objects.all(), incident):
        raise ValidationError(tell("incidents.deciding.reviewer_signed", who=decision.signed_by, code=incident.code))


def _check_release(decision: Decision, incident: Incident) -> None:
    change = last_change(type(decision).objects.all(), incident)
    signed = releases_since(incident, change)
    stage = stage_of(is_graded(incident), reviews_since(incident, change).values(), signed.values())
    if stage is ReviewStage.RELEASED:
        raise ValidationError(tell("incidents.deciding.released_already", code=incident.code))
    if stage not in READY_FOR_RELEASE:
        raise ValidationError(tell("incidents.deciding.not_ready", code=incident.code, stage=stage))
    if decision.signer in signed:
        raise ValidationError(tell("incidents.deciding.signed_already", who=decision.signed_by))


def _check_withdrawal(decision: Decision, incident: Incident) -> None:
    if not releases_since(incident, last_change(type(decision).objects.all(), incident)):
        raise ValidationError(tell("incidents.deciding.nobody_released", code=incident.code))


_CHECKS = {
    DecisionKind.REVIEW: _check_review,
    DecisionKind.RELEASE: _check_release,
    DecisionKind.WITHDRAW_RELEASE: _check_withdrawal,
}
