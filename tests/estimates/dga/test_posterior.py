"""The dga posterior: equal to the published examples, exact whatever the blocks, and honest about its prior."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.special import gammaln

from recount.errors import BadInput
from recount.estimates import Lists
from recount.estimates.dga import posterior as reckon
from recount.estimates.dga.posterior import grid
from tests.estimates.tables import reference

EXAMPLES = [
    ("dga_madigan_york_3list", "dga_my3_gp", 1.0, "gamma-poisson:13.14,55.17"),
    ("dga_madigan_york_5list", "dga_my5_d0.5_300", 0.5, "reciprocal"),
]
CELLS = np.array([30, 25, 12, 40, 9, 14, 6])


def column(path: Path) -> np.ndarray:
    """Read the second column of a reference file."""
    return np.loadtxt(path, delimiter=",", skiprows=1, converters=lambda text: float(text.strip('"')))[:, 1]


@pytest.mark.parametrize(("table", "name", "delta", "prior"), EXAMPLES)
def test_the_examples_of_madigan_and_york_come_out_to_ten_digits(
    shared: Path, table: str, name: str, delta: float, prior: str
) -> None:
    """Posterior of the unseen and weights of all graphs, within 1e-10 of the reference."""
    found = reckon(reference(shared, table).cells, delta, 300, prior)
    assert np.abs(found.unseen.weights - column(shared / "reference" / f"{name}_postN.csv")).max() < 1e-10
    weights = np.sort(column(shared / "reference" / f"{name}_models.csv"))
    assert np.abs(np.sort(found.graph_weights) - weights).max() < 1e-10


def test_the_point_estimate_of_madigan_and_york_is_given(shared: Path) -> None:
    """731 by relative squared error, and the mode 728."""
    lists = reference(shared, "dga_madigan_york_3list")
    found = reckon(lists.cells, 1.0, 300, "gamma-poisson:13.14,55.17")
    assert round(found.least_relative_error(lists.n)) == 731
    assert lists.n + found.unseen.values[found.unseen.weights.argmax()] == 728


@pytest.mark.parametrize(
    ("delta", "median_and_ends"),
    [(1 / 16, [12_595, 9_827, 16_543]), (0.5, [11_323, 4_500, 14_486]), (1, [4_617, 4_408, 6_860])],
)
def test_kosovo_comes_out_along_the_delta_ladder(shared: Path, delta: float, median_and_ends: list[int]) -> None:
    """Up to 20,000 unseen, the answer hangs on delta as the reference says."""
    lists = reference(shared, "kosovo_1999_cells")
    unseen = reckon(lists.cells, delta, 20_000).unseen
    assert [lists.n + each for each in (unseen.quantile(0.5), *unseen.interval(0.95))] == median_and_ends


def test_the_mean_of_kosovo_comes_out_to_the_sixth_digit(shared: Path) -> None:
    """12,749.174163 with delta 1/16."""
    lists = reference(shared, "kosovo_1999_cells")
    assert abs(lists.n + reckon(lists.cells, 1 / 16, 20_000).unseen.mean - 12_749.174163) < 1e-5


def test_three_independent_lists_weigh_as_the_closed_form_says() -> None:
    """The graph without ties, written out by hand for one number of unseen people."""
    found, delta, unseen = reckon(CELLS, 1.0, 60), 1.0, np.arange(1.0, 61.0)
    table, total = np.concatenate([[0], CELLS]), CELLS.sum() + unseen
    on = (np.arange(8)[:, None] >> np.arange(3)) & 1
    logs = (
        gammaln(total + 1) - gammaln(unseen + 1) - np.log(total) + 3 * (gammaln(8 * delta) - gammaln(total + 8 * delta))
    )
    for each in range(3):
        listed = table[on[:, each] == 1].sum()
        logs = logs + gammaln(total - listed + 4 * delta) + gammaln(listed + 4 * delta) - 2 * gammaln(4 * delta)
    names = [found.graphs.name(each) for each in range(8)]
    mean = found.graph_means[names.index("[1,2,3]")]
    assert mean == pytest.approx((np.exp(logs - logs.max()) * unseen).sum() / np.exp(logs - logs.max()).sum(), rel=1e-9)


def test_a_prior_given_as_weights_is_the_prior_of_that_name() -> None:
    """1/N written out gives what `reciprocal` gives."""
    written = 1 / (CELLS.sum() + np.arange(1, 301))
    assert np.allclose(
        reckon(CELLS, 0.5, 300, written).unseen.weights, reckon(CELLS, 0.5, 300).unseen.weights, atol=1e-14
    )


@pytest.mark.parametrize("prior", ["flat", "gamma-poisson:1", "gamma-poisson:0,5", "reciprocal:3"])
def test_a_prior_that_is_not_known_is_refused(prior: str) -> None:
    """The message says which priors there are."""
    with pytest.raises(BadInput, match="reciprocal"):
        reckon(CELLS, 0.5, 300, prior)


def test_a_coarse_range_gives_nearly_the_same_answer() -> None:
    """Bins stand for all their numbers: the median moves by no more than a percent of the unseen."""
    lists = Lists.from_cells(CELLS * 50)
    fine, coarse = (reckon(lists.cells, 0.125, 60_000, points=points) for points in (400_000, 2_000))
    assert coarse.unseen.quantile(0.5) == pytest.approx(fine.unseen.quantile(0.5), rel=0.01)


def test_bins_cover_every_number_of_unseen_people_once() -> None:
    """Widths add up to the range."""
    assert grid(1_000_000, 2_000).width.sum() == 1_000_000


def test_a_large_range_over_five_lists_stays_within_memory(shared: Path) -> None:
    """107,400 numbers of unseen people under 822 graphs are summed in blocks, and in little time."""
    lists = reference(shared, "dga_madigan_york_5list")
    found = reckon(lists.cells * 40, 0.5, 107_400)
    assert found.graph_weights.sum() == pytest.approx(1, abs=1e-9)
    assert found.unseen.mean == pytest.approx(760.9596893799866, rel=1e-9)
