"""Sets each draft in its places: those of its clause, of its sentence, those told before, or of the heading above.

For: the `where` of a claim, inherited places marked as such (R7). Not for: finding the places of a sentence (`places`)
or what a section remembers (`remembering`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount.claims.reading.context.headings import inside
from recount.claims.reading.context.memory import REMEMBERED_PARAGRAPHS, TIMELESS, Memory
from recount.claims.reading.context.nesting import is_one_setting
from recount.claims.reading.context.places import Atlas
from recount.claims.reading.frames.drafts import Draft
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.kinds import Kind
from recount.claims.schema import Where
from recount.vocabulary.words import ClaimKind, PlaceRole

_INHERITED_SCORE = 0.8


@dataclass(frozen=True, slots=True)
class Placing:
    """The places that a text names, and what a section has said of them so far."""

    atlas: Atlas
    memory: Memory

    def of_sentence(self, sentence: Sentence) -> list[Where]:
        """Give the places of a sentence."""
        return self._under_heading(self.atlas.places_in(sentence))

    def _under_heading(self, places: list[Where]) -> list[Where]:
        """Give places as those of their name in the area of the heading above them."""
        areas = self.memory.headings.places
        return [inside(where, areas, self.atlas.country, self.atlas.gazetteer) for where in places] if areas else places

    def of_draft(self, draft: Draft, places: list[Where]) -> list[Where]:
        """Give the places of a draft; `places` are those of its sentence."""
        marks, (first, stop) = draft.sentence.marks, draft.reach
        if places and (first > 0 or stop < len(marks)):
            reach = marks[first].start, marks[stop - 1].end
            places = self._under_heading(self.atlas.places_for(draft.sentence, reach))
        if draft.kind in TIMELESS or any(where.role in (PlaceRole.EVENT, PlaceRole.NEAR) for where in places):
            return places
        return [*places, *(_inherited(where) for where in self._told(draft))]

    def _told(self, draft: Draft) -> Sequence[Where]:
        """The place behind a draft in its sentence, those told shortly before, or else those of the heading above."""
        if behind := self._shared(draft):
            return behind
        total = draft.kind is ClaimKind.AGGREGATE
        paragraph, remembered = self.memory.area if total else self.memory.places
        reach = 0 if total else REMEMBERED_PARAGRAPHS
        near = remembered if draft.sentence.paragraph - paragraph <= reach else []
        return near or self.memory.headings.places

    def _shared(self, draft: Draft) -> Sequence[Where]:
        """ "A man was killed and three were hurt by shells on Douma": the one place of a sentence is of all of it.

        So is a place with the areas that hold it ("in the village of X in the countryside of Y"), what all of it is
        near, and its one list of places: "in attacks in Idlib, Aleppo and Hama". Not where another verb of attack
        follows: "bombing nine hospitals, even bombing Douma" sets the second alone.
        """
        marks, stop = draft.sentence.marks, draft.reach[1]
        if stop < len(marks) and marks[stop].kind is Kind.ATTACK_VERB:
            return []
        places = self.of_sentence(draft.sentence)
        events = [where for where in places if where.role is PlaceRole.EVENT]
        near = [where for where in places if where.role is PlaceRole.NEAR]
        if not events:
            return near if is_one_setting(near, self.atlas.gazetteer) else []
        one = is_one_setting(events, self.atlas.gazetteer)
        return events if one or self.atlas.lists_places(draft.sentence) else []


def _inherited(where: Where) -> Where:
    return where.model_copy(update={"inherited": True, "score": round(where.score * _INHERITED_SCORE, 3)})
