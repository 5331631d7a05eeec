"""Recount: from scattered reports of civilian harm to a record that stands up.

The steps, in the order of the folders:

- `vocabulary`: what words mean, in English and Arabic
- `reports`: what was published; bytes kept, text made of them
- `places`: where
- `claims`: what a report says, each claim with its quote
- `incidents`: what happened; claims linked, ranges adjudicated, grades signed
- `figures`: what can be counted, declared once
- `checks`: an article's numbers against the record
- `estimates`: what was not recorded, and what followed; needs no record

In Python: `recount.open("demo")`, then `recount.read(text)`, `recount.figure(by="party")`, `recount.check(text)`,
`recount.estimate("lists.csv", "lcmcr")`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recount.checks.answer import Check
    from recount.claims.schema import Reading
    from recount.estimates.result import Estimation
    from recount.figures.figure import Figure

__version__ = "0.1.0"
__all__ = ["check", "estimate", "figure", "open", "read"]


def open(record: str | None = None) -> None:
    """Open a record by name, path or postgres:// address, as `--record` does; `demo` is built when it is not there.

    Raises: BadInput when there is none.
    """
    from recount.site.demo import locate_or_build
    from recount.site.record import open_record

    open_record(locate_or_build(record))


def read(text: str, **about: Any) -> Reading:
    """Read the claims of a report; needs no record. Takes what `recount.claims.reader.read` takes."""
    from recount.claims.reader import read as read_report

    return read_report(text, **about)


def figure(**keys: Any) -> Figure:
    """Count what the keys declare, in the open record: measure, who, by, party, place, from, to, grade.

    `from` is a word of Python: write `figure(**{"from": "2015-10"})`. Raises: BadInput naming every fault.
    """
    from recount.figures.counting import count
    from recount.figures.declaration import Declaration
    from recount.vocabulary.words import Measure

    return count(Declaration.read({"measure": Measure.KILLED, **keys}))


def check(text: str, **about: Any) -> Check:
    """Hold an article against the open record. Takes what `recount.checks.checker.check` takes."""
    from recount.checks.checker import check as check_article

    return check_article(text, **about)


def estimate(lists: Any, method: str, **settings: Any) -> Estimation:
    """Estimate who is on no list; needs no record. Takes what `recount.estimates.estimate` takes."""
    from recount.estimates import estimate as estimate_lists

    return estimate_lists(lists, method, **settings)
