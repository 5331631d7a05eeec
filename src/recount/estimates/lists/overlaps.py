"""The picture of overlaps: who shares whom, which list stands alone, which is a copy, what each covers.

For: judging whether lists can bear an estimate at all, before any method is fitted. Not for: estimates, or drawing
(`recount.estimates.lists.picture`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Final

import numpy as np
import scipy
from numpy.typing import NDArray

from recount.estimates.lists.table import Counts, Lists
from recount.estimates.refusals import Notice, notice
from recount.vocabulary.words import EstimateRefusal, EstimateWarning

LEAST_SHARED: Final = 5
# A copy: all of one list stands in another, or nearly all, which holds far fewer of the rest, beyond any chance. Of
# nearly all more is asked, because a large list finds those who are easily found as well.
COPIED_SHARE: Final = 0.95
COPIED_ODDS, NEARLY_COPIED_ODDS = 10.0, 50.0
COPIED_CHANCE: Final = 0.001


@dataclass(frozen=True)
class Pair:
    """How far one list stands inside another.

    Attributes: `share` (0-1) of `inner` that is on `outer` too; `others` (0-1), the share of those not on `inner` who
    are on `outer`; `odds`, the ratio of the odds of the two (half a person added to each count); `chance` (0-1) that
    a list of this size would share as many by coverage alone.
    """

    inner: str
    outer: str
    share: float
    others: float
    odds: float
    chance: float


def overlaps(lists: Lists) -> Counts:
    """Give how many people each pair of lists shares [J, J]; the diagonal holds the sizes."""
    marks = lists.patterns.astype(np.int64)
    shared: Counts = (marks * lists.counts[:, None]).T @ marks
    return shared


def expected_overlaps(lists: Lists) -> NDArray[np.float64]:
    """Give how many people each pair would share if all lists were independent [J, J].

    The total behind it is that of Lincoln and Petersen over all pairs at once, so that the sum is the observed one.
    """
    shared, products = overlaps(lists), np.outer(lists.sizes, lists.sizes).astype(float)
    upper = np.triu_indices(lists.number, 1)
    expected: NDArray[np.float64] = products * (shared[upper].sum() / max(products[upper].sum(), 1.0))
    return expected


def isolated(lists: Lists) -> list[str]:
    """Name the lists that share nobody with any other."""
    shared = overlaps(lists)
    np.fill_diagonal(shared, 0)
    return [name for name, total in zip(lists.names, shared.sum(axis=1), strict=True) if not total]


def identical(lists: Lists) -> list[tuple[str, ...]]:
    """Name the groups of lists that hold the very same people."""
    groups: dict[bytes, list[str]] = {}
    for name, column in zip(lists.names, lists.patterns.T, strict=True):
        groups.setdefault(column.tobytes(), []).append(name)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def nested(lists: Lists) -> list[Pair]:
    """Give the pairs in which everybody on one list is on the other, copies among them."""
    return [pair for pair in _pairs(lists) if pair.share == 1]


def copied(lists: Lists) -> list[Pair]:
    """Give the pairs in which one list stands, nearly or wholly, inside another far beyond what coverage explains.

    Of two lists that stand in each other the one is told that stands deeper in the other.
    """
    found: dict[frozenset[str], Pair] = {}
    for pair in sorted(_pairs(lists), key=lambda pair: -pair.share):
        odds = COPIED_ODDS if pair.share == 1 else NEARLY_COPIED_ODDS
        if pair.share >= COPIED_SHARE and pair.odds >= odds and pair.chance < COPIED_CHANCE:
            found.setdefault(frozenset({pair.inner, pair.outer}), pair)
    return list(found.values())


def coverage(strata: Mapping[str, Lists]) -> dict[str, dict[str, float]]:
    """Give, by stratum and list, the share (0-1) of the stratum's recorded people whom the list names."""
    return {
        stratum: {name: float(size / lists.n) for name, size in zip(lists.names, lists.sizes, strict=True)}
        for stratum, lists in strata.items()
    }


def looked_over(lists: Lists) -> tuple[tuple[Notice, ...], tuple[Notice, ...]]:
    """Say what any method must be told of these lists: warnings, and refusals that no method can overcome."""
    return tuple(_warnings(lists)), tuple(_refusals(lists))


def _refusals(lists: Lists) -> Iterator[Notice]:
    alone, same = isolated(lists), identical(lists)
    if lists.number == 2 and not same:
        yield notice(EstimateRefusal.TWO_LISTS, chapman=_chapman(lists))
    if alone:
        yield notice(EstimateRefusal.NO_OVERLAP, names=", ".join(alone))
    for group in same:
        yield notice(EstimateRefusal.IDENTICAL_LISTS, names=", ".join(group))
    for pair in copied(lists):
        if not any({pair.inner, pair.outer} <= set(group) for group in same):
            yield notice(
                EstimateRefusal.COPIED_LISTS, inner=pair.inner, outer=pair.outer, share=pair.share, others=pair.others
            )
    shared = int(lists.times_seen[1:].sum())
    if shared < LEAST_SHARED and len(alone) < lists.number:
        yield notice(EstimateRefusal.THIN_OVERLAP, shared=shared, least=LEAST_SHARED)


def _warnings(lists: Lists) -> Iterator[Notice]:
    shared, expected = overlaps(lists), expected_overlaps(lists)
    pairs = list(combinations(range(lists.number), 2))
    empty = [lists.labels(pair) for pair in pairs if not shared[pair]]
    thin = [lists.labels(pair) for pair in pairs if shared[pair] and expected[pair] < LEAST_SHARED]
    if empty:
        yield notice(EstimateWarning.PAIRS_WITHOUT_OVERLAP, pairs="; ".join(empty))
    if thin:
        yield notice(EstimateWarning.THIN_PAIRS, pairs="; ".join(thin))
    copies = copied(lists)
    for pair in nested(lists):
        if pair not in copies:
            yield notice(EstimateWarning.NESTED_LIST, inner=pair.inner, outer=pair.outer)
    if lists.aside:
        worst = lists.names[int(np.argmax(lists.gaps))]
        yield notice(EstimateWarning.INCOMPLETE_ENTRIES, entries=lists.aside, worst=worst)


def _chapman(lists: Lists) -> float:
    one, other = (int(size) for size in lists.sizes)
    return (one + 1) * (other + 1) / (int(overlaps(lists)[0, 1]) + 1) - 1


def _pairs(lists: Lists) -> Iterator[Pair]:
    shared = overlaps(lists)
    for inner, outer in permutations(range(lists.number), 2):
        size, both = int(lists.sizes[inner]), int(shared[inner, outer])
        rest, elsewhere = lists.n - size, int(lists.sizes[outer]) - both
        if size and rest:
            odds = (both + 0.5) / (size - both + 0.5) * (rest - elsewhere + 0.5) / (elsewhere + 0.5)
            # The upper tail of the binomial law, as the regularised beta function.
            chance = float(scipy.special.betainc(both, size - both + 1, elsewhere / rest)) if both else 1.0
            names = lists.names[inner], lists.names[outer]
            yield Pair(*names, share=both / size, others=elsewhere / rest, odds=odds, chance=chance)
