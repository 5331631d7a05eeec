"""Opening an incident from the claim that first tells of it.

For: `recount decide CLAIM accept --incident new`. Not for: deciding whether there was one; a person does that.
"""

from __future__ import annotations

from recount.claims.models import ClaimRecord
from recount.incidents.deciding.succession import next_code
from recount.incidents.models import Incident
from recount.places.models import keep_place
from recount.places.record import record_gazetteer
from recount.vocabulary.sentences import refusal
from recount.vocabulary.words import StrikeType


def open_from_claim(row: ClaimRecord) -> Incident:
    """Open an incident at the time and place that the claim tells.

    Raises: BadInput when the claim has no place; a time that is unresolved stays so (R6).
    """
    claim = row.claim
    told = next((where for where in claim.event_places() if where.place), None)
    if told is None or told.place is None:
        raise refusal("incidents.capturing.names_no_place", claim=row.key)
    place = keep_place(told.place, record_gazetteer())
    incident = Incident(
        code=next_code(),
        title_en=f"{place.name_en}, {claim.when.start or 'date unresolved'}",
        title_ar=f"{place.name_ar}، {claim.when.start}" if place.name_ar and claim.when.start else "",
        start=claim.when.start,
        end=claim.when.end,
        precision=claim.when.precision,
        place=place,
        place_precision=told.precision,
        strike_type=claim.strike.type if claim.strike else StrikeType.UNKNOWN,
    )
    incident.save()
    return incident
