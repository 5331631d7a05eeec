"""Which incidents wait for a second pair of eyes, and which for signatures (R17).

For: what waits on the first page, and lists of it. Not for: where one incident stands
(`recount.incidents.deciding.reviewing.review_state`), which follows the same rules.
"""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from recount.incidents.deciding.two_people import SIGNATURES_FOR_RELEASE, change_queries
from recount.incidents.models import Decision, Incident
from recount.vocabulary.words import DecisionKind, IncidentStatus, ReviewFinding, ReviewStage

LISTED = (ReviewStage.NOT_GRADED, ReviewStage.WAITING_FOR_REVIEW, ReviewStage.REVIEWED)


def at_stage(among: QuerySet[Incident], stage: ReviewStage) -> QuerySet[Incident]:
    """Keep the incidents that wait at one of the `LISTED` stages: for a grade, for review, for release."""
    if stage is ReviewStage.NOT_GRADED:
        return among.filter(status=IncidentStatus.ACTIVE, grade__isnull=True)
    if stage is ReviewStage.WAITING_FOR_REVIEW:
        return waiting_for_review(among)
    return waiting_for_release(among)


def waiting_for_review(among: QuerySet[Incident]) -> QuerySet[Incident]:
    """Keep the active incidents that are graded and that nobody has reviewed since their last change."""
    graded = Q(grade__harm__isnull=False) | Q(grade__airwars__isnull=False)
    reviewed = _with_change(_ever_reviewed()).filter(Exists(_reviews(OuterRef("changed_by"))))
    return among.filter(graded, status=IncidentStatus.ACTIVE).exclude(pk__in=reviewed.values("pk"))


def waiting_for_release(among: QuerySet[Incident]) -> QuerySet[Incident]:
    """Keep the active incidents whose review holds and that fewer than two persons have signed for release."""
    agreed = _with_change(_ever_reviewed()).filter(
        Exists(_reviews(OuterRef("changed_by")).filter(value__finding=ReviewFinding.AGREE)), ~Exists(_held_returns())
    )
    signed = agreed.annotate(ended_by=Greatest("changed_by", _last(_ends()))).annotate(people=Coalesce(_signers(), 0))
    waiting = signed.filter(people__lt=SIGNATURES_FOR_RELEASE)
    return among.filter(status=IncidentStatus.ACTIVE, pk__in=waiting.values("pk"))


def _ever_reviewed() -> QuerySet[Incident]:
    """Begin with the few that a review was ever signed of."""
    reviews = Decision.objects.order_by().filter(kind=DecisionKind.REVIEW)
    return Incident.objects.order_by().filter(pk__in=reviews.values("incident"))


def _with_change(incidents: QuerySet[Incident]) -> QuerySet[Incident]:
    changes = change_queries(Decision.objects.order_by(), OuterRef("pk"))
    return incidents.annotate(changed_by=Greatest(*map(_last, changes)))


def _reviews(since: OuterRef) -> QuerySet[Decision]:
    return Decision.objects.order_by().filter(incident=OuterRef("pk"), kind=DecisionKind.REVIEW, id__gt=since)


def _held_returns() -> QuerySet[Decision]:
    """Give the returns since the last change that the same person has not followed with another review."""
    later = Decision.objects.order_by().filter(
        incident=OuterRef("incident"), kind=DecisionKind.REVIEW, signer=OuterRef("signer"), id__gt=OuterRef("pk")
    )
    return _reviews(OuterRef("changed_by")).filter(~Exists(later), value__finding=ReviewFinding.RETURN)


def _ends() -> QuerySet[Decision]:
    returned = Q(kind=DecisionKind.REVIEW, value__finding=ReviewFinding.RETURN)
    about = Decision.objects.order_by().filter(incident=OuterRef("pk"))
    return about.filter(returned | Q(kind=DecisionKind.WITHDRAW_RELEASE))


def _signers() -> Subquery:
    signed = Decision.objects.order_by().filter(
        incident=OuterRef("pk"), kind=DecisionKind.RELEASE, id__gt=OuterRef("ended_by")
    )
    return Subquery(signed.values("incident").annotate(people=Count("signer", distinct=True)).values("people"))


def _last(decisions: QuerySet[Decision]) -> Coalesce:
    return Coalesce(Subquery(decisions.order_by("-id").values("id")[:1]), 0)
