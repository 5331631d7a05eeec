"""Words of `terms/casualties.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class Outcome(StrEnum):
    """What happened to people; the dead and the injured are never one number."""

    KILLED = "killed"
    INJURED = "injured"
    KILLED_OR_INJURED = "killed_or_injured"
    MISSING = "missing"
    DETAINED = "detained"


class VictimClass(StrEnum):
    """What a source says of the status of those harmed; people are not civilians until someone says so."""

    CIVILIAN = "civilian"
    MILITANT = "militant"
    UNSPECIFIED = "unspecified"
    MIXED = "mixed"


class VictimCategory(StrEnum):
    """Which part of those harmed a number counts; parts lie inside their whole and are never added to it."""

    TOTAL = "total"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    ELDERLY = "elderly"
    FAMILY = "family"
    MEDICAL_WORKERS = "medical_workers"
    RESCUE_WORKERS = "rescue_workers"
    JOURNALISTS = "journalists"
    AID_WORKERS = "aid_workers"
    NAMED = "named"
    UNIDENTIFIED = "unidentified"
