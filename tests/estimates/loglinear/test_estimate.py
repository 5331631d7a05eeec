"""The log-linear estimate beside the results of the originals, and what it refuses."""

from __future__ import annotations

import time
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from recount.errors import BadInput
from recount.estimates import Fit, Lists, estimate_loglinear
from recount.estimates.loglinear.search import search
from tests.estimates.tables import dependent, independent, reference

FEW = 200


def words(fit: Fit) -> list[str]:
    """Give what is said of a fit beside its number."""
    return [said.word for said in (*fit.warnings, *fit.refusals)]


class TestPublished:
    """Published lists give the published numbers (reference results: Rcapture 1.4, SparseMSE 2.0)."""

    KOSOVO: ClassVar = [
        ("bic", "[123,14,34]", 10356.519),
        ("aic", "[123,134]", 12740.97),
        ("main", "[1,2,3,4]", 7394.59),
    ]
    STEPWISE: ClassVar = [
        ("sparsemse_UKdat", 11417.9911, (9977.28, 13145.66)),
        ("sparsemse_UKdat_5", 11312.9903, None),
        ("sparsemse_Ned", 111139.3712, None),
        ("kosovo_1999_cells", 14341.66, (12541.28, 16540.19)),
    ]

    @pytest.mark.parametrize(("select", "model", "total"), KOSOVO)
    def test_kosovo_gives_the_same_model_and_total(self, shared: Path, select: str, model: str, total: float) -> None:
        """Best by BIC and AIC, and independence, within .01 (to .001 where the reference has as many digits)."""
        fit = estimate_loglinear(reference(shared, "kosovo_1999_cells"), select)
        assert fit.setting == f"{select} {model}"
        assert fit.total is not None
        assert fit.total.median == pytest.approx(total, abs=0.001 if select == "bic" else 0.01)

    def test_kosovo_gives_both_profile_intervals(self, shared: Path) -> None:
        """Multinomial and Cormack's interval of the model best by BIC within .5, its standard error within .001."""
        fit = estimate_loglinear(reference(shared, "kosovo_1999_cells"), "bic")
        assert fit.diagnostics["profile_multinomial"] == pytest.approx([8994.26, 12110.41], abs=0.5)
        assert fit.diagnostics["profile_cormack"] == pytest.approx([9012.00, 12137.86], abs=0.5)
        assert fit.diagnostics["se"] == pytest.approx(785.902, abs=0.001)

    @pytest.mark.parametrize(("name", "total", "wald"), STEPWISE)
    def test_step_by_step_gives_the_same_total(
        self, shared: Path, name: str, total: float, wald: tuple[float, float] | None
    ) -> None:
        """Sparse tables within .01, Wald's interval too where the reference tells it."""
        fit = estimate_loglinear(reference(shared, name), resamples=0)
        assert fit.total is not None
        assert fit.total.median == pytest.approx(total, abs=0.01)
        assert wald is None or fit.diagnostics["wald"] == pytest.approx(wald, abs=0.01)

    @pytest.mark.slow
    def test_the_bootstrap_of_the_united_kingdom_is_that_of_the_original(self, shared: Path) -> None:
        """BCa ends within 3 % of 9,267 and 14,307, whichever the seed."""
        for seed in (1, 2, 3):
            fit = estimate_loglinear(reference(shared, "sparsemse_UKdat"), seed=seed)
            assert fit.total is not None
            assert (fit.total.low, fit.total.high) == pytest.approx((9267, 14307), rel=0.03)

    def test_the_collapsed_end_of_the_netherlands_is_flagged(self, shared: Path) -> None:
        """The upper end is the largest resample: no bound, and the interval too wide to be published."""
        fit = estimate_loglinear(reference(shared, "sparsemse_Ned"), resamples=1000)
        (said,) = [said for said in fit.warnings if said.word == "collapsed_interval"]
        assert said.about["end"] == "high"
        assert "interval_too_wide" in words(fit)
        assert fit.estimation().estimate is None

    def test_all_models_of_five_lists_take_a_second(self, shared: Path) -> None:
        """6,893 models, those without estimate left out (Rcapture: 20.8 s)."""
        lists = reference(shared, "dga_madigan_york_5list")
        started = time.process_time()
        found = search(lists.cells, lists.number, lists.n)
        assert time.process_time() - started < 3  # a second on a quiet machine
        assert 6_000 < found.fitted.exists.sum() < 6_893


@pytest.mark.parametrize("select", ["aic", "bic", "main"])
def test_an_exact_table_gives_its_total_within_its_interval(select: str) -> None:
    """Independent lists give back those who are missing."""
    fit = estimate_loglinear(independent(), select)
    assert fit.undocumented is not None
    assert fit.undocumented.median == pytest.approx(1000, abs=1e-4)
    assert fit.undocumented.low < 1000 < fit.undocumented.high
    assert fit.unseen is not None
    assert fit.unseen.interval(0.95) == pytest.approx((fit.undocumented.low, fit.undocumented.high), rel=0.03)


def test_step_by_step_finds_the_pair_that_depends() -> None:
    """Lists that are together five times too often are joined, and the total is right again."""
    fit = estimate_loglinear(dependent(), resamples=FEW)
    assert fit.setting == "stepwise [12,3,4]"
    assert fit.undocumented is not None
    assert fit.undocumented.median == pytest.approx(4000, abs=1e-3)
    assert fit.undocumented.low < 4000 < fit.undocumented.high


def test_an_average_lies_among_its_models_and_is_wider_than_the_best() -> None:
    """Averaging over models shows the doubt about the model."""
    cells = [120, 80, 40, 90, 25, 30, 22, 60, 20, 12, 9, 26, 8, 10, 7]
    average, best = (estimate_loglinear(Lists.from_cells(cells), select) for select in ("average", "aic"))
    assert average.undocumented is not None
    assert best.undocumented is not None
    totals = [model.total for model in average.models if model.total]
    assert min(totals) < average.undocumented.median + average.observed < max(totals)
    assert average.undocumented.high - average.undocumented.low > best.undocumented.high - best.undocumented.low


def test_the_same_seed_gives_the_same_answer() -> None:
    """A run can be repeated, and another seed draws anew."""
    one, same, other = (estimate_loglinear(dependent(), resamples=FEW, seed=seed) for seed in (5, 5, 6))
    assert one.undocumented == same.undocumented
    assert one.seed == 5
    assert one.undocumented != other.undocumented


def test_a_long_run_tells_how_far_it_is() -> None:
    """Progress is told by draws done and planned."""
    told: list[tuple[int, int]] = []
    estimate_loglinear(dependent(), resamples=2500, progress=lambda done, of: told.append((done, of)))
    assert told == [(1000, 2500), (2000, 2500), (2500, 2500)]


def test_an_interruption_keeps_what_was_drawn() -> None:
    """Who stops a run has the answer of the draws so far, marked as such."""

    def stop(done: int, _: int) -> None:
        if done >= 1000:
            raise KeyboardInterrupt

    fit = estimate_loglinear(dependent(), resamples=3000, progress=stop)
    assert fit.diagnostics["resamples"] == 1000
    assert "interrupted" in words(fit)


def test_a_model_taken_as_known_is_told() -> None:
    """The interval of a chosen model is too narrow, and says so; without choice there is nothing to say."""
    assert "selection_not_counted" in words(estimate_loglinear(independent(), "aic"))
    assert "selection_not_counted" not in words(estimate_loglinear(independent(), "main"))


def test_models_that_fit_alike_and_differ_are_told(shared: Path) -> None:
    """The nearly best models of Kosovo run far apart, and the answer says how far."""
    fit = estimate_loglinear(reference(shared, "kosovo_1999_cells"), "bic")
    (said,) = [said for said in fit.warnings if said.word == "models_disagree"]
    assert said.about["high"] > 1.5 * said.about["low"]  # type: ignore[operator]


def test_dependence_left_out_shows_as_a_poor_fit() -> None:
    """Independence does not reproduce lists that are not independent."""
    assert "poor_fit" in words(estimate_loglinear(dependent(), "main"))
    assert "poor_fit" not in words(estimate_loglinear(independent(), "main"))


@pytest.mark.parametrize(
    ("lists", "select", "refused"), [(12, "stepwise", True), (6, "bic", True), (6, "stepwise", False)]
)
def test_more_lists_than_can_be_gone_through_are_refused(lists: int, select: str, refused: bool) -> None:
    """Twelve lists, or six with all their models, are too many; the refusal says what to do instead."""
    people = np.random.default_rng(4).random((2000, lists)) < 0.3
    fit = estimate_loglinear(Lists.from_patterns(people[people.any(axis=1)].astype(int)), select, resamples=0)
    assert ("too_many_lists" in words(fit)) is refused
    assert (fit.total is None) is refused
    assert not refused or "lcmcr" in str(fit.refused)


@pytest.mark.parametrize("cells", [[40, 30, 6, 20, 0, 0, 0], [40, 30, 0, 20, 0, 0, 0], [0, 0, 50, 40, 0, 0, 20]])
def test_lists_that_cannot_answer_get_no_number(cells: list[int]) -> None:
    """A list apart, no overlap at all, identical lists: a refusal, and not a number anywhere."""
    fit = estimate_loglinear(Lists.from_cells(cells))
    answer = fit.estimation()
    assert fit.refused
    assert answer.estimate is answer.undocumented is answer.ladder[0].estimate is None
    assert answer.ladder[0].not_publishable


def test_an_estimate_that_most_resamples_do_not_have_is_refused() -> None:
    """A handful of people whose table has an estimate by chance keep it in the ladder only."""
    fit = estimate_loglinear(Lists.from_cells([3, 3, 0, 3, 0, 0, 1]), resamples=FEW)
    assert "unstable_resamples" in words(fit)
    assert fit.total is not None
    assert fit.estimation().estimate is None


def test_a_list_that_holds_everybody_has_no_estimate() -> None:
    """Nobody outside one list: nothing tells of those whom it misses."""
    assert "no_estimate_exists" in words(estimate_loglinear(Lists.from_cells([5000, 0, 40, 0, 20, 0, 10]), "main"))


def test_an_unknown_choice_is_bad_input() -> None:
    """A misspelt selection lists those there are."""
    with pytest.raises(BadInput, match="stepwise, aic, bic"):
        estimate_loglinear(independent(), "best")
    with pytest.raises(BadInput, match=r"0\.95"):
        estimate_loglinear(independent(), level=95)
