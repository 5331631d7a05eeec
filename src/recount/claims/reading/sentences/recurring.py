"""Learns which lines of a publisher's pages recur: menus, buttons, notices that no author of a report wrote.

For: many pages read together, each known by the host of its address, by its account on a platform, or by its publisher;
what recurs on them makes no claim. Not for: single pages, whose furniture is known by its words (`furniture`). The
lines are found in one pass before the reading, so the order of the pages changes nothing. The title of a page is kept:
other pages link to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from recount.claims.reading.sentences.furniture import plain_line
from recount.reports.platforms import account_of

FEWEST_PAGES = 3
"""On fewer pages a line does not recur: two reports may tell the same."""

_ONE_IN = 5
_FEWEST_LONG, _ONE_LONG_IN = 5, 2
_LONG = 120


@dataclass(frozen=True)
class Recurring:
    """The lines that recur on the pages of each publisher, in their plain form."""

    lines: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def on(self, url: str | None, publisher: str | None) -> frozenset[str]:
        """Give the lines that recur on the pages of one publisher."""
        return self.lines.get(source_of(url, publisher), frozenset())


def source_of(url: str | None, publisher: str | None) -> str:
    """Name whose page this is: its host, its account on a host that carries many publishers, or else its publisher.

    Empty where none is known.
    """
    return (account_of(url) if url else None) or publisher or ""


def learn_recurring(pages: Iterable[tuple[str, str]]) -> Recurring:
    """Find the lines that recur, from the source and the text of each page; the same text counts once."""
    texts: dict[str, set[int]] = defaultdict(set)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for source, text in pages:
        told = hash(text)
        if source and told not in texts[source]:
            texts[source].add(told)
            counts[source].update({plain for line in text.splitlines() if (plain := plain_line(line))})
    found = ((source, _recurring(lines, len(texts[source]))) for source, lines in counts.items())
    return Recurring({source: lines for source, lines in found if lines})


def _recurring(counted: Counter[str], pages: int) -> frozenset[str]:
    """Give the lines that stand on enough of the pages; a long one may be a sentence that many tell."""
    return frozenset(line for line, times in counted.items() if times >= _enough(line, pages))


def _enough(line: str, pages: int) -> float:
    return max(_FEWEST_LONG, pages / _ONE_LONG_IN) if len(line) > _LONG else max(FEWEST_PAGES, pages / _ONE_IN)


def recurring_among(lines: Sequence[str], recurring: frozenset[str], *, opens: bool) -> frozenset[int]:
    """Give the indexes of the lines that recur on other pages.

    Where these lines open the page, a first one with the page's own words behind it is its title, and stays.
    """
    if not recurring:
        return frozenset()
    found = frozenset(at for at, line in enumerate(lines) if plain_line(line) in recurring)
    return found - {0} if opens and 1 not in found else found
