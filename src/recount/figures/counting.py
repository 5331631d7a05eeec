"""Counting a figure: a declaration in, rows, total, overlap and sentence out, from one query (R19).

For: `recount figure`, the pages, the releases and Python. Not for: how it is shown. The same declaration on the
same record is the same figure everywhere.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from recount.figures.declaration import Declaration
from recount.figures.figure import Figure, TooLoose
from recount.figures.scope import Scope, scope_of
from recount.figures.selection import select
from recount.figures.sentence import sentence_of
from recount.figures.sums import CountedIncident, overlap, rows, total
from recount.figures.windows import within
from recount.vocabulary.reader import Language


def count(declaration: Declaration, *, language: Language = "en", as_of: date | None = None) -> Figure:
    """Count what is declared, in the record that is open; `as_of` is today (UTC) unless it is given.

    Raises: BadInput when the declared place is not one place.
    """
    scope = scope_of(declaration.place) if declaration.place else None
    resolved = declaration.model_copy(update={"place": scope.place.id}) if scope else declaration
    incidents, too_loose = _certain(select(resolved, scope), resolved, scope)
    sums, shared = total(incidents, resolved, too_loose), overlap(incidents, resolved)
    return Figure(
        declaration=resolved,
        rows=rows(incidents, resolved),
        total=sums,
        overlap=shared,
        sentence=sentence_of(resolved, sums, shared, place=scope.place if scope else None, language=language),
        as_of=as_of or datetime.now(UTC).date(),
    )


def _certain(
    incidents: list[CountedIncident], declaration: Declaration, scope: Scope | None
) -> tuple[list[CountedIncident], TooLoose]:
    """Keep the incidents that surely lie in the declared place and window, and name the graded ones that may."""
    placed = [each for each in incidents if scope is None or each.place in scope.inside]
    unplaced = [each for each in incidents if scope is not None and each.place not in scope.inside]
    first = declaration.start.start if declaration.start else None
    last = declaration.end.end if declaration.end else None
    inside, perhaps = within(placed, first, last)
    in_time, also_undated = within(unplaced, first, last)
    return inside, TooLoose(time=_codes(perhaps, declaration), place=_codes([*in_time, *also_undated], declaration))


def _codes(incidents: list[CountedIncident], declaration: Declaration) -> list[str]:
    grades = declaration.grades
    return sorted(incident.code for incident in incidents if incident.grade in grades)
