"""Words of `terms/infrastructure.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class InfrastructureType(StrEnum):
    """What kind of civilian object was hit; each word of a report belongs to one kind."""

    HEALTHCARE = "healthcare"
    EDUCATION = "education"
    RELIGIOUS = "religious"
    MARKET = "market"
    RESIDENTIAL = "residential"
    WATER = "water"
    ELECTRICITY = "electricity"
    BRIDGE = "bridge"
    ROAD = "road"
    FACTORY = "factory"
    AGRICULTURE = "agriculture"
    FOOD_SUPPLY = "food_supply"
    CAMP = "camp"
    AID = "aid"
    CIVIL_DEFENCE = "civil_defence"
    HERITAGE = "heritage"
    COMMERCE = "commerce"
    OIL = "oil"
    VEHICLE = "vehicle"
    GOVERNMENT = "government"
    MEDIA = "media"
    OTHER = "other"


class Damage(StrEnum):
    """What a source says happened to a civilian object, from being hit to no longer working."""

    STRUCK = "struck"
    DAMAGED = "damaged"
    DESTROYED = "destroyed"
    OUT_OF_SERVICE = "out_of_service"
