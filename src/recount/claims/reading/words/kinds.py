"""What words do in a sentence: the kinds of marks, and what the lexicon says of a phrase.

For: naming the grammar's own notions in code; they stay inside the reader. Not for: words of the record, which are
the vocabulary's (`recount.vocabulary.words`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum, auto

from recount.vocabulary.words import (
    AttributionKind,
    Damage,
    Hedge,
    InfrastructureType,
    Modality,
    Outcome,
    Sign,
    StrikeType,
    VictimCategory,
    VictimClass,
)


class Kind(IntEnum):
    """What a word or phrase does in a sentence."""

    NAME = auto()
    WORD = auto()
    SIGN = auto()
    NUMBER = auto()
    MULTIPLIER = auto()
    NUMBER_UNIT = auto()
    HEDGE = auto()
    VAGUE = auto()
    ZERO = auto()
    FRACTION = auto()
    BETWEEN = auto()
    UP_TO = auto()
    DATE = auto()
    MEASURE = auto()
    AGE = auto()
    VICTIM = auto()
    FAMILY = auto()
    THING = auto()
    OBJECT = auto()
    ATTACK = auto()
    ATTACK_VERB = auto()
    HARM = auto()
    AUXILIARY = auto()
    ADVERB = auto()
    DETERMINER = auto()
    NAMING = auto()
    PARTICLE = auto()
    AND = auto()
    OR = auto()
    OPENS_PARTS = auto()
    BY = auto()
    PREPOSITION = auto()
    BOUNDARY = auto()
    PARTY = auto()
    REPORTING = auto()
    VOICE = auto()
    SOURCE = auto()
    EFFECT = auto()
    DENIES = auto()
    WARNS = auto()
    HYPOTHETICAL = auto()
    NEGATION = auto()


class Side(Enum):
    """Where the harmed stand, seen from a word of harm."""

    PARTICIPLE = auto()
    ACTIVE = auto()
    OF = auto()
    INTRANSITIVE = auto()
    COUNTED = auto()
    TOLL = auto()
    REMAINS = auto()


class Grade(Enum):
    """Finer shades inside a kind: the number of an auxiliary or a noun, the strength of an adverb."""

    ONE = auto()
    TWO = auto()
    TWO_OR_MANY = auto()
    MANY = auto()
    EITHER = auto()
    ALLEGED = auto()
    HEDGED = auto()
    PERFECT = auto()
    BELOW = auto()
    AFTER = auto()
    OF_WHOLE = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One known phrase and what it says."""

    kind: Kind
    value: int | None = None
    grade: Grade = Grade.EITHER
    hedge: Hedge | None = None
    outcome: Outcome | None = None
    side: Side | None = None
    victim_class: VictimClass = VictimClass.UNSPECIFIED
    category: VictimCategory = VictimCategory.TOTAL
    source: AttributionKind | None = None
    strike: StrikeType | None = None
    damage: Damage | None = None
    infrastructure: InfrastructureType | None = None
    sign: Sign | None = None
    modality: Modality | None = None
