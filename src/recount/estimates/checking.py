"""Puts a method to the test on what is known: one list as a small world of its own, and the table without one list.

For: any method, given as a function from lists to a fit. Not for: goodness of fit, which says nothing of the unseen
(models of identical fit can give any total: Aleshin-Guendel, Sadinle and Wakefield 2024).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from recount.estimates.lists.table import Lists
from recount.estimates.refusals import notice
from recount.estimates.result import Fit, Summary
from recount.vocabulary.words import EstimateWarning

Method = Callable[[Lists], Fit]

# A list that is shown only through two others would leave nothing to choose a model by.
LEAST_LISTS: Final = 4


@dataclass(frozen=True)
class Held:
    """One list as a world whose size is known.

    Attributes: `size`, the people on the list; `seen`, those of them on any other list; `total`, what the method makes
    of these, None where it gives no number; `within`, whether its interval holds the size.
    """

    name: str
    size: int
    seen: int
    total: Summary | None

    @property
    def within(self) -> bool | None:
        """Tell whether the interval holds the known size; None where there is no number."""
        return self.total.low <= self.size <= self.total.high if self.total else None


def internal_check(lists: Lists, method: Method) -> tuple[Held, ...]:
    """Ask the method for the known size of each list from those of its people whom the others name.

    Binette and Steorts (2022). Needs four lists or more; gives nothing for fewer.
    """
    if lists.number < LEAST_LISTS:
        return ()
    return tuple(_held(lists, name, method) for name in lists.names)


def checked(fit: Fit, held: Iterable[Held]) -> Fit:
    """Add the internal check to a fit: a row a list in the diagnostics, and a warning that names the misses."""
    rows = list(held)
    missed = ", ".join(each.name for each in rows if each.within is False)
    told = [notice(EstimateWarning.INTERNAL_CHECK_FAILED, names=missed)] if missed else []
    return replace(fit, diagnostics={**fit.diagnostics, "internal_check": [_row(each) for each in rows]}).saying(told)


def without_each(lists: Lists, method: Method) -> dict[str, Summary | None]:
    """Give the total that the method finds when one list had never been made, by the list's name."""
    return {name: method(lists.without(name)).total for name in lists.names}


def _held(lists: Lists, name: str, method: Method) -> Held:
    place = lists.names.index(name)
    on_list = lists.patterns[:, place] == 1
    others = [other for other in range(lists.number) if other != place]
    marks, counts = lists.patterns[on_list][:, others], lists.counts[on_list]
    seen = marks.any(axis=1)
    shown = int(counts[seen].sum())
    if not shown:
        return Held(name, int(counts.sum()), shown, None)
    rest = Lists.from_patterns(marks[seen], counts[seen], [lists.names[other] for other in others])
    return Held(name, int(counts.sum()), shown, method(rest).total)


def _row(held: Held) -> dict[str, Any]:
    total = held.total.model_dump() if held.total else None
    return {"list": held.name, "size": held.size, "seen": held.seen, "total": total, "within": held.within}
