"""Tells how places that are named together lie in one another: a village in its area, or two places apart.

For: settling which of the places around a claim are one setting. Not for: which place a name means
(`recount.places`).
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.context.asserting import FINE
from recount.claims.schema import Where
from recount.places.gazetteer import Gazetteer
from recount.vocabulary.words import PlacePrecision


def is_spot(where: Where) -> bool:
    """Tell whether a place is a settlement or a quarter, known or not; anything wider is an area."""
    return where.precision in FINE or where.precision is PlacePrecision.UNRESOLVED


def is_one_setting(places: Sequence[Where], gazetteer: Gazetteer) -> bool:
    """Tell whether places are one, or one village or quarter with the areas that it lies in."""
    if len(places) == 1:
        return True
    spots = [where for where in places if is_spot(where)]
    return len(spots) == 1 and len(governorates(places, gazetteer)) < 2


def governorates(places: Sequence[Where], gazetteer: Gazetteer) -> set[str]:
    """Give the ids of the governorates that places lie in; of what lies in none that is known, nothing."""
    found = (gazetteer.governorate_of(where.place) for where in places if where.place)
    return {area.id for area in found if area}
