"""The lcmcr estimate: an interval when chains agree, modes when they do not, and never a number from nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recount.errors import BadInput
from recount.estimates import Lists
from recount.estimates.lcmcr import Agreement, estimate_lcmcr, prior_of_captures
from recount.estimates.lcmcr.modes import modes
from recount.estimates.lcmcr.runs import Run
from recount.estimates.lcmcr.tempering import Crowd
from recount.estimates.result import Fit
from recount.vocabulary.words import EstimateRefusal, EstimateWarning
from tests.estimates.tables import independent, reference

FEW = 4_000


@pytest.fixture(scope="module")
def fit() -> Fit:
    """Three independent lists of 1,980 people of whom 1,000 are unseen, with few draws."""
    return estimate_lcmcr(independent(), classes=3, draws=FEW)


def test_the_unseen_of_independent_lists_lie_in_the_interval(fit: Fit) -> None:
    """1,980 people in all."""
    assert fit.total is not None
    assert fit.total.low < 1_980 < fit.total.high
    assert fit.diagnostics["rhat"] < 1.01


def test_the_same_seed_gives_the_same_answer(fit: Fit) -> None:
    """And another seed another, by chance alone."""
    assert estimate_lcmcr(independent(), classes=3, draws=FEW).total == fit.total
    assert estimate_lcmcr(independent(), classes=3, draws=FEW, seed=2).total != fit.total
    assert fit.seed == 1


def test_progress_is_told_to_the_end() -> None:
    """The last call names all draws."""
    told: list[tuple[int, int]] = []
    estimate_lcmcr(independent(), classes=3, draws=FEW, progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (FEW, FEW)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_ctrl_c_keeps_what_was_drawn_and_says_so() -> None:
    """Half of the draws stand, and the fit says that it rests on them."""

    def stop(done: int, _: int) -> None:
        if done >= FEW // 2:
            raise KeyboardInterrupt

    stopped = estimate_lcmcr(independent(), classes=3, draws=FEW, progress=stop)
    told = next(said for said in stopped.warnings if said.word == EstimateWarning.INTERRUPTED)
    assert told.about == {"done": FEW // 2, "planned": FEW}


def made(middles: list[float], evidence: list[float]) -> Run:
    """Give a run whose chains sit around these middles, each from a crowd with this evidence."""
    chance = np.random.default_rng(1)
    draws = np.array([middle * np.exp(0.02 * chance.standard_normal(1_000)) for middle in middles])
    crowds = tuple(Crowd([], row[:50], weight) for row, weight in zip(draws, evidence, strict=True))
    return Run(draws, crowds, Agreement(2.0, 5.0, 5.0), 4_000, False)


def test_chains_that_disagree_give_modes_weighed_by_evidence() -> None:
    """Two chains at 1,000 with three times the evidence of two at 5,000 carry three quarters."""
    found = modes(made([1_000, 5_000, 1_000, 5_000], [np.log(3), 0, np.log(3), 0]), observed=100, level=0.95)
    assert [mode.weight for mode in found] == pytest.approx([0.75, 0.25])
    assert [mode.estimate.median for mode in found] == pytest.approx([1_100, 5_100], rel=0.01)


def test_chains_that_disagree_without_a_break_still_give_no_lone_interval() -> None:
    """Where the chains drift apart by little, the widest gap parts them."""
    assert len(modes(made([1_000, 1_003, 1_006, 1_009], [0, 0, 0, 0]), observed=100, level=0.95)) == 2


def test_lists_without_overlap_are_refused() -> None:
    """No chain is run."""
    refused = estimate_lcmcr(Lists.from_cells([40, 30, 6, 20, 0, 0, 0]))
    assert refused.total is None
    assert EstimateRefusal.NO_OVERLAP in {said.word for said in refused.refusals}


def test_an_expansion_sets_the_share_that_is_expected_on_no_list() -> None:
    """With 20 lists and three people for each one listed, two of three are expected on none."""
    prior = prior_of_captures(20, expansion=3)
    mean = prior.listed / (prior.listed + prior.missed)
    assert (1 - mean) ** 20 == pytest.approx(2 / 3)
    assert prior_of_captures(20)[:2] == (1.0, 1.0)


@pytest.mark.parametrize("wrong", [{"classes": 1}, {"chains": 1}, {"draws": 10}, {"expansion": 0.5}])
def test_settings_that_make_no_sense_are_refused(wrong: dict[str, int]) -> None:
    """Nothing is run, and the message says what to give."""
    with pytest.raises(BadInput):
        estimate_lcmcr(independent(), **wrong)  # type: ignore[arg-type]


@pytest.mark.slow
def test_kosovo_equals_chains_of_twenty_million_sweeps(shared: Path) -> None:
    """Median and both ends with the default call, from chains that agree."""
    found = estimate_lcmcr(reference(shared, "kosovo_1999_cells"))
    assert found.total is not None
    assert found.total.median == pytest.approx(10_444, abs=60)
    assert found.total.low == pytest.approx(9_089, abs=60)
    assert found.total.high == pytest.approx(13_926, abs=250)
    assert found.diagnostics["ess_bulk"] > 2_000


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_the_netherlands_never_give_a_lone_interval(shared: Path, seed: int) -> None:
    """Every run either finds the heavy mode around 146,000 or lists its modes; none may be published."""
    found = estimate_lcmcr(reference(shared, "sparsemse_Ned"), draws=40_000, seed=seed)
    assert found.refused
    assert len(found.modes) > 1 or (found.total and found.total.median == pytest.approx(146_000, rel=0.03))


def test_many_lists_are_looked_at_with_another_prior() -> None:
    """Ten thin lists of 600 people: uniform captures leave out many whom the other prior expects, and this is told."""
    chance = np.random.default_rng(3)
    marks = (chance.random((600, 10)) < chance.choice([0.03, 0.3], p=[0.8, 0.2], size=600)[:, None]).astype(int)
    found = estimate_lcmcr(Lists.from_patterns(marks[marks.any(axis=1)]), classes=4, draws=1_000)
    told = next(said for said in found.warnings if said.word == EstimateWarning.PRIOR_DECIDES)
    assert told.about["low"] < told.about["high"]
