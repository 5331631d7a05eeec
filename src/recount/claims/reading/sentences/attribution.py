"""Finds who is quoted in a sentence, and sets their words apart so that no source is read as a victim (R5).

For: the chain of a claim, outermost first: who carries another's words stands before the one who said them. Not for:
the author and publisher of a section, which `settling` puts before them, or how a language quotes
(`english_attribution`, `arabic_attribution`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from recount.claims.reading.sentences import arabic_attribution, english_attribution
from recount.claims.reading.sentences.sources import Rule, Span, carries, kind_by_noun, source_kind
from recount.claims.reading.words.kinds import Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark
from recount.claims.schema import Attribution
from recount.vocabulary.reader import Language
from recount.vocabulary.words import AttributionRole, Party


@dataclass(frozen=True, slots=True)
class Voice:
    """A quoted source: its link in the chain, and the characters of the text that name it."""

    link: Attribution
    start: int
    end: int
    party: Party | None = None
    person: bool = False


def hear(text: str, marks: Sequence[Mark], words: Lexicon) -> tuple[list[Mark], list[Voice]]:
    """Give the marks with each quoted source folded into one VOICE, and the sources, outermost first."""
    grammar = _GRAMMARS[words.language]
    rules = grammar.rules_for(marks, words)
    if not rules:
        return list(marks), []
    kept: list[Mark] = []
    voices: list[Voice] = []
    past = 0
    for at in grammar.openings(marks, words):
        span = _read(rules, marks, at, words) if at >= past else None
        if span:
            first, named, stop = span
            again = _says_again(marks[slice(*named)], words)
            if not again:
                voices.append(replace(_voice(text, marks, named, words), end=marks[stop - 1].end))
            norm = marks[named[0]].norm if again else ""
            kept += [*marks[past:first], _folded(text, marks, first, stop, norm)]
            past = stop
    kept += marks[past:]
    return [_unquoted(mark) for mark in kept], _outermost_first(voices)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How a language quotes: the rules that a sentence has the words for, and the marks at which a source may open."""

    rules_for: Callable[[Sequence[Mark], Lexicon], Sequence[Rule]]
    openings: Callable[[Sequence[Mark], Lexicon], Iterator[int]]


def _read(rules: Sequence[Rule], marks: Sequence[Mark], at: int, words: Lexicon) -> Span | None:
    for rule in rules:
        if found := rule(marks, at, words):
            return found
    return None


_GRAMMARS: dict[Language, _Grammar] = {
    "en": _Grammar(english_attribution.english_rules, english_attribution.openings),
    "ar": _Grammar(arabic_attribution.arabic_rules, arabic_attribution.openings),
}


def _unquoted(mark: Mark) -> Mark:
    """A body that is not quoted is a name like others: "a driver of the Red Crescent was shot"."""
    return replace(mark, kind=Kind.NAME) if mark.kind is Kind.SOURCE else mark


def _voice(text: str, marks: Sequence[Mark], named: tuple[int, int], words: Lexicon) -> Voice:
    first, stop = named
    while first < stop - 1 and marks[first].norm in (*words.words("grammar", "articles"), "‘", "'"):
        first += 1
    inside = marks[first:stop]
    origins = words.set_of("sources", "inside")
    origin = next((at for at, mark in enumerate(inside) if mark.norm in origins), len(inside))
    inside, whole = inside[:origin], inside
    known = next((mark for mark in inside if mark.kind is Kind.SOURCE), None)
    start, end = whole[0].start, whole[-1].end
    name = known.text if known and len(whole) <= 3 else text[start:end].strip("‘’'\"“”«»# ")
    name = _without_article(re.sub("['’]s$", "", name), words)
    role = AttributionRole.CARRIER if carries(marks, named[0], words) else AttributionRole.SOURCE
    link = Attribution(name=name, kind=source_kind(marks[: first + 1], inside, words), role=role)
    party = next((mark.party for mark in inside if mark.party), None)
    person = known is None and party is None and kind_by_noun(inside, words) is None
    return Voice(link, start, end, party, person)


def _without_article(name: str, words: Lexicon) -> str:
    first, space, rest = name.partition(" ")
    return rest if space and first.lower() in words.words("grammar", "articles") else name


def _says_again(named: Sequence[Mark], words: Lexicon) -> bool:
    """ "It counted": a pronoun is no name; it stands for the source that was named before."""
    return len(named) == 1 and named[0].norm in words.set_of("sources", "again")


def speaks_again(marks: Sequence[Mark], words: Lexicon) -> bool:
    """Tell whether a sentence is told by a pronoun alone, that is by whoever was quoted before it."""
    return any(mark.kind is Kind.VOICE and _says_again([mark], words) for mark in marks)


def _folded(text: str, marks: Sequence[Mark], first: int, stop: int, norm: str) -> Mark:
    start, end = marks[first].start, marks[stop - 1].end
    return replace(marks[first], kind=Kind.VOICE, text=text[start:end], norm=norm, end=end, entry=None, party=None)


def _outermost_first(voices: list[Voice]) -> list[Voice]:
    """Whoever carries a told or cited word stands outside the one who said it."""
    carriers = [voice for voice in voices if voice.link.role is AttributionRole.CARRIER]
    return [*carriers, *(voice for voice in voices if voice.link.role is not AttributionRole.CARRIER)]
