"""The text of a report cut where claims begin and end, so that each stretch knows which claims quote it.

For: marking claims in place, nested and overlapping ones too. Not for: drawing them. Pure: offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

_WORD_CUT_OFF_FIRST, _WORD_CUT_OFF_LAST = re.compile(r"^\S*\s+"), re.compile(r"\s+\S*$")


@dataclass(frozen=True)
class Span:
    """The words that one claim quotes: `start` to `end` in the text; `claim` is its key, `kind` its kind."""

    claim: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Stretch:
    """A stretch of text and the claims that quote all of it, the shortest quote first."""

    text: str
    spans: tuple[Span, ...] = ()
    begins: tuple[str, ...] = ()

    @property
    def innermost(self) -> Span | None:
        """Give the claim that these words belong to most closely."""
        return self.spans[0] if self.spans else None

    @property
    def claims(self) -> str:
        """Give the keys of its claims with blanks between."""
        return " ".join(span.claim for span in self.spans)

    @property
    def depth(self) -> int:
        """Tell how many different quotes lie over each other here."""
        return len({(span.start, span.end) for span in self.spans})


def marked(text: str, spans: Iterable[Span]) -> Iterator[Stretch]:
    """Cut a text where quotes begin and end; the stretches together are the text, letter for letter."""
    known = sorted(spans, key=lambda span: (span.end - span.start, span.start, span.claim))
    cuts = sorted({0, len(text), *(min(at, len(text)) for span in known for at in (span.start, span.end))})
    for start, end in pairwise(cuts):
        over = tuple(span for span in known if span.start <= start and end <= span.end)
        yield Stretch(text[start:end], over, tuple(span.claim for span in over if span.start == start))


def words_around(text: str, start: int, end: int, most: int) -> tuple[str, str]:
    """Give whole words before and after a quote, at most so many letters each, with an ellipsis where more stand."""
    before, after = text[max(start - most, 0) : start], text[end : end + most]
    if start > most:
        before = f"… {_WORD_CUT_OFF_FIRST.sub('', before)}"
    if end + most < len(text):
        after = f"{_WORD_CUT_OFF_LAST.sub('', after)} …"
    return before, after
