"""The reader: one report in, every claim of it out.

For: `recount read`, capture and check. Pure and deterministic: the same text, metadata and gazetteer give the
same reading, claim ids included. Not for: judging a claim or storing it.

The way through stands in `recount.claims.reading`: words -> people -> sentences -> frames -> context.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from recount.claims.reading.context.dating import Dating, date_by_publication, date_restated
from recount.claims.reading.context.headlines import without_idle_headlines
from recount.claims.reading.context.memory import Memory, Part
from recount.claims.reading.context.places import Atlas
from recount.claims.reading.context.relations import relate
from recount.claims.reading.context.settling import Context
from recount.claims.reading.context.toll import read_toll
from recount.claims.reading.frames.drafting import read_frames
from recount.claims.reading.frames.strikes import announces
from recount.claims.reading.sentences.citations import find_citations
from recount.claims.reading.sentences.feet import find_foot
from recount.claims.reading.sentences.sections import divide
from recount.claims.reading.sentences.sentence import Sentence, sentences_of
from recount.claims.reading.sentences.tongues import language_read, stretches, unread
from recount.claims.reading.words.lexicon import LEXICON_FOLDER, Lexicon, lexicon
from recount.claims.schema import Attribution, Claim, Reading, Section
from recount.places.gazetteer import Gazetteer
from recount.reports.language import Block, blocks_of
from recount.reports.oddities import oddities
from recount.reports.stamps import day_of_address, stamped_day
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import SectionRole

READ_LANGUAGES = frozenset(folder.name for folder in LEXICON_FOLDER.iterdir() if folder.is_dir())
UNDETERMINED = "und"
_SURROGATE = re.compile("[\ud800-\udfff]")
_BROKEN = tell("claims.broken_characters")
_FEWEST_LETTERS = 40
_LOWEST_LINES = 24
_UNREAD = {SectionRole.COMMENTS, SectionRole.FURNITURE}


def read(
    text: str,
    *,
    id: str | None = None,
    published: date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    country: str = "SY",
    gazetteer: Gazetteer | None = None,
    recurring: frozenset[str] = frozenset(),
) -> Reading:
    """Read every claim of one report; offsets are code points into `text` as given.

    `published` is the clock of the main section (R6); where it is not known, the day that the address or the stamp of
    a copied post tells is taken. `country` is the ISO 3166 code of the country that the report is about, `gazetteer`
    the places to read with (the shipped ones by default), `recurring` the lines that stand on other pages of the
    same publisher, too, and make no claim. What could not be read stands in `problems`; nothing is ever invented to
    fill a gap.
    """
    published = published or day_of_address(url) or stamped_day(text)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    places = gazetteer or Gazetteer.shipped()
    blocks = blocks_of(text)
    language = language_read(text, blocks, READ_LANGUAGES)
    empty = Reading(id=id or digest[:16], language=language, sections=[], gazetteer=places.version)
    if language not in READ_LANGUAGES:
        whole = Section(start=0, end=len(text), published=published, publisher=publisher)
        return empty.model_copy(update={"sections": [whole], "problems": [_why_unread(text, language)]})
    words = lexicon(language)
    sections = divide(text, words, published, publisher or _host(url))
    citations = find_citations(text[: _end_of_report(sections)], words)
    atlas = Atlas.of(text, places, country, words)
    first = Context(text, sections[0], 0, atlas, citations, recurring)
    claims = _claims(sections, blocks, first, digest[:10])
    return empty.model_copy(
        update={
            "sections": sections,
            "toll": read_toll(claims, words),
            "claims": claims,
            "lost_links": len(citations.lost),
            "language": _language_of_main(text, sections, blocks, language),
            "problems": [*_problems(text, sections, blocks), *oddities(text)],
        }
    )


def _claims(sections: list[Section], blocks: Sequence[Block], first: Context, prefix: str) -> list[Claim]:
    """Read the claims of all sections that are read; `first` is the context of the first, without a memory yet."""
    claims: list[Claim] = []
    announced: set[str] = set()
    parts: dict[str, Part] = {}
    dating, text = Dating(), first.text
    for index, section in enumerate(sections):
        if section.role in _UNREAD:
            continue
        sources = _named_at_foot(text[section.start : section.end], first.words)
        own = replace(first, section=section, index=index, memory=Memory(), sources=sources)
        for context, sentence in _sentences(own, blocks):
            found = _with_ids(context.settle(sentence, read_frames(text, sentence, context.words)), prefix)
            claims += found
            parts.update((claim.id, context.memory.part) for claim in found)
            dating.hear(sentence, section, found)
            if announces(text, sentence, context.words):
                announced |= {claim.id for claim in found}
    dated = dating.date(claims, parts)
    related = date_restated(relate(dated, sections, frozenset(announced), parts, first.atlas.gazetteer))
    return date_by_publication(without_idle_headlines(related, sections), sections, text, first.words)


def _named_at_foot(told: str, words: Lexicon) -> tuple[Attribution, ...]:
    """Give the sources that the foot of a section names for all of it."""
    foot = find_foot(told.rsplit("\n", _LOWEST_LINES)[1:] or [told], words)
    return foot.sources if foot else ()


def _sentences(main: Context, blocks: Sequence[Block]) -> Iterator[tuple[Context, Sentence]]:
    """Give the sentences of a section, each with the context of its own language; all contexts share one memory."""
    text, atlas, paragraph = main.text, main.atlas, 0
    for stretch, language in stretches(text, main.section, blocks):
        if language in READ_LANGUAGES:
            own = atlas if language == atlas.words.language else replace(atlas, words=lexicon(language))
            context = replace(main, atlas=own)
            for sentence in sentences_of(text, stretch, main.index, own.words, atlas.country, recurring=main.recurring):
                if _is_text(text[sentence.start : sentence.end]):
                    moved = replace(sentence, paragraph=sentence.paragraph + paragraph) if paragraph else sentence
                    yield context, moved
        paragraph += text.count("\n", stretch.start, stretch.end)


def _with_ids(claims: list[Claim], prefix: str) -> list[Claim]:
    """Make the ids of a sentence's claims their own: the text's hash, kind, offset, and a running number."""
    seen: Counter[str] = Counter()
    named: list[Claim] = []
    for claim in claims:
        seen[claim.id] += 1
        named.append(claim.model_copy(update={"id": f"{prefix}-{claim.id}-{seen[claim.id]}"}))
    return named


def _language_of_main(text: str, sections: list[Section], blocks: Sequence[Block], page: str) -> str:
    """Give the language of the sections that are read; of a page in one script it is the page's own."""
    if len(blocks) == 1:
        return page
    told = "\n".join(text[section.start : section.end] for section in sections if section.role not in _UNREAD)
    return language_read(told, blocks_of(told), READ_LANGUAGES)


def _problems(text: str, sections: Sequence[Section], blocks: Sequence[Block]) -> Iterator[str]:
    """Say what of the sections that are read could not be read."""
    if not _is_text(text):
        yield _BROKEN
    told = [section for section in sections if section.role not in _UNREAD]
    letters = unread(text, told, blocks, READ_LANGUAGES) if len(blocks) > 1 else 0
    if letters >= _FEWEST_LETTERS:
        yield tell("claims.part_unread", letters=letters)


def _end_of_report(sections: list[Section]) -> int:
    return max((section.end for section in sections if section.role not in _UNREAD), default=0)


def _is_text(text: str) -> bool:
    """Tell whether all characters are characters: half a surrogate pair can be neither quoted nor stored."""
    return _SURROGATE.search(text) is None


def _host(url: str | None) -> str | None:
    """A publisher that is not named is known by the address of its page."""
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _why_unread(text: str, language: str) -> str:
    if not text.strip():
        return tell("claims.empty")
    if language == UNDETERMINED:
        return tell("claims.no_known_language")
    return tell("claims.no_reader", language=language)
