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
- `releases`: what leaves a record: frames, frozen releases, backups, dossiers, public pages

In Python: `recount.open("demo")`, then `recount.read(text)`, `recount.figure(by="party")`, `recount.check(text)`,
`recount.frame("incidents")`, `recount.estimate("lists.csv", "lcmcr")`,
`recount.estimate(recount.lists(by="month"), "chao")`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recount.version import VERSION

if TYPE_CHECKING:
    from recount.checks.answer import Check
    from recount.claims.schema import Reading
    from recount.estimates.material import Material
    from recount.estimates.result import Estimation
    from recount.figures.figure import Figure
    from recount.releases.frames.frame import Frame

__version__ = VERSION
__all__ = ["check", "estimate", "figure", "frame", "lists", "open", "read"]


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

    `release` names a frozen release to count in. `from` is a word of Python: write `figure(**{"from": "2015-10"})`.
    Raises: BadInput naming every fault.
    """
    from recount.releases.freezing.reading import figure_of
    from recount.vocabulary.words import Measure

    return figure_of({"measure": Measure.KILLED, **keys})


def frame(name: str, *, record: str | None = None, release: str | None = None, public: bool = False) -> Frame:
    """Read one row a claim, an incident, a toll: `name` is `incidents`, `tolls`, `claims`, ...

    `record` opens a record first, `release` names a frozen release, `public` leaves only what may leave the record
    (R28). Raises: BadInput when there is no such frame, record or release.
    """
    if record is not None:
        open(record)
    from recount.releases.freezing.reading import frame_of

    return frame_of(name, public=public, release=release)


def check(text: str, **about: Any) -> Check:
    """Hold an article against the open record. Takes what `recount.checks.checker.check` takes."""
    from recount.checks.checker import check as check_article

    return check_article(text, **about)


def lists(*origins: str, **keys: Any) -> Material:
    """Make lists of the open record for `estimate`: rows are incidents with victims, lists the origins of reports.

    Without `origins`, all that name five incidents or more. The keys are those of `figure`; of any grade unless `grade`
    says otherwise. Raises: BadInput naming every fault.
    """
    from recount.estimates.material import of_origins
    from recount.figures.asking.declaration import Declaration
    from recount.figures.listing.lists import origin_lists
    from recount.vocabulary.words import GradeFilter, Measure

    declared = Declaration.read({"measure": Measure.KILLED, "grade": GradeFilter.ANY, **keys})
    return of_origins(**origin_lists(declared, origins).account())


def estimate(lists: Any, method: str, **settings: Any) -> Estimation:
    """Estimate who is on no list, from files, rows or `lists()`. Takes what `recount.estimates.estimate` takes."""
    from recount.estimates import estimate as estimate_lists

    return estimate_lists(lists, method, **settings)
