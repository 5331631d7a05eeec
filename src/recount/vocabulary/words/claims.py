"""Words of `terms/claims.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class ClaimKind(StrEnum):
    """What a statement in a report is about; only claims of one event enter the range of an incident."""

    CASUALTY = "casualty"
    EVENT = "event"
    AGGREGATE = "aggregate"
    COMPARISON = "comparison"
    SHARE = "share"
    INFRASTRUCTURE = "infrastructure"
    DISPLACEMENT = "displacement"
    DENIAL = "denial"
    WARNING = "warning"
    STATEMENT = "statement"
    CONTROL = "control"
    CONTROL_CHANGE = "control_change"
    CONDUCT = "conduct"
    EFFECT = "effect"
    PERCEPTION = "perception"
    OPINION = "opinion"


class Polarity(StrEnum):
    """Whether a claim says that something was so, that it was not so, or that it was missing."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    ABSENCE = "absence"


class Modality(StrEnum):
    """In what manner a claim is made, from a plain assertion to a guess about the future."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    ALLEGED = "alleged"
    INFERRED = "inferred"
    PREDICTED = "predicted"
    COUNTERFACTUAL = "counterfactual"
    OPINION = "opinion"


class Unit(StrEnum):
    """What a number counts."""

    PERSONS = "persons"
    FAMILIES = "families"
    FACILITIES = "facilities"
    STRIKES = "strikes"


class PerpetratorBasis(StrEnum):
    """By what words a claim comes to name a party as responsible."""

    NAMED = "named"
    INHERITED = "inherited"
    COREFERENCE = "coreference"


class AttributionKind(StrEnum):
    """What kind of voice stands in the chain of those who say it."""

    AUTHOR = "author"
    MEDIA = "media"
    ACTIVIST_NETWORK = "activist_network"
    MONITOR = "monitor"
    OFFICIAL = "official"
    BELLIGERENT = "belligerent"
    WITNESS = "witness"
    UNNAMED = "unnamed"


class SectionRole(StrEnum):
    """What a stretch of a page is to the report; each has its own author, publisher and clock."""

    MAIN = "main"
    QUOTED = "quoted"
    REPRINT = "reprint"
    FURNITURE = "furniture"
    COMMENTS = "comments"


class SourceLink(StrEnum):
    """What became of the link by which a report points to its source."""

    LIVE = "live"
    ARCHIVED = "archived"
    LOST = "lost"
    NONE = "none"


class Partition(StrEnum):
    """By which criterion a share was cut; the same strikes give other shares under another one."""

    ZONE_OF_CONTROL = "zone_of_control"
    TARGET = "target"
    OUTCOME = "outcome"


class Relation(StrEnum):
    """How the left side of a comparison stands to the right."""

    MORE = ">"
    LESS = "<"
    EQUAL = "="
    TIMES = "times"


class Sign(StrEnum):
    """Which way an effect is said to go."""

    INCREASE = "+"
    DECREASE = "-"


class AttributionRole(StrEnum):
    """What a voice does in the chain of those who say it, outermost first."""

    AUTHOR = "author"
    PUBLISHER = "publisher"
    CARRIER = "carrier"
    SOURCE = "source"
