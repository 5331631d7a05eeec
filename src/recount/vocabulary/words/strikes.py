"""Words of `terms/strikes.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class StrikeType(StrEnum):
    """The kind of attack, as far as a source tells it."""

    AIRSTRIKE = "airstrike"
    DRONE_STRIKE = "drone_strike"
    ARTILLERY = "artillery"
    AIRSTRIKE_OR_ARTILLERY = "airstrike_or_artillery"
    GROUND = "ground"
    UNKNOWN = "unknown"


class StrikeStatus(StrEnum):
    """How sure it is that an attack was carried out there and by whom, whatever harm it did."""

    DECLARED = "declared"
    LIKELY = "likely"
    CONTESTED = "contested"
    SINGLE_SOURCE_CLAIM = "single_source_claim"
