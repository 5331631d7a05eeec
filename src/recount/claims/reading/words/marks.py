"""Reads a sentence as marks: the longest known phrases, numbers, names and signs, in order.

For: the grammar of quantities, groups of victims and frames, which walk over marks. Not for: meaning beyond a
phrase. Dates, ages, clock times, percentages and house numbers become marks of their own kind here, so that no
later step can take them for a toll.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from recount.claims.reading.words.kinds import Entry, Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon, lexicon
from recount.claims.reading.words.parties import PartySpan
from recount.claims.reading.words.times import TimeSpan
from recount.claims.reading.words.tokens import Shape, Token
from recount.vocabulary.reader import Language
from recount.vocabulary.words import Party

_LARGEST_DIGITS = 9
_AGED = "aged"
_ENDS_ASIDE = {",", ".", ";"}


@dataclass(slots=True, eq=False)
class Mark:
    """One phrase of a sentence with its offsets and what it does there. Never changed once made."""

    kind: Kind
    text: str
    norm: str
    start: int
    end: int
    entry: Entry | None = None
    value: int | None = None
    capital: bool = False
    possessive: bool = False
    party: Party | None = None

    @property
    def grade(self) -> Grade:
        """Tell the finer shade of its kind."""
        return self.entry.grade if self.entry else Grade.EITHER


def mark_up(
    text: str,
    tokens: Sequence[Token],
    words: Lexicon,
    times: Sequence[TimeSpan] = (),
    parties: Mapping[int, PartySpan] = MappingProxyType({}),
) -> list[Mark]:
    """Give the marks of one sentence; `times` are the spans of time in it, in order, `parties` those by token."""
    marks: list[Mark] = []
    at = 0
    spans = {span.first: span for span in times}
    while at < len(tokens):
        if at in spans:
            at = _add_time(marks, text, tokens, spans[at])
        elif at in parties:
            at = _add_party(marks, text, tokens, parties[at], words)
        else:
            at = _add_phrase(marks, text, tokens, at, words)
    return _set_measures_apart(marks, words)


def _add_time(marks: list[Mark], text: str, tokens: Sequence[Token], span: TimeSpan) -> int:
    marks.append(_spanning(Kind.DATE, text, tokens[span.first : span.stop]))
    return span.stop


def _add_party(marks: list[Mark], text: str, tokens: Sequence[Token], span: PartySpan, words: Lexicon) -> int:
    """Add the mark of a party; the attack in front of its name ("غارة تركية") stays a word of its own."""
    first, opening = span.first, words.longest(tokens, span.first)
    if opening and opening[1].kind is Kind.ATTACK and first + opening[0] < span.stop:
        first = _add_phrase(marks, text, tokens, first, words)
    mark = _spanning(Kind.PARTY, text, tokens[first : span.stop])
    last = words.longest(tokens, span.stop - 1)
    if last and last[1].kind is Kind.VICTIM:
        mark = replace(mark, kind=Kind.VICTIM, entry=last[1])
    marks.append(replace(mark, party=span.party))
    return span.stop


def _add_phrase(marks: list[Mark], text: str, tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    token = tokens[at]
    found = _uncut(words.longest(tokens, at), tokens, at, words)
    if found and not (token.capital and _is_in_name(found[1], marks)):
        size, entry = found
        marks.append(_spanning(entry.kind, text, tokens[at : at + size], entry))
        return at + size
    marks.append(_plain(token, words))
    return at + 1


def _uncut(
    found: tuple[int, Entry] | None, tokens: Sequence[Token], at: int, words: Lexicon
) -> tuple[int, Entry] | None:
    """ "in six strikes at least 200 died": a phrase leaves its last word to the hedge that begins with it."""
    if found is None or found[0] == 1:
        return found
    last = at + found[0] - 1
    hedge = words.longest(tokens, last)
    cuts = hedge is not None and hedge[0] > 1 and hedge[1].kind is Kind.HEDGE
    return words.longest(tokens[at:last], 0) if cuts else found


def _is_in_name(entry: Entry, before: Sequence[Mark]) -> bool:
    """Tell whether a known word with a capital belongs to a name: "Al Haddad", "Rim Baker"."""
    if entry.kind is Kind.PARTICLE:
        return True
    named = entry.kind is Kind.VICTIM and entry.grade is Grade.ONE and bool(before)
    return named and before[-1].kind is Kind.NAME and not before[-1].text.isupper()


def _spanning(kind: Kind, text: str, tokens: Sequence[Token], entry: Entry | None = None) -> Mark:
    """Make one mark of some tokens."""
    head, last = tokens[0], tokens[-1]
    norm = head.norm if head is last else " ".join([token.norm for token in tokens])
    value = entry.value if entry else None
    said = text[head.start : last.end]
    return Mark(kind, said, norm, head.start, last.end, entry, value, head.capital, last.possessive)


def _plain(token: Token, words: Lexicon) -> Mark:
    if token.shape is Shape.WORD:
        kind, value = _kind_of_word(token.text, token.norm, words.language)
    else:
        kind, value = _number(token.norm) if token.shape is Shape.NUMBER else (_KIND_OF_SHAPE[token.shape], None)
    return Mark(kind, token.text, token.norm, token.start, token.end, None, value, token.capital, token.possessive)


_KIND_OF_SHAPE = {
    Shape.CLOCK: Kind.MEASURE,
    Shape.URL: Kind.MEASURE,
    Shape.SIGN: Kind.SIGN,
    Shape.DAY: Kind.WORD,
}


@lru_cache(maxsize=65536)
def _kind_of_word(text: str, norm: str, language: Language) -> tuple[Kind, int | None]:
    compound = _compound(norm, lexicon(language))
    if compound is not None:
        return Kind.NUMBER, compound
    if norm.endswith(("-year-old", "-years-old", "-month-old", "-yr-old")) or (
        norm.endswith("-year") and norm[:1].isdigit()
    ):
        return Kind.AGE, None
    return (Kind.NAME if _is_capital(text) else Kind.WORD), None


def _is_capital(word: str) -> bool:
    """Tell whether a word is written as a name; an article may come before its capital ("al-Omari")."""
    return word[:1].isupper() or ("-" in word and word.rpartition("-")[2][:1].isupper())


def _number(digits: str) -> tuple[Kind, int | None]:
    plain = digits.replace(",", "").replace("٬", "")
    if "." in plain or len(plain) > _LARGEST_DIGITS:
        return Kind.MEASURE, None
    return Kind.NUMBER, int(plain)


def _compound(norm: str, words: Lexicon) -> int | None:
    """Read "twenty-five"; other words with a hyphen are no numbers ("three-storey")."""
    tens, hyphen, ones = norm.partition("-")
    cardinals = words.words("numbers", "cardinals")
    if hyphen and cardinals.get(tens, 0) >= 20 and 0 < cardinals.get(ones, 0) < 10:
        return int(cardinals[tens] + cardinals[ones])
    return None


def _set_measures_apart(marks: list[Mark], words: Lexicon) -> list[Mark]:
    for index, mark in enumerate(marks):
        if mark.kind is Kind.NUMBER:
            before = marks[index - 1] if index else None
            after = marks[index + 1] if index + 1 < len(marks) else None
            if _goes_on_with_ages(marks, index, after) or _is_age_of_name(marks, index, after):
                marks[index] = replace(mark, kind=Kind.MEASURE)
            else:
                marks[index] = _measured(mark, before, after, words.words("grammar", "number_labels"))
    return marks


def _goes_on_with_ages(marks: Sequence[Mark], at: int, after: Mark | None) -> bool:
    """ "aged 4, 7 and 9": each number is an age, up to one that counts people again."""
    if after is not None and after.kind in (Kind.VICTIM, Kind.FAMILY):
        return False
    index = at - 1
    while index > 0 and (marks[index].kind in (Kind.AND, Kind.MEASURE) or marks[index].norm == ","):
        index -= 1
    return index < at - 1 and marks[index].norm == _AGED


def _is_age_of_name(marks: Sequence[Mark], at: int, after: Mark | None) -> bool:
    """ "Omar Haddad, 72, was killed": a number set apart behind a name is how old its bearer was."""
    aside = at > 1 and marks[at - 1].norm == "," and (after is None or after.norm in _ENDS_ASIDE)
    return aside and marks[at - 2].kind is Kind.NAME


def _measured(mark: Mark, before: Mark | None, after: Mark | None, labels: Container[str]) -> Mark:
    if after and after.kind is Kind.AGE and after.entry:
        return replace(mark, kind=Kind.AGE)
    if before and (before.norm in labels or (before.kind is Kind.AGE and before.norm == _AGED)):
        return replace(mark, kind=Kind.MEASURE)
    if _is_year(mark) and not (after and after.kind in (Kind.VICTIM, Kind.FAMILY)):
        return replace(mark, kind=Kind.MEASURE)
    return mark


def _is_year(mark: Mark) -> bool:
    return mark.entry is None and len(mark.text) == 4 and mark.text.isdigit() and 1900 <= int(mark.text) <= 2099
