"""From an English text back to the sentence that it is: which entry says so, and what fills it in.

For: texts that a room made in English because they were too many to be more, or that were kept before there were two
languages. Not for: sentences that still know their key (`recount.vocabulary.sentences`), or texts that people wrote.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from string import Formatter
from typing import Final

from recount.vocabulary.sentences import Sentence, as_clauses, entries_of, tell

BETWEEN: Final = "; "
_QUOTED: Final = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""

Pattern = tuple[str, re.Pattern[str]]


def recognised(text: str, room: str) -> str:
    """Give a text of clauses as the sentence of these; the clauses that no entry of the room says stay as they are.

    A text with no clause that is known is given back as it is.
    """
    clauses = list(_clauses(text.split(BETWEEN), room))
    known = any(isinstance(clause, Sentence) for clause in clauses)
    return as_clauses(*clauses) if known else text


def _clauses(pieces: list[str], room: str) -> Iterator[str]:
    """Take the longest run of pieces that an entry says: a clause may hold the sign between clauses itself."""
    at = 0
    while at < len(pieces):
        runs = ((end, BETWEEN.join(pieces[at:end])) for end in range(len(pieces), at, -1))
        end, said = next(((end, found) for end, run in runs if (found := _said(run, room))), (at + 1, None))
        yield said or pieces[at]
        at = end


def _said(clause: str, room: str) -> Sentence | None:
    for key, pattern in _patterns(room):
        if found := pattern.fullmatch(clause):
            return tell(key, **{name: _unquoted(value) for name, value in found.groupdict().items()})
    return None


def _unquoted(value: str) -> str:
    return str(ast.literal_eval(value)) if value[:1] in ("'", '"') else value


@cache
def _patterns(room: str) -> tuple[Pattern, ...]:
    return tuple(_patterns_of(room, entries_of(room)))


def _patterns_of(way: str, content: Mapping[str, object]) -> Iterable[Pattern]:
    for name, said in content.items():
        key = f"{way}.{name}"
        if isinstance(said, Mapping):
            english = said.get("en")
            yield from [(key, _pattern(english))] if isinstance(english, str) else _patterns_of(key, said)


def _pattern(english: str) -> re.Pattern[str]:
    parts = []
    for text, name, _, conversion in Formatter().parse(english):
        parts.append(re.escape(text))
        if name:
            parts.append(f"(?P<{name}>{_QUOTED if conversion else '[^;]+?'})")
    return re.compile("".join(parts))
