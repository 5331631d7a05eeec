"""The hierarchical models of a number of lists, and their names."""

from __future__ import annotations

import numpy as np
import pytest

from recount.estimates.loglinear.models import hierarchical_models, main_effects, name_of


@pytest.mark.parametrize(("lists", "models"), [(3, 8), (4, 113), (5, 6_893)])
def test_every_hierarchical_model_is_there_once(lists: int, models: int) -> None:
    """The numbers are those of simplicial complexes on labelled points, without the full one."""
    found = hierarchical_models(lists)
    assert len(found) == len(np.unique(found, axis=0)) == models


@pytest.mark.parametrize("lists", [3, 4])
def test_a_model_holds_all_parts_of_its_terms(lists: int) -> None:
    """A dependence of three lists brings those of its pairs."""
    for model in hierarchical_models(lists):
        terms = set(np.flatnonzero(model))
        assert all(term & ~(1 << place) in terms for term in terms for place in range(lists))


def test_a_model_is_named_by_its_largest_terms() -> None:
    """Names are those of the literature, the largest terms first."""
    model = main_effects(4).copy()
    assert name_of(model) == "[1,2,3,4]"
    model[[0b0011, 0b0101, 0b0110, 0b0111, 0b1100]] = True
    assert name_of(model) == "[123,34]"
