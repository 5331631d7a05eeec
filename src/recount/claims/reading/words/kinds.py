"""What words do in a sentence: the kinds of marks, and what the lexicon says of a phrase.

For: naming the grammar's own notions in code; they stay inside the reader. Not for: words of the record, which are
the vocabulary's (`recount.vocabulary.words`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

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


class Notion:
    """One of the few notions of a class, known by its name and the same object wherever it is named.

    No `Enum`: Python 3.11 takes ten times as long to name the member of one, and the grammar names little else.
    """

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __init_subclass__(cls) -> None:
        """Make each notion that the class declares."""
        for name in cls.__annotations__:
            setattr(cls, name, cls(name))

    def __repr__(self) -> str:
        """Write it as code does."""
        return f"{type(self).__name__}.{self.name}"

    @classmethod
    def named(cls, name: str) -> Self:
        """Give the notion of a name, in small or capital letters.

        Raises: KeyError where the class has none of that name.
        """
        if name.upper() not in cls.__annotations__:
            raise KeyError(name)
        found: Self = getattr(cls, name.upper())
        return found


class Kind(Notion):
    """What a word or phrase does in a sentence."""

    NAME: ClassVar[Kind]
    WORD: ClassVar[Kind]
    SIGN: ClassVar[Kind]
    NUMBER: ClassVar[Kind]
    MULTIPLIER: ClassVar[Kind]
    NUMBER_UNIT: ClassVar[Kind]
    HEDGE: ClassVar[Kind]
    VAGUE: ClassVar[Kind]
    ZERO: ClassVar[Kind]
    FRACTION: ClassVar[Kind]
    BETWEEN: ClassVar[Kind]
    UP_TO: ClassVar[Kind]
    DATE: ClassVar[Kind]
    MEASURE: ClassVar[Kind]
    AGE: ClassVar[Kind]
    VICTIM: ClassVar[Kind]
    FAMILY: ClassVar[Kind]
    THING: ClassVar[Kind]
    OBJECT: ClassVar[Kind]
    ATTACK: ClassVar[Kind]
    ATTACK_VERB: ClassVar[Kind]
    HARM: ClassVar[Kind]
    AUXILIARY: ClassVar[Kind]
    ADVERB: ClassVar[Kind]
    DETERMINER: ClassVar[Kind]
    NAMING: ClassVar[Kind]
    PARTICLE: ClassVar[Kind]
    AND: ClassVar[Kind]
    OR: ClassVar[Kind]
    OPENS_PARTS: ClassVar[Kind]
    BY: ClassVar[Kind]
    PREPOSITION: ClassVar[Kind]
    BOUNDARY: ClassVar[Kind]
    PARTY: ClassVar[Kind]
    REPORTING: ClassVar[Kind]
    VOICE: ClassVar[Kind]
    SOURCE: ClassVar[Kind]
    EFFECT: ClassVar[Kind]
    DENIES: ClassVar[Kind]
    WARNS: ClassVar[Kind]
    HYPOTHETICAL: ClassVar[Kind]
    NEGATION: ClassVar[Kind]


class Side(Notion):
    """Where the harmed stand, seen from a word of harm."""

    PARTICIPLE: ClassVar[Side]
    ACTIVE: ClassVar[Side]
    OF: ClassVar[Side]
    INTRANSITIVE: ClassVar[Side]
    COUNTED: ClassVar[Side]
    TOLL: ClassVar[Side]
    REMAINS: ClassVar[Side]


class Grade(Notion):
    """Finer shades inside a kind: the number of an auxiliary or a noun, the strength of an adverb."""

    ONE: ClassVar[Grade]
    TWO: ClassVar[Grade]
    TWO_OR_MANY: ClassVar[Grade]
    MANY: ClassVar[Grade]
    EITHER: ClassVar[Grade]
    ALLEGED: ClassVar[Grade]
    HEDGED: ClassVar[Grade]
    PERFECT: ClassVar[Grade]
    BELOW: ClassVar[Grade]
    AFTER: ClassVar[Grade]
    OF_WHOLE: ClassVar[Grade]


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
