"""The dga estimate: what it answers, warns of, and refuses."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recount.errors import BadInput
from recount.estimates import Lists
from recount.estimates.dga import estimate_dga
from recount.vocabulary.words import EstimateRefusal, EstimateWarning
from tests.estimates.tables import independent, reference


def test_kosovo_is_answered_with_its_delta_ladder(shared: Path) -> None:
    """The default mass of a cell is 1/16; the ladder names 1/16, 1/2 and 1, and a warning says that it decides."""
    fit = estimate_dga(reference(shared, "kosovo_1999_cells"), max_missing=20_000)
    assert fit.total is not None
    assert (fit.total.median, fit.total.low, fit.total.high) == (12_595, 9_827, 16_543)
    assert fit.models[0].weight == pytest.approx(0.9855135594, abs=1e-9)
    assert [step["delta"] for step in fit.diagnostics["delta_ladder"]] == [1 / 16, 0.5, 1.0]
    assert EstimateWarning.PRIOR_DECIDES in {said.word for said in fit.warnings}


def test_the_weight_of_the_complete_graph_is_told(shared: Path) -> None:
    """With delta 1 the complete graph carries nearly everything for Kosovo."""
    fit = estimate_dga(reference(shared, "kosovo_1999_cells"), delta=1.0, max_missing=20_000)
    told = next(said for said in fit.warnings if said.word == EstimateWarning.COMPLETE_GRAPH)
    assert told.about["share"] == pytest.approx(0.976, abs=0.001)


def test_six_lists_are_answered(shared: Path) -> None:
    """All 18,154 graphs on six lists are weighed."""
    fit = estimate_dga(reference(shared, "sparsemse_UKdat"), max_missing=3_000)
    assert fit.total is not None
    assert fit.diagnostics["graphs"] == 18_154
    assert sum(model.weight for model in fit.models) <= 1 + 1e-9


def test_twelve_lists_are_refused_and_two_are(shared: Path) -> None:
    """Either way there is no number, and the reason is named."""
    twelve = estimate_dga(
        Lists.from_patterns(np.random.default_rng(1).integers(0, 2, (400, 12)) | np.eye(12)[0].astype(int))
    )
    two = estimate_dga(Lists.from_cells([40, 30, 20]))
    assert (twelve.total, two.total) == (None, None)
    assert EstimateRefusal.TOO_MANY_LISTS in {said.word for said in twelve.refusals}
    assert EstimateRefusal.TWO_LISTS in {said.word for said in two.refusals}


def test_an_answer_at_the_edge_of_the_range_is_told() -> None:
    """Where most weight lies beyond the range, what is left presses against its end."""
    fit = estimate_dga(independent(), max_missing=300)
    assert EstimateWarning.EDGE_OF_GRID in {said.word for said in fit.warnings}


@pytest.mark.parametrize("wrong", [{"delta": 0.0}, {"delta": -1.0}, {"max_missing": 0}, {"prior": "flat"}])
def test_settings_that_make_no_sense_are_refused(wrong: dict[str, float | str]) -> None:
    """Nothing is reckoned, and the message says what to give."""
    with pytest.raises(BadInput):
        estimate_dga(independent(), **wrong)  # type: ignore[arg-type]


def test_where_the_complete_graph_outweighs_the_others_the_prior_alone_answers() -> None:
    """The number stays in the ladder as not publishable: it says nothing of whom the lists missed."""
    dependent = Lists.from_cells([1131, 845, 177, 936, 228, 217, 181])
    shares = {delta: estimate_dga(dependent, delta=delta) for delta in (0.5, 1.0)}
    for fit in shares.values():
        refused = EstimateRefusal.PRIOR_ALONE in {said.word for said in fit.refusals}
        assert refused is (fit.diagnostics["complete_graph"] > 0.5)
    assert any(fit.refused for fit in shares.values())
