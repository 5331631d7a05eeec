"""Finds who is quoted in an English sentence: before the verb of saying, behind it, or behind words that cite.

For: "According to X", "X said", "X, citing Y, reported", "X quoted Y as saying", "told Y". Not for: what kind of source
it is (`sources`), or the order of a chain (`attribution`). A source without a known name works by its noun or its
grammar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recount.claims.reading.people.names import read_name
from recount.claims.reading.sentences.agencies import PARTS, agency_before_place
from recount.claims.reading.sentences.sources import Rule, Span, kind_by_noun, speaks
from recount.claims.reading.words.kinds import Grade, Kind
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.marks import Mark

_LONGEST_NAME = 14
_FURTHEST_TOLL = 5
_OPENING_QUOTES = frozenset("‘’'")
_SAYING = {Kind.REPORTING, Kind.DENIES, Kind.WARNS}


def english_rules(marks: Sequence[Mark], words: Lexicon) -> Sequence[Rule]:
    """The rules in order whose words a sentence has, none where nobody speaks."""
    kinds, norms = {mark.kind for mark in marks}, {mark.norm for mark in marks}
    quotes = not norms.isdisjoint(words.set_of("sources", "quotes", "based"))
    says = quotes or not kinds.isdisjoint(_SAYING) or not norms.isdisjoint(words.set_of("grammar", "reporting"))
    named: tuple[tuple[Rule, bool], ...] = (
        (agency_before_place, Kind.SOURCE in kinds and not norms.isdisjoint(PARTS)),
        (_before_colon, ":" in norms),
        (_according_to, not norms.isdisjoint(words.set_of("sources", "according"))),
        (_by_count, not norms.isdisjoint(words.set_of("sources", "counts"))),
        (_puts_the_toll, not norms.isdisjoint(words.set_of("sources", "puts"))),
        (_subject_of_saying, says),
    )
    rules = [rule for rule, has_words in named if has_words]
    return [*rules, _after_saying, _behind_saying] if rules else []


def openings(marks: Sequence[Mark], words: Lexicon) -> Iterator[int]:
    """Give the marks at which a source may be quoted: at its opening words, or where a name begins."""
    opens, rests = words.opens_source, words.set_of("sources", "based")
    told = words.set_of("sources", "told", "quotes")
    before, named = "", False
    for at, mark in enumerate(marks):
        names = mark.kind in _NAMING
        if mark.norm in opens or before in rests or (names and (not named or before in told)):
            yield at
        before, named = mark.norm, names


def _before_colon(marks: Sequence[Mark], at: int, words: Lexicon) -> Span | None:
    """ "SNHR: nine people were killed": a source in front of what it says, at the head of a sentence."""
    if any(mark.kind is not Kind.SIGN for mark in marks[:at]) or marks[at].kind not in _NAMING:
        return None
    stop = _end_of_name(marks, at, words)
    colon = _past_description(marks, stop, words)
    if colon >= len(marks) - 1 or marks[colon].norm != ":" or not _is_source(marks[at:stop], words):
        return None
    return at, (at, stop), colon + 1


def _is_source(marks: Sequence[Mark], words: Lexicon) -> bool:
    """Tell whether words without a verb of saying name a source: a known name, or a noun for those who report."""
    return any(mark.kind is Kind.SOURCE for mark in marks) or kind_by_noun(marks[-1:], words) is not None


def _behind_saying(marks: Sequence[Mark], at: int, words: Lexicon) -> Span | None:
    """ ", said the Observatory": the source behind a verb of saying that follows what was said."""
    if at < 2 or marks[at - 1].kind is not Kind.REPORTING or marks[at].kind not in _NAMING:
        return None
    if marks[at - 2].kind is not Kind.SIGN or marks[at].kind in (Kind.NUMBER, Kind.VAGUE):
        return None
    stop = _end_of_name(marks, at, words)
    if stop < len(marks) and marks[stop].kind is not Kind.SIGN:
        return None
    known = speaks(marks[at:stop], words) or _is_proper(marks[at:stop])
    return (at, (at, stop), stop) if known else None


def _puts_the_toll(marks: Sequence[Mark], at: int, words: Lexicon) -> Span | None:
    """ "the Observatory put the toll at 21": the source in front of a verb that sets a number."""
    if (at and _names(marks, at - 1, words)) or marks[at].kind not in _NAMING:
        return None
    puts, name_end = words.words("sources", "puts"), _end_of_name(marks, at, words)
    stop = next((index for index in range(at + 1, min(name_end + 1, len(marks))) if marks[index].norm in puts), None)
    if stop is None or not speaks(marks[at:stop], words):
        return None
    counts = any(mark.kind is Kind.HARM for mark in marks[stop : stop + _FURTHEST_TOLL])
    return (at, (at, stop), stop) if counts else None


def _according_to(marks: Sequence[Mark], at: int, words: Lexicon) -> Span | None:
    """ "According to X, an organisation that counts, ...": X, and everything to where the statement begins."""
    if marks[at].norm not in words.words("sources", "according"):
        return None
    stop = _end_of_name(marks, at + 1, words)
    if stop == at + 1:
        return None
    named = (at + 1, stop)
    end = stop
    while end < len(marks) and marks[end].norm == ",":
        apposed = _apposed(marks, end + 1, words)
        if not apposed:
            break
        proper, end = apposed
        named = proper or named
    past = _past_relative(marks, end, words)
    return at, ((at + 1, past) if end == stop else named), past


def _end_of_name(marks: Sequence[Mark], at: int, words: Lexicon) -> int:
    stop = at
    while stop < len(marks) and stop - at < _LONGEST_NAME and _names(marks, stop, words):
        stop += 1
    return stop


_NAMING = {
    Kind.NAME,
    Kind.WORD,
    Kind.DETERMINER,
    Kind.PARTY,
    Kind.SOURCE,
    Kind.VICTIM,
    Kind.FAMILY,
    Kind.NUMBER,
    Kind.VAGUE,
    Kind.OBJECT,
}


def _names(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    mark = marks[at]
    if mark.norm in words.cites:
        return False
    if mark.kind in _NAMING or mark.norm in _OPENING_QUOTES:
        return True
    if mark.kind is Kind.THING and at and kind_by_noun([mark], words) and not _says_that(marks, at, words):
        return True
    following = marks[at + 1] if at + 1 < len(marks) else None
    return mark.norm in words.words("grammar", "inside_names") and following is not None and following.kind in _NAMING


def _says_that(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    """ "SOHR reports that", "SOHR reports, citing": the verb, not the noun."""
    return marks[at].norm in words.set_of("grammar", "reporting") and marks[at - 1].kind is Kind.SOURCE


def _apposed(marks: Sequence[Mark], at: int, words: Lexicon) -> tuple[tuple[int, int] | None, int] | None:
    """What stands in apposition to a source: its proper name, or a description of it; and where that ends."""
    if at >= len(marks):
        return None
    quoted = 1 if marks[at].norm in ("‘", "'", "“", '"') else 0
    first = at + quoted
    if first < len(marks) and marks[first].kind is Kind.SOURCE:
        return (first, first + 1), min(first + 1 + quoted, len(marks))
    name = read_name(marks, first)
    if name and name.stop < len(marks) and (marks[name.stop].norm == "," or quoted):
        return (first, name.stop), name.stop + quoted
    if marks[at].kind is Kind.DETERMINER and marks[at].grade is Grade.ONE:
        stop = _end_of_name(marks, at, words)
        noun = kind_by_noun(marks[at:stop], words)
        return (None, stop) if noun else None
    return None


def _past_relative(marks: Sequence[Mark], at: int, words: Lexicon) -> int:
    """Step over "whose members risk their lives to document it," to the statement itself."""
    if at < len(marks) and marks[at].norm in words.words("grammar", "relatives"):
        for index in range(at, len(marks)):
            if marks[index].norm == ",":
                return index
        return at
    return at


def _subject_of_saying(marks: Sequence[Mark], at: int, words: Lexicon) -> Span | None:
    """ "the Observatory said": the source in front of a verb of saying."""
    if at and _names(marks, at - 1, words) and marks[at - 1].kind is not Kind.DATE:
        return None
    if marks[at].kind not in _NAMING:
        return None
    stop = _end_of_name(marks, at, words)
    if stop > at and marks[stop - 1].possessive:
        return None
    verb = _past_description(marks, stop, words)
    while verb < len(marks) and (marks[verb].kind is Kind.ADVERB or _is_perfect(marks[verb])):
        verb += 1
    if verb >= len(marks) or not (_says(marks[verb], words) or _quotes(marks, verb, words)):
        return None
    if speaks(marks[at:stop], words):
        return at, (at, stop), stop
    suffers = verb + 1 < len(marks) and marks[verb + 1].kind in (Kind.HARM, Kind.AUXILIARY)
    return (at, (at, stop), stop) if _is_proper(marks[at:stop]) and not suffers else None


def _says(mark: Mark, words: Lexicon) -> bool:
    """Tell whether this is a verb of saying; "reports" is one behind a name, and a noun elsewhere."""
    return mark.kind in _SAYING or mark.norm in words.set_of("grammar", "reporting")


def _quotes(marks: Sequence[Mark], at: int, words: Lexicon) -> bool:
    """Tell whether this is a verb by which one source quotes another: "AFP quoted the Observatory"."""
    passive = at + 1 < len(marks) and marks[at + 1].norm in words.words("grammar", "agents")
    return marks[at].norm in words.set_of("sources", "quotes") and not passive


def _past_description(marks: Sequence[Mark], at: int, words: Lexicon) -> int:
    """Step over "(SOHR)", ", which has people in the country,", ", citing the army," and "contacted by Reuters"."""
    if at < len(marks) and marks[at].norm == "(":
        close = next((index for index in range(at, min(len(marks), at + 6)) if marks[index].norm == ")"), at - 1)
        at = close + 1 if close >= at else at
    if at + 1 < len(marks) and marks[at].norm == "," and _goes_on_about(marks[at + 1], words):
        return next((index + 1 for index in range(at + 1, len(marks)) if marks[index].norm == ","), at)
    passive = at + 1 < len(marks) and marks[at + 1].norm in words.set_of("grammar", "agents")
    if passive and marks[at].norm in words.set_of("sources", "cited"):
        return _end_of_name(marks, at + 2, words)
    return at


def _goes_on_about(mark: Mark, words: Lexicon) -> bool:
    """Tell whether a word behind a comma goes on about a source: "which", "citing", "based"."""
    relatives, cites = words.set_of("grammar", "relatives"), words.set_of("sources", "citing", "cited", "based")
    return mark.norm in relatives or mark.norm in cites


def _is_perfect(mark: Mark) -> bool:
    return mark.kind is Kind.AUXILIARY and mark.grade is Grade.PERFECT


def _is_proper(marks: Sequence[Mark]) -> bool:
    return any(mark.kind in (Kind.NAME, Kind.SOURCE) for mark in marks)


def _after_saying(marks: Sequence[Mark], at: int, words: Lexicon) -> Span | None:
    """ "citing X", "reported by X", "told X": the source behind the verb."""
    first = _first_of_cited(marks, at, words)
    if first is None or first >= len(marks) or marks[first].norm in words.set_of("sources", "pronouns"):
        return None
    stop = _end_of_name(marks, first, words)
    if stop == first or not (speaks(marks[first:stop], words) or _is_proper(marks[first:stop])):
        return None
    return at, (first, stop), stop


def _first_of_cited(marks: Sequence[Mark], at: int, words: Lexicon) -> int | None:
    """Give where the name of a source behind its verb begins: at this mark, or behind it where this is "by"."""
    mark, before = marks[at], marks[at - 1] if at else None
    if mark.norm in words.set_of("sources", "citing"):
        return at + 1
    if before is None:
        return None
    by = mark.norm in words.set_of("grammar", "agents") and (
        before.kind is Kind.REPORTING or before.norm in words.set_of("sources", "cited")
    )
    rests = before.norm in words.set_of("sources", "based") and mark.norm in words.set_of("sources", "from")
    if by or rests:
        return at + 1
    quoted = before.norm in words.set_of("sources", "told", "quotes") and mark.kind in _NAMING
    return at if quoted else None


def _by_count(marks: Sequence[Mark], at: int, words: Lexicon) -> Span | None:
    """ "By SOHR's count": a source whose count is meant."""
    if marks[at].norm not in words.words("grammar", "agents"):
        return None
    stop = _end_of_name(marks, at + 1, words)
    counts = words.words("sources", "counts")
    owner = next((i for i in range(at + 1, stop - 1) if marks[i].possessive and marks[i + 1].norm in counts), None)
    return (at, (at + 1, owner + 1), owner + 2) if owner is not None else None
