"""Choosing another way to settle a range than from the lowest to the highest: majority or a hierarchy (R12).

For: `recount decide CODE override --method`. Not for: the arithmetic (`incidents.adjudicating.methods`). The chosen way
holds until another override retires it, and the range follows the claims that come later.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from recount.incidents.adjudicating.adjudication import adjudicate
from recount.incidents.adjudicating.tolls import Group
from recount.incidents.deciding.signing import Signature, sign, standing_override
from recount.incidents.evidence import counted_claims
from recount.incidents.models import Decision, Incident
from recount.incidents.settling import settle
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import DecisionKind, SettlingMethod


@transaction.atomic
def settle_by(
    incident: Incident,
    group: Group,
    method: SettlingMethod,
    signature: Signature,
    *,
    hierarchy: Sequence[str] = (),
) -> Decision:
    """Settle one range by a method; `hierarchy` lists origins by key, the most trusted first.

    The decision keeps the range as it was then. Raises: ValidationError when no claim counts this group, or a
    hierarchy is wanted and none given.
    """
    if (method is SettlingMethod.SOURCE_HIERARCHY) != bool(hierarchy):
        raise ValidationError(tell("incidents.deciding.hierarchy_alone"))
    settled = adjudicate(counted_claims(incident), method=method, hierarchy=hierarchy)
    now = next((range_ for range_ in settled if range_.group == group), None)
    if now is None:
        raise ValidationError(tell("incidents.deciding.nothing_to_settle"))
    value = {**group._asdict(), "method": method, "hierarchy": list(hierarchy), "low": now.low, "high": now.high}
    earlier = standing_override(incident, group._asdict())
    decision = sign(DecisionKind.OVERRIDE, signature, incident=incident, value=value, retires=[earlier])
    incident.tolls.filter(**group._asdict()).delete()
    settle(incident)
    return decision
