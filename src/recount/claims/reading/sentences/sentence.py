"""Cuts a section into paragraphs and sentences, each as marks with offsets into the whole text.

For: the readers of claims, which work a sentence at a time. Not for: dividing a page (`sections`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.claims.reading.sentences.attribution import Voice, hear
from recount.claims.reading.sentences.datelines import past_datelines
from recount.claims.reading.sentences.furniture import furniture_among
from recount.claims.reading.sentences.name_lists import find_name_lists, mark_of_list
from recount.claims.reading.sentences.recurring import recurring_among
from recount.claims.reading.sentences.shifts import shifts_behind
from recount.claims.reading.sentences.wrapping import paragraphs_of
from recount.claims.reading.words.dates import spot_times
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark, mark_up
from recount.claims.reading.words.particles import part
from recount.claims.reading.words.parties import spot_parties
from recount.claims.reading.words.times import TimeSpan
from recount.claims.reading.words.tokens import Shape, Token, tokenise
from recount.claims.schema import Section

_LONGEST_SENTENCE = 160
_MOST_CLOSERS = 6
_CLOSERS = "\"'”’)]»"
_ATTACHED, _DASHES = "و", "-–—"
_ENDS = {".", "!", "?", "…", "؟"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands, its marks and words, the expressions of time in it, and who is quoted.

    `kinds`, `norms` and `parties` sum up the marks, so that a frame can see at once that it has no business here.
    """

    section: int
    paragraph: int
    start: int
    end: int
    marks: tuple[Mark, ...]
    times: tuple[TimeSpan, ...]
    voices: tuple[Voice, ...]
    kinds: frozenset[Kind]
    norms: frozenset[str]
    parties: tuple[Mark, ...]
    tokens: Sequence[Token]


def sentences_of(
    text: str, section: Section, index: int, words: Lexicon, country: str, *, recurring: frozenset[str] = frozenset()
) -> Iterator[Sentence]:
    """Give the sentences of one section (the `index`-th of its text) in order, without lines that recur elsewhere."""
    lines = paragraphs_of(text, section.start, section.end)
    told = [text[first:stop] for first, stop in lines]
    lists = {found.first: found for found in find_name_lists(told, words)}
    furniture = furniture_among(told, words) | recurring_among(told, recurring, opens=section.start == 0)
    opened = past_datelines(told, words)
    past = 0
    for number, (start, end) in enumerate(lines):
        if number < past or number in furniture:
            continue
        if number in lists:
            past = lists[number].stop
            span = start, lines[past - 1][1]
            marks = (mark_of_list(text, *span, lists[number]),)
            kinds, norms, parties = _sums(marks)
            yield Sentence(index, number, *span, marks, (), (), kinds, norms, parties, ())
            continue
        tokens = part(tokenise(text, start + opened.get(number, 0), end), words)
        for piece in _cut(tokens, words):
            yield _sentence(text, piece, (index, number), words, country)


def _sentence(text: str, tokens: Sequence[Token], place: tuple[int, int], words: Lexicon, country: str) -> Sentence:
    times = spot_times(text, tokens, words)
    named = mark_up(text, tokens, words, times, spot_parties(tokens, words.language, country))
    heard, voices = hear(text, named, words)
    marks = _past_label(heard)
    span = tokens[0].start, tokens[-1].end
    kinds, norms, parties = _sums(marks)
    return Sentence(*place, *span, tuple(marks), tuple(times), tuple(voices), kinds, norms, parties, tokens)


_LABELS = {Kind.NAME, Kind.DATE}
_OPENS_COUNT = {Kind.NUMBER, Kind.DETERMINER, Kind.VAGUE, Kind.HEDGE, Kind.VICTIM, Kind.FAMILY}


def _past_label(marks: Sequence[Mark]) -> Sequence[Mark]:
    """ "Kafr Takharim: Four children": a name before a colon heads the count behind it, and is nobody counted."""
    first = next((at for at, mark in enumerate(marks) if mark.kind is not Kind.SIGN), len(marks))
    colon = next((at for at in range(first, len(marks)) if marks[at].kind not in _LABELS), len(marks))
    counts = colon + 1 < len(marks) and marks[colon + 1].kind in _OPENS_COUNT
    if colon == first or not counts or marks[colon].norm != ":":
        return marks
    label = [replace(mark, kind=Kind.SIGN) if mark.kind is Kind.NAME else mark for mark in marks[:colon]]
    return [*label, *marks[colon:]]


def _sums(marks: Sequence[Mark]) -> tuple[frozenset[Kind], frozenset[str], tuple[Mark, ...]]:
    """Give the kinds, the plain forms and the parties of some marks."""
    kinds = frozenset([mark.kind for mark in marks])
    return kinds, frozenset([mark.norm for mark in marks]), tuple([mark for mark in marks if mark.party])


def _cut(tokens: Sequence[Token], words: Lexicon) -> Iterator[Sequence[Token]]:
    first, openers = 0, words.set_of("grammar", "sentence_openers")
    for index, before in enumerate(tokens[:-1], start=1):
        if before.shape is Shape.SIGN:
            ends = _closes(tokens, index, words) or shifts_behind(tokens, index, words)
        else:
            ends = before.shape is Shape.WORD and tokens[index].text in openers and not before.capital
        if ends or index - first >= _LONGEST_SENTENCE:
            yield tokens[first:index]
            first = index
    if tokens[first:]:
        yield tokens[first:]


def _closes(tokens: Sequence[Token], index: int, words: Lexicon) -> bool:
    """Tell whether the signs before `index` end a sentence."""
    token, before = tokens[index], tokens[index - 1]
    last = index - 1
    while last > max(0, index - _MOST_CLOSERS) and tokens[last].text in _CLOSERS:
        last -= 1
    if before.text in "([;," and token.capital and _after_lost_citation(tokens, index):
        return True
    if tokens[last].text not in _ENDS or token.text in _CLOSERS:
        return False
    if token.start == before.end:
        return _runs_on(tokens, last, index)
    return not (tokens[last].text == "." and _abbreviated(tokens, last, words)) and _may_open(token)


def _runs_on(tokens: Sequence[Token], last: int, index: int) -> bool:
    """Arabic posts often leave no room behind a full stop: a word on either side of it is another sentence.

    So is one that an "and" is attached to, or that a dash opens as an item of a list.
    """
    behind = index + (tokens[index].text in _ATTACHED or tokens[index].text in _DASHES)
    sides = (*tokens[last - 1 : last], *tokens[behind : behind + 1])
    return len(sides) > 1 and all(one.norm[0] >= "\u0600" and len(one.norm) > 1 for one in sides)


def _after_lost_citation(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether only a bracket that lost its link stands before this word: "( Likewise", "(;; The"."""
    at = index - 1
    while at > 0 and tokens[at].text in (",", ";"):
        at -= 1
    return tokens[at].text in ("(", "[") and (at < index - 1 or tokens[index].start > tokens[at].end)


def _abbreviated(tokens: Sequence[Token], stop: int, words: Lexicon) -> bool:
    if stop == 0:
        return False
    before = tokens[stop - 1]
    return before.end == tokens[stop].start and (
        before.norm in words.words("grammar", "abbreviations") or (len(before.text) == 1 and before.capital)
    )


def _may_open(token: Token) -> bool:
    return token.capital or token.shape is not Shape.WORD or not token.text[0].islower()
