"""Joining and parting reports by hand: a person says that they speak for one origin, or do not (R8, R17).

For: `recount decide REPORT join` and `split`. Not for: proposals. Both are decisions about the reports; the ranges of
their incidents follow, and what was reviewed lapses.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from recount.incidents.deciding.signing import Signature, sign
from recount.incidents.models import Decision, OriginTie
from recount.incidents.origins.applying import apply_ties
from recount.reports.models import Report
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import DecisionKind, LinkState, TieKind


@transaction.atomic
def join(report: Report, other: Report, signature: Signature) -> Decision:
    """Sign that two reports speak for one origin; whichever was first is the original.

    Raises: ValidationError for a report and itself, or where a person parted one of their companions.
    """
    if report == other:
        raise ValidationError(tell("incidents.origins.own_origin_already"))
    tie = _tie(report, other)
    value = {"with": [other.key]}
    decision = sign(DecisionKind.JOIN, signature, report=report, value=value, retires=[tie.decision])
    _settle(tie, LinkState.ACCEPT, decision)
    apply_ties()
    if other not in companions(report):
        raise ValidationError(tell("incidents.origins.split_from", report=report.key, other=other.key))
    return decision


@transaction.atomic
def part(report: Report, others: list[Report], signature: Signature) -> Decision:
    """Sign that a report does not speak for the origin of others; without others, of any that it counts with.

    Raises: ValidationError when it counts with nobody.
    """
    found = others or companions(report)
    if not found:
        raise ValidationError(tell("incidents.origins.counts_alone", report=report.key))
    ties = [_tie(report, other) for other in found]
    decision = sign(
        DecisionKind.SPLIT,
        signature,
        report=report,
        value={"with": [other.key for other in found]},
        retires=[tie.decision for tie in ties],
    )
    for tie in ties:
        _settle(tie, LinkState.REFUSE, decision)
    Report.objects.filter(copy_of=report, pk__in=[other.pk for other in found]).update(tied=True)
    Report.objects.filter(pk=report.pk, copy_of__in=found).update(tied=True)
    apply_ties()
    return decision


def companions(report: Report) -> list[Report]:
    """Give the other reports that count as one origin with a report."""
    first = Report.objects.get(pk=report.pk).original()
    together = Q(pk=first.pk) | Q(copy_of=first.pk) | Q(copy_of__copy_of=first.pk)
    return list(Report.objects.filter(together).exclude(pk=report.pk).order_by("pk"))


def _tie(report: Report, other: Report) -> OriginTie:
    one, two = sorted((report, other), key=lambda row: row.pk)
    known = OriginTie.objects.filter(one=one, other=two).select_related("decision").first()
    return known or OriginTie(one=one, other=two, kind=TieKind.HAND)


def _settle(tie: OriginTie, state: LinkState, decision: Decision) -> None:
    tie.state, tie.decision, tie.reason = state, decision, tie.reason or decision.reason
    tie.save()
