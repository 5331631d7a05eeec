"""Fits of many models at once, beside an oracle and beside exact tables."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.estimates import Lists
from recount.estimates.loglinear.existence import estimate_exists
from recount.estimates.loglinear.fitting import covariance, fit_all, reduce
from recount.estimates.loglinear.models import hierarchical_models, holds, main_effects
from tests.estimates.tables import dependent, independent

FULL_TABLES = st.lists(st.integers(1, 500), min_size=7, max_size=7)
SPARSE_TABLES = st.lists(st.sampled_from([0, 0, 0, 1, 2, 30]), min_size=7, max_size=7).filter(
    lambda cells: sum(cells) > 0
)


def test_an_exact_table_gives_back_its_unseen() -> None:
    """Where the lists follow the model without chance, the estimate is the truth."""
    table, lists = independent().cells[None].astype(float), independent().number
    assert fit_all(table, main_effects(lists)[None]).unseen[0] == pytest.approx(1000, abs=1e-6)


def test_all_models_that_hold_the_truth_agree_on_an_exact_table() -> None:
    """More terms than needed change nothing where there is no chance."""
    models, table = hierarchical_models(4), dependent().cells[None].astype(float)
    fitted = fit_all(table, models)
    right = models[:, 0b0011]
    assert fitted.unseen[right] == pytest.approx(4000, abs=1e-4)
    assert fitted.deviance[right] == pytest.approx(0, abs=1e-6)
    assert (fitted.deviance[~right] > 100).all()


@given(FULL_TABLES, st.integers(0, 7))
@settings(max_examples=20)
@pytest.mark.filterwarnings("ignore::Warning:statsmodels")
def test_a_fit_is_that_of_an_independent_programme(cells: list[int], at: int) -> None:
    """Estimate, deviance and standard error are those of a generalised linear model."""
    oracle = pytest.importorskip("statsmodels.api")
    model, table = hierarchical_models(3)[at], np.array(cells, dtype=float)
    fitted = fit_all(table[None], model[None])
    known = oracle.GLM(table, holds(3)[model].T, family=oracle.families.Poisson()).fit(tol=1e-12)
    assert fitted.unseen[0] == pytest.approx(np.exp(known.params[0]), rel=1e-6)
    assert fitted.aic[0] == pytest.approx(known.aic, abs=1e-6)
    if fitted.freedom[0]:
        assert fitted.deviance[0] == pytest.approx(known.deviance, abs=1e-6)
    assert covariance(table, model, fitted.means[0])[0, 0] == pytest.approx(known.cov_params()[0, 0], rel=1e-6)


@given(SPARSE_TABLES)
@settings(max_examples=60)
def test_a_fit_exists_where_the_linear_programme_says_so(cells: list[int]) -> None:
    """Newton's method and the programme of Fienberg and Rinaldo agree on every small sparse table."""
    models, table = hierarchical_models(3), np.array(cells, dtype=float)
    fitted = fit_all(table[None], models)
    reduced = reduce(np.tile(table, (len(models), 1)), models)
    for row, model in enumerate(reduced.terms):
        columns, live = holds(3)[model], reduced.live[row]
        unique = np.linalg.matrix_rank(columns[:, live]) == len(columns)
        assert fitted.exists[row] == (unique and estimate_exists(columns, table, live))


@given(SPARSE_TABLES)
def test_an_estimate_that_exists_has_the_margins_of_the_table(cells: list[int]) -> None:
    """The fitted overlaps of every term in a model are those observed."""
    models, table = hierarchical_models(3), np.array(cells, dtype=float)
    fitted = fit_all(table[None], models)
    for row in np.flatnonzero(fitted.exists):
        columns = holds(3)[models[row]]
        assert columns @ fitted.means[row] == pytest.approx(columns @ table, abs=1e-5)


def test_a_dependence_that_nobody_shows_is_still_a_parameter() -> None:
    """A pair without overlap in the model takes its cells out of the fit and costs as much as any term."""
    table = np.array([50, 40, 0, 30, 8, 6, 0], dtype=float)
    with_pair = main_effects(3).copy()
    with_pair[0b011] = True
    fitted = fit_all(table[None], with_pair[None])
    assert fitted.exists[0]
    assert fitted.parameters[0] == 5
    assert fitted.means[0][[0b011 - 1, 0b111 - 1]].tolist() == [0, 0]


def test_many_tables_are_fitted_as_if_each_were_alone() -> None:
    """Fits that share a batch do not know of each other."""
    tables = np.array([independent().cells, Lists.from_cells([40, 30, 6, 20, 0, 0, 0]).cells, [9] * 7], dtype=float)
    together = fit_all(tables, main_effects(3)[None]).unseen
    alone = [fit_all(table[None], main_effects(3)[None]).unseen[0] for table in tables]
    assert together == pytest.approx(alone, rel=1e-9, nan_ok=True)
