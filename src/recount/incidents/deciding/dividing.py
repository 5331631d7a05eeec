"""Opening incidents from several claims at once: a new one that they tell of together, or the parts of one (R17).

For: pages on which a person gathers claims or parts them. Not for: proposing which belong together
(`recount.incidents.linking.gathering`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction

from recount.claims.models import ClaimRecord
from recount.incidents.capturing.opening import open_from_claim
from recount.incidents.deciding.signing import Signature, decide_link
from recount.incidents.deciding.succession import split
from recount.incidents.models import Decision, Incident
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import LinkState

_ENOUGH_PARTS = 2


@transaction.atomic
def open_together(claims: Sequence[ClaimRecord], signature: Signature) -> Incident:
    """Open one incident that several claims tell of, at the time and place of the first that names a place.

    Raises: BadInput when none of them names a place; ValidationError when there is no claim, or one cannot be signed.
    """
    if not claims:
        raise ValidationError(tell("incidents.deciding.begins_with_a_claim"))
    incident = open_from_claim(_first_placed(claims))
    for claim in claims:
        decide_link(claim, incident, LinkState.ACCEPT, replace(signature, seen=None))
    return incident


@transaction.atomic
def divide(incident: Incident, parts: Sequence[Sequence[str]], signature: Signature) -> Decision:
    """Split an incident into new ones, each opened from the claims that go into it, by their keys.

    Raises: BadInput when a claim would stay behind or a part names no place; ValidationError for less than two parts.
    """
    if len(parts) < _ENOUGH_PARTS:
        raise ValidationError(tell("incidents.deciding.two_parts"))
    opened = {}
    for keys in parts:
        claims = list(ClaimRecord.objects.filter(key__in=keys).select_related("report").order_by("id"))
        opened[open_from_claim(_first_placed(claims))] = list(keys)
    return split(incident, opened, signature)


def _first_placed(claims: Sequence[ClaimRecord]) -> ClaimRecord:
    """Give the first claim that names a day and a place, else the first that names a place, else the first."""
    placed = [row for row in claims if any(where.place for where in row.claim.event_places())]
    dated = [row for row in placed if row.day]
    return next(iter([*dated, *placed, *claims]))
