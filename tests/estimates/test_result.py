"""The answer of an estimate: assumptions first, a refusal instead of a headline, never a bare number."""

from __future__ import annotations

import json
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.errors import BadInput
from recount.estimates import Fit, Lists, Summary, Unseen, estimate_chao, estimate_loglinear
from recount.estimates.refusals import notice
from recount.vocabulary.reader import term_sets
from recount.vocabulary.words import EstimateRefusal, EstimateWarning
from tests.estimates.tables import independent

KEYS = ["method", "observed", "estimate", "undocumented", "models", "diagnostics", "warnings", "refused"]
MORE_KEYS = ["assumptions", "ladder", "modes", "strata", "seed"]


@pytest.fixture
def fit() -> Fit:
    """Give a fit of lists that bear one."""
    return estimate_loglinear(independent(), "main")


def test_the_json_has_the_keys_of_the_contract(fit: Fit) -> None:
    """Scripts find what they were promised, and the total is what was observed and what was not."""
    answer = json.loads(fit.estimation().model_dump_json())
    assert not set(KEYS + MORE_KEYS) - set(answer)
    assert set(answer["estimate"]) == {"mean", "median", "low", "high", "level"}
    assert answer["estimate"]["median"] == pytest.approx(answer["observed"] + answer["undocumented"]["median"])
    assert answer["refused"] is None


def test_a_refused_fit_stays_in_the_ladder_without_a_headline(fit: Fit) -> None:
    """The number is shown as not publishable, and the headline is null with the reason."""
    answer = fit.saying(refusals=[notice(EstimateRefusal.NO_ESTIMATE_EXISTS)]).estimation()
    assert answer.estimate is None
    assert answer.undocumented is None
    assert answer.refused
    assert answer.ladder[0].not_publishable
    assert answer.ladder[0].estimate == fit.total


def test_nothing_is_said_twice(fit: Fit) -> None:
    """The lists and the method may both find the same fault; it is told once."""
    said = notice(EstimateRefusal.NO_OVERLAP, names="A")
    assert fit.saying(refusals=[said, said]).saying(refusals=[said]).refusals == (said,)


def test_a_page_says_assumptions_before_numbers(fit: Fit) -> None:
    """In a notebook, too, the assumptions come first; names of lists cannot write into the page."""
    page = fit.estimation()._repr_html_()
    assert page.index("Nobody was certain to be missed") < page.index("recorded; an estimated")
    odd = Lists.from_cells([40, 30, 6, 20, 0, 0, 0], names=["A", "B", "<script>"])
    assert "<script>" not in estimate_chao(odd).estimation()._repr_html_()


def test_the_ladder_is_a_table_and_a_picture(fit: Fit) -> None:
    """Every step is a row and a line, the refused one marked."""
    pytest.importorskip("pandas")
    pytest.importorskip("matplotlib")
    answer = fit.estimation([fit, estimate_chao(independent())])
    assert list(answer.to_frame()["method"]) == ["loglinear", "chao"]
    (axes,) = answer.plot().axes
    assert len(axes.get_yticks()) == 2


def test_a_package_that_is_not_there_is_named(fit: Fit, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data frame without pandas is bad input, not a fault."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(BadInput, match="pandas"):
        fit.estimation().to_frame()


@pytest.mark.parametrize("words", [EstimateRefusal, EstimateWarning])
def test_every_refusal_and_warning_has_its_sentence_in_both_languages(words: type[EstimateRefusal]) -> None:
    """What is said to readers is there in English and Arabic, with the same blanks."""
    for word, term in term_sets()[words.__name__].terms.items():
        says = term.detail("says")
        assert says, word
        blanks = [
            sorted(part.split("}")[0].split(":")[0] for part in says[each].split("{")[1:]) for each in ("en", "ar")
        ]
        assert blanks[0] == blanks[1], word
        assert words is EstimateWarning or term.detail("needs"), word


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=50), st.integers(0, 1000))
def test_what_is_known_of_the_unseen_is_a_distribution(draws: list[float], people: int) -> None:
    """Weights add up, the interval holds the median, and adding the observed moves all numbers alike."""
    unseen = Unseen.of_draws(np.array(draws))
    low, high = unseen.interval(0.9)
    assert unseen.weights.sum() == pytest.approx(1)
    assert min(draws) <= low <= unseen.quantile(0.5) <= high <= max(draws)
    summary = Summary(mean=unseen.mean, median=unseen.quantile(0.5), low=low, high=high, level=0.9).plus(people)
    assert summary.high - summary.low == pytest.approx(high - low, abs=1e-6)
