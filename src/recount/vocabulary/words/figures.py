"""Words of `terms/figures.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class Measure(StrEnum):
    """What a figure counts; a number without its unit says nothing."""

    KILLED = "killed"
    INJURED = "injured"
    INCIDENTS = "incidents"
    STRIKES = "strikes"
    FACILITIES = "facilities"


class GradeFilter(StrEnum):
    """Which incidents a figure takes in, by their Airwars grade; the rest stands beside, never inside."""

    CONFIRMED = "confirmed"
    FAIR_OR_BETTER = "fair+"
    WEAK_OR_BETTER = "weak+"
    ANY = "any"


class Dimension(StrEnum):
    """By what a figure is broken down; rows of some dimensions overlap and then do not add up to the total."""

    PARTY = "party"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    GOVERNORATE = "governorate"
    PLACE = "place"
    ZONE = "zone"
    GRADE = "grade"
    OUTCOME = "outcome"
    CLASS = "class"
    CATEGORY = "category"
    HARM = "harm"
    INFRASTRUCTURE = "infrastructure"
    MONITOR = "monitor"


class HarmFound(StrEnum):
    """Whom a strike harmed by the counts of its incident; what the counts leave open is unknown."""

    CIVILIANS_HARMED = "civilians_harmed"
    COMBATANTS_ONLY = "combatants_only"
    NOBODY_HARMED = "nobody_harmed"
