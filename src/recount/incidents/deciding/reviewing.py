"""Review and release: the second pair of eyes, and the two signatures without which nothing leaves the record (R17).

For: pages, commands and releases that ask where an incident stands, sign the next step, or want what may be published.
Not for: the rules themselves, which every decision passes on its way into the record (`incidents.deciding.two_people`).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from recount.incidents.deciding.signing import Signature, sign
from recount.incidents.deciding.two_people import (
    SIGNATURES_FOR_RELEASE,
    change_queries,
    is_graded,
    last_change,
    releases_since,
    reviews_since,
    signers,
    stage_of,
)
from recount.incidents.models import Decision, Incident
from recount.vocabulary.words import DecisionKind, IncidentStatus, ReviewFinding, ReviewStage


@dataclass(frozen=True)
class ReviewState:
    """Where an incident stands: who signed what stands of it, and the reviews and releases that still hold.

    `last_change` is the number of the last decision that changed it, `last_decision` that of the last decision of any
    kind about it; 0 where there is none. Who signs next says `last_decision` as what they have seen.
    """

    stage: ReviewStage
    signed_by: tuple[str, ...]
    reviews: tuple[Decision, ...]
    releases: tuple[Decision, ...]
    last_change: int
    last_decision: int

    @property
    def released(self) -> bool:
        """Tell whether it may be published."""
        return self.stage is ReviewStage.RELEASED


def review_state(incident: Incident) -> ReviewState:
    """Say how far an incident has come on its way out; whatever an earlier state allowed lapses with a change."""
    change = last_change(Decision.objects.all(), incident)
    reviews = reviews_since(incident, change)
    releases = releases_since(incident, change)
    return ReviewState(
        stage=stage_of(is_graded(incident), reviews.values(), releases.values()),
        signed_by=tuple(sorted(set(signers(Decision.objects.all(), incident).values()))),
        reviews=tuple(reviews.values()),
        releases=tuple(releases.values()),
        last_change=change,
        last_decision=last_decision(incident, change),
    )


def last_decision(incident: Incident, change: int | None = None) -> int:
    """Give the number of the last decision of any kind about an incident; `change` where its last change is known."""
    change = last_change(Decision.objects.all(), incident) if change is None else change
    return max(change, incident.decisions.order_by("-id").values_list("id", flat=True).first() or 0)


@transaction.atomic
def sign_review(incident: Incident, finding: ReviewFinding, signature: Signature) -> Decision:
    """Agree with what stands of an incident, or return it; the reason says what is to be mended.

    Raises: ValidationError when it is not graded, or whoever signs has signed part of what they review.
    """
    return sign(DecisionKind.REVIEW, signature, incident=incident, value={"finding": finding})


@transaction.atomic
def sign_release(incident: Incident, signature: Signature) -> Decision:
    """Sign that an incident may be published as it stands; it may once two different persons have signed.

    Raises: ValidationError when it was not graded and reviewed since its last change, or the same person signs twice.
    """
    return sign(DecisionKind.RELEASE, signature, incident=incident)


@transaction.atomic
def withdraw(incident: Incident, signature: Signature) -> Decision:
    """Take an incident out of what may be published; the reason is told with the next release (R21).

    Raises: ValidationError when nobody has signed its release. The incident itself stays in the record;
    `recount.incidents.deciding.succession.withdraw` ends it.
    """
    return sign(DecisionKind.WITHDRAW_RELEASE, signature, incident=incident)


def released_incidents() -> QuerySet[Incident]:
    """Give the active incidents that two people released and that nothing has changed since."""
    every = Decision.objects.order_by()
    ends = every.filter(incident=OuterRef("pk")).filter(
        Q(kind=DecisionKind.REVIEW, value__finding=ReviewFinding.RETURN) | Q(kind=DecisionKind.WITHDRAW_RELEASE)
    )
    last = [_last(query) for query in (*change_queries(every, OuterRef("pk")), ends)]
    signatures = every.filter(incident=OuterRef("pk"), kind=DecisionKind.RELEASE, id__gt=OuterRef("ended_by"))
    counted = signatures.values("incident").annotate(people=Count("signer", distinct=True)).values("people")
    signed = every.filter(kind=DecisionKind.RELEASE).values("incident")
    return (
        Incident.objects.filter(status=IncidentStatus.ACTIVE, pk__in=signed)
        .annotate(ended_by=Greatest(*last))
        .annotate(release_signatures=Subquery(counted))
        .filter(release_signatures__gte=SIGNATURES_FOR_RELEASE)
    )


def _last(decisions: QuerySet[Decision]) -> Coalesce:
    return Coalesce(Subquery(decisions.order_by("-id").values("id")[:1]), 0)
