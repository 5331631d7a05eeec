"""When an estimate may not be published, whichever method made it; what is assumed before any number.

For: the last step of every method, and the first where the lists cannot bear any. Not for: what only one method knows
of itself (convergence, existence), which it adds with `Fit.saying`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from recount.estimates.lists.overlaps import looked_over
from recount.estimates.lists.table import Lists
from recount.estimates.refusals import Notice, notice
from recount.estimates.result import Fit
from recount.vocabulary.words import EstimateAssumption, EstimateMethod, EstimateRefusal

# An upper end beyond this many times the observed does not bound the answer.
WIDEST: Final = 10
# Without these nothing can be reckoned at all; other refusals leave the number in the ladder as not publishable.
WITHOUT_NUMBER: Final = frozenset(
    {EstimateRefusal.TWO_LISTS, EstimateRefusal.NO_OVERLAP, EstimateRefusal.IDENTICAL_LISTS}
)
ALWAYS: Final = (EstimateAssumption.SAME_PEOPLE, EstimateAssumption.RIGHT_LINKS, EstimateAssumption.REACHABLE)


def assumed(*words: EstimateAssumption) -> tuple[Notice, ...]:
    """Give the assumptions of a method after those that every method makes."""
    return tuple(notice(word) for word in (*ALWAYS, *words))


def unanswerable(lists: Lists) -> bool:
    """Tell whether no method may reckon anything from these lists: two lists, identical ones, one without overlap."""
    _, refusals = looked_over(lists)
    return any(each.word in WITHOUT_NUMBER for each in refusals)


def unanswered(
    method: EstimateMethod, setting: str, lists: Lists, assumptions: tuple[Notice, ...], refusals: Iterable[Notice] = ()
) -> Fit:
    """Give a fit without any number, with what the lists themselves and the method have against one."""
    bare = Fit(method, setting, lists.n, undocumented=None, assumptions=assumptions)
    return judged(bare, lists).saying(refusals=refusals)


def judged(fit: Fit, lists: Lists) -> Fit:
    """Add to a fit what its lists warn of, and the refusals of its lists and of its interval."""
    warnings, refusals = looked_over(lists)
    return fit.saying(warnings, [*refusals, *_unbounded(fit)])


def _unbounded(fit: Fit) -> Iterator[Notice]:
    if fit.total and fit.total.high > WIDEST * fit.observed:
        yield notice(EstimateRefusal.INTERVAL_TOO_WIDE, high=fit.total.high, times=WIDEST, observed=fit.observed)
