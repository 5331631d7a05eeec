"""Gives each draft its time, place, doer and sources, from its clause, its sentence, or what was said before.

For: inheritance inside a section, always marked as inherited. Not for: finding drafts (the frames) or how claims
relate to one another (`relations`). Rules R6 (each section has its own clock) and R7.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from recount.claims.reading.context.headings import begins_item, read_heading
from recount.claims.reading.context.memory import REMEMBERED_PARAGRAPHS, TIMELESS, Memory
from recount.claims.reading.context.places import Atlas, without_names_of
from recount.claims.reading.context.placing import Placing
from recount.claims.reading.context.remembering import may_set, remember, set_scene, tells_of_attack
from recount.claims.reading.context.timing import nearest_time, resolve_told
from recount.claims.reading.context.turning import leans_back, lies_elsewhere, same_month
from recount.claims.reading.frames.drafting import draft_breakdown
from recount.claims.reading.frames.drafts import Draft
from recount.claims.reading.frames.perpetrators import is_accident, read_doers, read_doers_of, read_referred
from recount.claims.reading.frames.statements import read_modality
from recount.claims.reading.frames.strikes import read_strike
from recount.claims.reading.sentences.attribution import Voice, speaks_again
from recount.claims.reading.sentences.citations import Citations
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.sentences.shifts import ends_in_pause, shift_at
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.schema import Attribution, Claim, Perpetrator, Quote, Section, Strike, When, Where
from recount.vocabulary.words import (
    AttributionKind,
    AttributionRole,
    ClaimKind,
    PerpetratorBasis,
    PlaceRole,
    StrikeType,
)

_OF_STRIKES = {
    ClaimKind.CASUALTY,
    ClaimKind.INFRASTRUCTURE,
    ClaimKind.EVENT,
    ClaimKind.DENIAL,
    ClaimKind.AGGREGATE,
}
_ANONYMOUS = {AttributionKind.WITNESS, AttributionKind.UNNAMED}


@dataclass
class Context:
    """One section being read, with its clock and its memory.

    `recurring` are lines of its publisher's pages, `sources` those whom its foot names for all of it.
    """

    text: str
    section: Section
    index: int
    atlas: Atlas
    citations: Citations
    recurring: frozenset[str] = frozenset()
    sources: tuple[Attribution, ...] = ()
    memory: Memory = field(default_factory=Memory)

    @property
    def words(self) -> Lexicon:
        """The lexicon of the text's language."""
        return self.atlas.words

    @property
    def placing(self) -> Placing:
        """The places of this section as it has been read so far."""
        return Placing(self.atlas, self.memory)

    def settle(self, sentence: Sentence, drafts: Sequence[Draft]) -> list[Claim]:
        """Turn the drafts of one sentence into claims, and remember what the next sentences may lean on."""
        self._open(sentence)
        quoted = self._quoted(sentence)
        voices = self._chain(quoted)
        quote = Quote(text=self.text[sentence.start : sentence.end], start=sentence.start, end=sentence.end)
        drafts = drafts or self._breakdown(sentence)
        places = self.placing.of_sentence(sentence) if drafts or may_set(sentence, self.words) else []
        if any(draft.kind not in TIMELESS for draft in drafts):
            self._turn(sentence, places)
        claims = [self._claim(draft, quote, places, voices) for draft in drafts]
        remember(self.memory, sentence, claims, places, quoted=quoted, said=quote.text)
        if not claims and tells_of_attack(sentence, self.words):
            set_scene(self.memory, sentence, places, self.section.published)
        if not claims:
            self._stand_under(sentence, places)
        return claims

    def _stand_under(self, sentence: Sentence, places: list[Where]) -> None:
        """Let a sentence that makes no claim be a heading over what follows, where it is one."""
        spots = self.atlas.spots_in(sentence)
        heading = read_heading(self.text, sentence, spots, places, section=self.section, words=self.words)
        if heading:
            self.memory.stand_under(heading)

    def _open(self, sentence: Sentence) -> None:
        """Begin an item of a list where its first sentence stands, and another event where its words turn to one."""
        opens = sentence.paragraph != self.memory.paragraph
        if opens and begins_item(self.text, sentence, self.atlas.spots_in(sentence)):
            self.memory.begin_item(sentence.paragraph)
        if sentence.tokens and (shift := shift_at(sentence.tokens, 0, self.words)):
            self.memory.shift(shift)

    def _breakdown(self, sentence: Sentence) -> Sequence[Draft]:
        """Give what a sentence says of the people counted before it: "Eleven of them were civilians"."""
        paragraph, told = self.memory.counted
        if told is None or sentence.paragraph - paragraph > 1 or self.words.language != "en":
            return []
        draft = draft_breakdown(self.text, sentence, told.casualties[0], told.kind, self.words)
        return [draft] if draft else []

    def _turn(self, sentence: Sentence, places: list[Where]) -> None:
        """Forget what a sentence about another place, or about an accident, cannot lean on."""
        if self.words.language != "en":
            return
        elsewhere = lies_elsewhere(places, self.memory.places[1], self.atlas.gazetteer)
        if elsewhere and not leans_back(sentence, places, self.words):
            self.memory.forget_event()
        if is_accident(sentence.marks, self.words):
            self.memory.forget_doers()

    def _claim(self, draft: Draft, quote: Quote, places: list[Where], voices: list[Attribution]) -> Claim:
        sentence = draft.sentence
        return Claim(
            id=f"{draft.kind}-{sentence.start}",
            kind=draft.kind,
            section=self.index,
            quote=quote,
            polarity=draft.polarity,
            modality=draft.modality or read_modality(draft, self.words),
            perpetrators=self._doers(draft),
            strike=self._strike(draft),
            casualties=without_names_of(draft.casualties, places),
            infrastructure=list(draft.infrastructure),
            share=draft.share,
            comparison=draft.comparison,
            control=draft.control,
            effect=draft.effect,
            displacement=draft.displacement,
            when=self._when(draft),
            where=self.placing.of_draft(draft, places),
            attribution=voices,
            source_link=self.citations.link(sentence.start, sentence.end + 1),
        )

    def _doers(self, draft: Draft) -> list[Perpetrator]:
        if draft.perpetrators:
            return list(draft.perpetrators)
        marks = draft.sentence.marks
        found = read_doers_of(self.text, draft, self.words)
        found = found or read_referred(self.text, marks, draft.reach, self.memory.parties, self.words)
        found = found or (read_doers(self.text, marks, 0, len(marks), self.words) if draft.sentence.parties else [])
        paragraph, remembered = self.memory.doers
        if found or draft.kind in TIMELESS or draft.sentence.paragraph - paragraph > REMEMBERED_PARAGRAPHS:
            return found
        return [one.model_copy(update={"basis": PerpetratorBasis.INHERITED}) for one in remembered]

    def _strike(self, draft: Draft) -> Strike | None:
        if draft.kind not in _OF_STRIKES:
            return draft.strike
        attacks = Kind.ATTACK in draft.sentence.kinds
        own = draft.strike or (read_strike(self.text, draft.sentence.marks, self.words) if attacks else None)
        if draft.kind is ClaimKind.AGGREGATE:
            return own
        paragraph, remembered = self.memory.strike
        near = draft.sentence.paragraph - paragraph <= 1 and remembered is not StrikeType.UNKNOWN
        if (own is None or own.type is StrikeType.UNKNOWN) and near:
            return Strike(type=remembered, count=own.count if own else None)
        return own

    def _when(self, draft: Draft) -> When:
        span = nearest_time(draft)
        if span:
            return resolve_told(span, draft.sentence, self.section.published, self.memory)
        paragraph, told = self.memory.month
        month = same_month(draft.sentence, told, self.words)
        if month and draft.kind not in TIMELESS and draft.sentence.paragraph - paragraph <= REMEMBERED_PARAGRAPHS:
            return month
        paragraph, remembered = self.memory.when
        if draft.kind in TIMELESS:
            return When()
        near = draft.sentence.paragraph - paragraph <= REMEMBERED_PARAGRAPHS
        if near and remembered.raw and not self._tells_anew(draft.sentence):
            return remembered.model_copy(update={"inherited": True})
        return self.memory.headings.when or When()

    def _tells_anew(self, sentence: Sentence) -> bool:
        """Tell whether a sentence turns to another place on another's word: it tells of another event."""
        _, before = self.memory.places
        here = {where.place for where in self.atlas.places_in(sentence) if where.role is PlaceRole.EVENT}
        _, heard = self.memory.voices
        return bool(here and sentence.voices and not here & {where.place for where in before}) and all(
            voice.link not in heard for voice in sentence.voices
        )

    def _chain(self, quoted: list[Attribution]) -> list[Attribution]:
        """The section's own author and publisher, then whom its foot names, then who is quoted."""
        named = {link.name for link in quoted}
        return [*_owners(self.section), *(link for link in self.sources if link.name not in named), *quoted]

    def _quoted(self, sentence: Sentence) -> list[Attribution]:
        """Who is quoted: whom a pronoun stands for, and a person nests in the network quoted before."""
        quoted = [voice.link for voice in sentence.voices]
        paragraph, remembered = self.memory.voices
        if not quoted and sentence.paragraph - paragraph <= 1 and speaks_again(sentence.marks, self.words):
            return remembered
        if paragraph == sentence.paragraph and not quoted and (self.memory.quote_open or self._goes_on(sentence)):
            return remembered
        if paragraph == sentence.paragraph and _nests(sentence.voices, remembered):
            return [*remembered[:1], *(link for link in quoted if link not in remembered[:1])]
        return quoted

    def _goes_on(self, sentence: Sentence) -> bool:
        """Tell whether a sentence was cut from the one before at a turn to another event: the same source says it."""
        return ends_in_pause(self.text[max(0, sentence.start - 2) : sentence.start])


def _owners(section: Section) -> list[Attribution]:
    author = section.author and Attribution(
        name=section.author, kind=AttributionKind.AUTHOR, role=AttributionRole.AUTHOR
    )
    publisher = section.publisher and Attribution(
        name=section.publisher, kind=AttributionKind.MEDIA, role=AttributionRole.PUBLISHER
    )
    return [link for link in (publisher, author) if link]


def _nests(voices: Sequence[Voice], remembered: Sequence[Attribution]) -> bool:
    """A person or an unnamed source speaks through the body that was quoted before."""
    if not remembered or remembered[0].kind in _ANONYMOUS:
        return False
    return bool(voices) and all(voice.person or voice.link.kind in _ANONYMOUS for voice in voices)
