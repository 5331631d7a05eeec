"""All incidents that stand, as columns: where, how closely, when and of which grade.

For: the map, the line of time and the counts beside them. Not for: which of them an address asks for, which only picks
from these (`recount.workbench.map.gathering`), or titles, which the table reads for one page.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Final

import numpy as np
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from numpy.typing import NDArray

from recount.incidents.models import INCIDENT, Grade, Incident
from recount.remembering.changes import Mark, touched_since
from recount.vocabulary.words import AirwarsGrade, IncidentStatus, PlacePrecision
from recount.workbench.columns import Column, DayNumber, Numbers, numbers

GRADES: Final = list(AirwarsGrade)
NO_GRADE: Final = len(GRADES)
PRECISIONS: Final = list(PlacePrecision)
NO_PLACE: Final = 0
# A day before every day that has a number.
NO_DAY: Final = -(2**31)
# Where more were touched, all are read in less time.
_MOST_ANEW: Final = 500


@dataclass(frozen=True)
class Standing:
    """Incidents by their numbers: place, how closely it is known, first and last day, and grade, each as a number."""

    incident: Numbers
    place: Numbers
    precision: Numbers
    first: Numbers
    last: Numbers
    grade: Numbers

    def of(self, incidents: Numbers) -> Standing:
        """Keep those of these numbers."""
        return self._where(np.isin(self.incident, incidents))

    def with_anew(self, incidents: Numbers) -> Standing:
        """Read these numbers again; the others are as they were."""
        others, anew = self._where(~np.isin(self.incident, incidents)), read_standing(incidents)
        both = zip(vars(others).values(), vars(anew).values(), strict=True)
        return Standing(*(np.concatenate(columns) for columns in both))

    def _where(self, here: NDArray[np.bool_]) -> Standing:
        return Standing(*(column[here] for column in vars(self).values()))


class Followed:
    """What stands, of which only those incidents are read again that were touched."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.mark: Mark | None = None
        self.standing: Standing | None = None

    def now(self) -> Standing:
        """Give what stands in the record now."""
        with self.lock:
            mark, touched = touched_since(self.mark)
            anew = np.array(sorted(touched.get(INCIDENT, ())), dtype=np.int64) if touched is not None else None
            if mark is None:
                return read_standing()
            if self.standing is None or anew is None or len(anew) > _MOST_ANEW:
                self.standing = read_standing()
            elif len(anew):
                self.standing = self.standing.with_anew(anew)
            self.mark = mark
            return self.standing


_followed = Followed()


def standing_incidents() -> Standing:
    """Give every incident that stands in the record now; what is given is shared and only looked at."""
    return _followed.now()


def read_standing(incidents: Numbers | None = None) -> Standing:
    """Read the incidents that stand, all or those of some numbers."""
    first, last = DayNumber(F("start")), DayNumber(F("end"))
    standing = Incident.objects.filter(status=IncidentStatus.ACTIVE)
    some = standing if incidents is None else standing.filter(pk__in=incidents.tolist())
    columns = some.order_by().aggregate(
        incident=Column("pk"),
        place=Column(Coalesce("place_id", Value(NO_PLACE))),
        precision=Column("place_precision"),
        first=Column(Coalesce(first, last, Value(NO_DAY))),
        last=Column(Coalesce(last, first, Value(NO_DAY))),
    )
    precision = _ranks(columns.pop("precision"))
    told = {name: numbers(column) for name, column in columns.items()}
    return Standing(**told, precision=precision, grade=_grades(told["incident"], incidents))


def _ranks(words: str | None) -> Numbers:
    ranks = {str(word): rank for rank, word in enumerate(PRECISIONS)}
    said = words.split(",") if words else []
    return np.fromiter(map(ranks.__getitem__, said), dtype=np.int64, count=len(said))


def _grades(incidents: Numbers, some: Numbers | None) -> Numbers:
    """Give the grade of each incident that was signed or imported; a mere proposal is no grade (R17)."""
    signed = Grade.objects.filter(Q(decision__isnull=False) | ~Q(imported_from=""), airwars__isnull=False)
    meant = signed if some is None else signed.filter(incident__in=some.tolist())
    found = np.full(len(incidents), NO_GRADE, dtype=np.int64)
    for grade, graded in meant.order_by().values_list("airwars").annotate(incidents=Column("incident_id")):
        found[np.isin(incidents, numbers(graded))] = GRADES.index(grade)
    return found
