"""Which incidents a declaration chooses, with those included that nobody graded, and what the choice leaves out.

For: tables made of incidents: lists of origins, events around strikes. Not for: counting, where what is only proposed
stands beside (`recount.figures.counting`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recount.figures.asking.declaration import Declaration
from recount.figures.choosing.scope import scope_of
from recount.figures.choosing.selection import select
from recount.figures.choosing.windows import within
from recount.figures.summing.counted import CountedIncident
from recount.reports.access import Groups
from recount.vocabulary.words import GradeFilter


@dataclass(frozen=True)
class Chosen:
    """The incidents, in the order of their codes, and how many were left out, by reason."""

    incidents: list[CountedIncident]
    left_out: Mapping[str, int]


def chosen(declaration: Declaration, groups: Groups = None) -> Chosen:
    """Choose the incidents of the open record by party, place, days and grade; with `any`, ungraded ones as well.

    With `groups`, only incidents that these access groups may see are there.
    Raises: BadInput when the declared place is not one place.
    """
    scope = scope_of(declaration.place) if declaration.place else None
    found = select(declaration, scope, groups).incidents
    placed = [each for each in found if scope is None or each.place in scope.inside]
    first = declaration.start.start if declaration.start else None
    last = declaration.end.end if declaration.end else None
    inside, perhaps = within(placed, first, last)
    graded = [each for each in inside if _has_grade(each, declaration)]
    left_out = {
        "perhaps_elsewhere": len(found) - len(placed),
        "perhaps_at_another_time": len(perhaps),
        "of_another_grade": len(inside) - len(graded),
    }
    return Chosen(sorted(graded, key=lambda each: each.code), left_out)


def _has_grade(incident: CountedIncident, declaration: Declaration) -> bool:
    return declaration.grade is GradeFilter.ANY or incident.grade in declaration.grades
