"""Words of `terms/places.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class PlacePrecision(StrEnum):
    """How closely a place is known; better the governorate than a wrong village."""

    EXACT = "exact"
    WITHIN_100_M = "within_100_m"
    STREET = "street"
    NEARBY_LANDMARK = "nearby_landmark"
    NEIGHBOURHOOD = "neighbourhood"
    VILLAGE = "village"
    TOWN = "town"
    CITY = "city"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    GOVERNORATE = "governorate"
    COUNTRY = "country"
    UNRESOLVED = "unresolved"


class PlaceRole(StrEnum):
    """What a place in a report has to do with the event; only some of them are where it happened."""

    EVENT = "event"
    ORIGIN = "origin"
    NEAR = "near"
    EFFECT = "effect"
    HOSPITAL = "hospital"
    REPORTER = "reporter"
