"""Words of `terms/grades.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class HarmGrade(StrEnum):
    """Whether civilians were harmed, apart from the question who did it."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    DISCOUNTED = "discounted"


class AttributionStatus(StrEnum):
    """How firmly the harm is laid to one party; each alleged party of an incident has a status of its own."""

    ACCEPTED = "accepted"
    LIKELY = "likely"
    CONTESTED = "contested"
    SINGLE_SOURCE = "single_source"
    UNKNOWN = "unknown"
    DENIED = "denied"


class AirwarsGrade(StrEnum):
    """The familiar single grade of an incident, derived from harm and attribution together."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class Reliability(StrEnum):
    """How far a source can be trusted from what is known of it, whatever it says this time."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How far one claim can be believed, judged apart from the source that makes it."""

    LEVEL_1 = "1"
    LEVEL_2 = "2"
    LEVEL_3 = "3"
    LEVEL_4 = "4"
    LEVEL_5 = "5"
    LEVEL_6 = "6"


class ResponsePosition(StrEnum):
    """What a party to the fighting says to an allegation of harm; silence is a position of its own."""

    CREDIBLE = "credible"
    NON_CREDIBLE = "non_credible"
    NOT_YET_ASSESSED = "not_yet_assessed"
    OPEN_INCIDENT = "open_incident"
    NO_KNOWN_STATEMENT = "no_known_statement"
