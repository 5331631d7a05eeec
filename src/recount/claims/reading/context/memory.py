"""What a section has said so far, as far as the next sentences may lean on it.

For: the inheritance that `settling` decides. Not for: claims, or what a heading gives (`headings`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from recount.claims.reading.context.headings import Heading, Headings
from recount.claims.reading.sentences.shifts import Shift
from recount.claims.schema import Attribution, Claim, Perpetrator, When, Where
from recount.vocabulary.words import ClaimKind, Party, StrikeType

LONG_AGO = -9
"""The paragraph of what was never said: further back than anything may lean."""

REMEMBERED_PARAGRAPHS = 3
"""So many paragraphs back a sentence may lean for its day, its place and its doer."""


JUDGING = {ClaimKind.EFFECT, ClaimKind.OPINION, ClaimKind.COMPARISON, ClaimKind.SHARE, ClaimKind.PERCEPTION}
"""Claims that judge what happened, at no time and place of their own."""

TIMELESS = JUDGING | {ClaimKind.WARNING, ClaimKind.CONDUCT}
"""Claims that lean on nothing that was told before."""


class Part(NamedTuple):
    """How often a section turned to another event so far, and how many items of lists it began."""

    turn: int = 0
    item: int = 0


@dataclass
class Memory:
    """What a section said last: who, when, where, on whose word, and in which paragraph."""

    doers: tuple[int, list[Perpetrator]] = (LONG_AGO, [])
    when: tuple[int, When] = (LONG_AGO, When())
    month: tuple[int, When] = (LONG_AGO, When())
    event: tuple[int, When] = (LONG_AGO, When())
    places: tuple[int, list[Where]] = (LONG_AGO, [])
    area: tuple[int, list[Where]] = (LONG_AGO, [])
    voices: tuple[int, list[Attribution]] = (LONG_AGO, [])
    strike: tuple[int, StrikeType] = (LONG_AGO, StrikeType.UNKNOWN)
    paragraph: int = LONG_AGO
    counted: tuple[int, Claim | None] = (LONG_AGO, None)
    quote_open: int = 0
    day: date | None = None
    parties: list[Party] = field(default_factory=list)
    headings: Headings = field(default_factory=Headings)
    lead: Memory | None = None
    part: Part = field(default_factory=Part)

    def forget_doers(self) -> None:
        """Drop who struck, and with what: what follows is nobody's doing, or another's."""
        self.doers, self.strike = (LONG_AGO, []), (LONG_AGO, StrikeType.UNKNOWN)

    def forget_event(self) -> None:
        """Drop day, place and doer: another event begins."""
        self.forget_doers()
        self.when, self.places, self.area = (LONG_AGO, When()), (LONG_AGO, []), (LONG_AGO, [])

    def shift(self, how: Shift) -> None:
        """Begin another event, as the words of a report say: it leans on nothing but the time, if that is the same."""
        when = self.when
        self.forget_event()
        self.counted = (LONG_AGO, None)
        self.part = Part(self.part.turn + 1, self.part.item)
        if how is Shift.ALONGSIDE:
            self.when = when

    def stand_under(self, heading: Heading) -> None:
        """Go on under a heading: nothing leans over it on what stands before."""
        self.headings.stand_under(heading)
        self.forget_event()
        self.lead = None

    def begin_item(self, paragraph: int) -> None:
        """Begin an item of a list: it leans on what stands over the list, never on the item before it."""
        self.lead = self.lead or replace(self, lead=None)
        self.part = Part(self.part.turn, self.part.item + 1)
        lead = self.lead
        self.doers, self.strike = (paragraph, lead.doers[1]), (paragraph, lead.strike[1])
        self.when, self.places, self.area = (
            (paragraph, lead.when[1]),
            (paragraph, lead.places[1]),
            (paragraph, lead.area[1]),
        )
