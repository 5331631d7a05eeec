"""The record's own figure for the scope of an article's total: what its incidents add up to.

For: showing a monitor's monthly total beside what is documented incident by incident (R4: compared with sums,
never added to them). Not for: a verdict; documented incidents are a floor of what happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recount.checks.statements import Statement
from recount.figures.asking.declaration import Declaration
from recount.figures.counting import count
from recount.figures.figure import Figure
from recount.reports.access import Groups
from recount.vocabulary.reader import Language
from recount.vocabulary.words import Measure, Outcome, VictimClass

_MEASURES = {Outcome.KILLED: Measure.KILLED, Outcome.INJURED: Measure.INJURED}


@dataclass(frozen=True)
class Scope:
    """By which day what counts was published, where that is asked, and the groups of who asks."""

    known_by: date | None = None
    groups: Groups = None


EVERYTHING = Scope()


def figure_for(statement: Statement, language: Language = "en", scope: Scope = EVERYTHING) -> Figure | None:
    """Count the record's incidents in the scope of a total; None where it is no total, or its scope is not stated."""
    measure = _MEASURES.get(statement.subject) if isinstance(statement.subject, Outcome) else None
    if not statement.is_total or measure is None or statement.when.start is None:
        return None
    keys = {
        "measure": measure,
        "who": statement.victim_class or VictimClass.CIVILIAN,
        "category": statement.category,
        "party": next(iter(statement.parties), None) if len(statement.parties) == 1 else None,
        "place": next((where.place for where in statement.where if where.place), None),
        "from": str(statement.when.start),
        "to": str(statement.when.end or statement.when.start),
        "known_by": scope.known_by,
    }
    return count(Declaration.read(keys), language=language, groups=scope.groups)
