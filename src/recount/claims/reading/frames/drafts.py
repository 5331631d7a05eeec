"""A claim while it is being read: what one frame of the grammar found in one sentence.

For: handing findings from the frames (`casualties`, `infrastructure`, `shares`, ...) to `assemble`, which adds time,
place, responsibility and attribution. Not for: anything outside the reader.
"""

from __future__ import annotations

from dataclasses import dataclass

from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.schema import (
    Casualties,
    Comparison,
    Control,
    Displacement,
    Effect,
    Infrastructure,
    Perpetrator,
    Share,
    Strike,
)
from recount.vocabulary.words import ClaimKind, Modality, Polarity


@dataclass(frozen=True, slots=True)
class Draft:
    """What a frame found in a sentence; `reach` are the marks in which its time and doer stand, `verb` its verb."""

    kind: ClaimKind
    sentence: Sentence
    reach: tuple[int, int]
    verb: int | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality | None = None
    perpetrators: tuple[Perpetrator, ...] = ()
    casualties: tuple[Casualties, ...] = ()
    infrastructure: tuple[Infrastructure, ...] = ()
    strike: Strike | None = None
    share: Share | None = None
    comparison: Comparison | None = None
    control: Control | None = None
    effect: Effect | None = None
    displacement: Displacement | None = None
