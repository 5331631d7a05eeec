"""Strata: totals from joint draws, ratios with those on no list, strata drawn towards each other."""

from __future__ import annotations

import numpy as np
import pytest

from recount.estimates import Estimation, Lists, estimate, ladder
from recount.estimates.choosing import Choice
from recount.estimates.result import Fit, Summary
from recount.estimates.strata import added, compared, doubts, draws_of
from recount.estimates.unseen import Unseen
from recount.vocabulary.words import EstimateMethod, EstimateRefusal, EstimateWarning
from tests.estimates.tables import independent

CHOICE = Choice(EstimateMethod.DGA)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave most other methods out, which have tests of their own."""
    monkeypatch.setattr(ladder, "choices", lambda headline: [headline, Choice(EstimateMethod.CHAO)])


def fit(middle: float, spread: float, observed: int = 100) -> Fit:
    """Give a fit whose unseen are normal around a middle."""
    chance = np.random.default_rng(int(middle))
    unseen = Unseen.of_draws(np.maximum(middle + spread * chance.standard_normal(20_000), 1))
    low, high = unseen.interval(0.95)
    told = Summary(mean=unseen.mean, median=unseen.quantile(0.5), low=low, high=high)
    return Fit(EstimateMethod.DGA, "delta 1", observed, told, unseen=unseen)


def sheet(strata: dict[str, Lists]) -> str:
    """Write tables as a sheet with a column of strata."""
    lines = ["A,B,C,count,place"]
    for name, lists in strata.items():
        for pattern, count in zip(lists.patterns, lists.counts, strict=True):
            lines.append(",".join([*map(str, pattern), str(count), name]))
    return "\n".join(lines) + "\n"


def test_ends_of_strata_are_never_added() -> None:
    """Four strata that vary on their own have a total that varies twice, not four times, as much as one."""
    fits = {str(place): fit(1_000 + place, 100) for place in range(4)}
    total = added(CHOICE, fits, draws_of(fits, seed=1)).total
    assert total
    assert total.high - total.low == pytest.approx(2 * 2 * 1.96 * 100, rel=0.05)
    assert total.median == pytest.approx(4_406, abs=10)


def test_a_stratum_without_answer_leaves_the_total_without_one() -> None:
    """The total of the others stands in the diagnostics."""
    tables = {"here": independent(), "there": Lists.from_cells([40, 30, 0, 20, 0, 0, 0])}
    found = estimate(sheet(tables), "chao", by="place", checks=False)
    assert found.estimate is None
    assert EstimateRefusal.STRATA_REFUSED in {each.word for each in found.refusals}
    assert found.diagnostics["strata_answered"]["strata"] == ["here"]
    assert [each.estimate is None for each in found.strata] == [False, True]


def test_a_ratio_of_strata_counts_the_unseen() -> None:
    """300 people against 150, where as many are recorded in both."""
    fits = {"one": fit(200, 10), "other": fit(50, 5)}
    totals = {name: 100 + drawn for name, drawn in draws_of(fits, seed=1).items()}
    (ratio,) = compared(fits, totals, 0.95)
    assert (ratio.stratum, ratio.recorded) == ("one", 1)
    assert ratio.estimate.median == pytest.approx(2, abs=0.02)
    assert ratio.estimate.low < 2 < ratio.estimate.high


@pytest.fixture
def parted() -> Estimation:
    """Two strata with independent lists; one has a list that names nearly nobody."""
    thin = Lists.from_cells([320, 80, 80, 4, 4, 1, 1])
    return estimate(
        sheet({"north": independent(), "south": thin}), "loglinear", select="main", by="place", checks=False
    )


def test_the_point_of_a_total_is_the_sum_of_points(parted: Estimation) -> None:
    """As the likelihood has it."""
    assert parted.estimate
    parts = [each.estimate.median for each in parted.strata if each.estimate]
    assert parted.estimate.median == pytest.approx(sum(parts))


def test_what_the_method_gives_without_strata_stands_last(parted: Estimation) -> None:
    """With the list named that covers the strata most unevenly; it does not widen the span."""
    assert parted.ladder[-1].setting.endswith("without strata")
    assert EstimateWarning.STRATA_DIFFER in {each.word for each in parted.warnings}


def test_pooling_draws_alike_strata_together() -> None:
    """The spread of middles shrinks, and each interval narrows."""
    fits = {str(place): fit(middle, 60) for place, middle in enumerate([180, 200, 220, 240])}
    apart, pooled = draws_of(fits, seed=1), draws_of(fits, seed=1, pool=True)
    assert np.ptp([np.median(each) for each in pooled.values()]) < np.ptp([np.median(each) for each in apart.values()])
    assert all(pooled[name].std() < apart[name].std() for name in fits)
    assert not doubts(fits)


def test_pooling_strata_that_differ_is_put_in_doubt() -> None:
    """A tenth unseen here, nine tenths there."""
    (told,) = doubts({"here": fit(11, 1), "there": fit(900, 50)})
    assert told.word == EstimateWarning.POOLING_DOUBTFUL
