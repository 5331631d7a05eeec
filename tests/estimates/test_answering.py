"""The whole answer: the ladder before the number, refusals instead of numbers, and words that a reporter may quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from recount.errors import BadInput
from recount.estimates import Estimation, Lists, answering, estimate, ladder
from recount.estimates.choosing import Choice
from recount.vocabulary.words import EstimateMethod, EstimateRefusal, EstimateWarning
from tests.estimates.tables import dependent, independent

TWELVE = Lists.from_patterns([[int(at in (one, one + 1)) for at in range(12)] for one in range(11)] * 9)


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """Run the sampler's step of the ladder for its place alone."""
    kept, ladder.DRAWS, answering.FEWEST_DRAWS = (ladder.DRAWS, answering.FEWEST_DRAWS), 2_000, 2_000  # type: ignore[misc]
    yield
    ladder.DRAWS, answering.FEWEST_DRAWS = kept  # type: ignore[misc]


@pytest.fixture(scope="module")
def told() -> Estimation:
    """Four lists of which two depend on each other, 4,000 unseen, estimated by the best model."""
    return estimate(dependent(), "loglinear", select="bic")


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the other methods out."""
    monkeypatch.setattr(ladder, "choices", lambda headline: [headline])


def words(answer: Estimation) -> set[str]:
    """Give the words of the warnings."""
    return {each.word for each in answer.warnings}


def test_every_method_stands_beside_the_one_asked_for(told: Estimation) -> None:
    """All four methods, with three deltas and four choices of a log-linear model; one step is the headline."""
    assert {rung.method for rung in told.ladder} == set(EstimateMethod)
    assert len(told.ladder) == 9
    (asked,) = [rung for rung in told.ladder if rung.asked]
    assert asked.estimate == told.estimate


def test_the_span_holds_the_headline(told: Estimation) -> None:
    """And goes from the lowest total to the highest of those that may be published."""
    shown = [rung.estimate.median for rung in told.ladder if rung.estimate and not rung.not_publishable]
    assert told.span and told.estimate
    assert (told.span.low, told.span.high) == (min(shown), max(shown))
    assert told.span.lowest <= told.estimate.low


def test_all_checks_were_made(told: Estimation) -> None:
    """Known sizes, lists taken away, overlaps drawn anew."""
    assert {"internal_check", "without_each_list", "overlaps"} <= set(told.diagnostics)


@pytest.mark.usefixtures("alone")
def test_lists_without_dependence_fail_no_check() -> None:
    """Where the method is right, it finds the known sizes and the overlaps."""
    lists = Lists.from_cells([80, 80, 40, 80, 40, 40, 20, 80, 40, 40, 20, 40, 20, 20, 10])
    found = estimate(lists, "loglinear", select="main")
    assert found.estimate and found.estimate.median == pytest.approx(810, abs=1)
    assert not {EstimateWarning.INTERNAL_CHECK_FAILED, EstimateWarning.OVERLAPS_NOT_REPRODUCED} & words(found)


@pytest.mark.usefixtures("alone")
def test_a_model_that_misses_the_overlaps_is_told() -> None:
    """Independence, where two lists stand together five times as often."""
    found = estimate(dependent(), "loglinear", select="main")
    assert EstimateWarning.OVERLAPS_NOT_REPRODUCED in words(found)


def test_the_paragraph_stands_on_its_own(told: Estimation) -> None:
    """It tells what is recorded, the estimate, the span and every assumption, in both languages."""
    assert told.paragraph and told.span and told.estimate
    for text in (told.paragraph.en, told.paragraph.ar):
        assert f"{told.observed:,}" in text
        assert "{" not in text
    assert all(each.en in told.paragraph.en and each.ar in told.paragraph.ar for each in told.assumptions)


def test_the_paragraph_of_a_refusal_has_no_estimate() -> None:
    """Only what is recorded, why no more can be said, and what would be needed."""
    refused = estimate([40, 30, 0, 20, 0, 0, 0], "dga")
    assert refused.estimate is None and refused.paragraph
    assert refused.refused and refused.refused in refused.paragraph.en
    assert re.findall(r"\d+", refused.paragraph.en.replace(refused.refused, "")) == ["90", "3"]


@pytest.mark.parametrize(
    ("lists", "method", "word"),
    [
        ("A\n1\n1\n", "lcmcr", EstimateRefusal.ONE_LIST),
        ("A,B\n1,1\n1,0\n0,1\n", "chao", EstimateRefusal.TWO_LISTS),
        ([40, 30, 0, 20, 0, 0, 0], "lcmcr", EstimateRefusal.NO_OVERLAP),
        ([0, 0, 40, 20, 0, 0, 20], "loglinear", EstimateRefusal.IDENTICAL_LISTS),
        (TWELVE, "loglinear", EstimateRefusal.TOO_MANY_LISTS),
        (TWELVE, "dga", EstimateRefusal.TOO_MANY_LISTS),
    ],
)
@pytest.mark.usefixtures("alone")
def test_lists_that_cannot_say_get_a_refusal_and_no_number(lists: object, method: str, word: str) -> None:
    """The fit stays in the ladder as not publishable."""
    found = estimate(lists, method, checks=False)
    assert (found.estimate, found.undocumented) == (None, None)
    assert word in {each.word for each in found.refusals}
    assert next(rung for rung in found.ladder if rung.asked or len(found.ladder) == 1).not_publishable


@pytest.mark.parametrize(
    "lists", ["A,B,C,count\n1,1,0,-3\n", "A,B,C,count\n1,1,0,2.5\n", "A,B\nx,y\n", [1] * (2**20 - 1), "A,B\n0,0\n1,1\n"]
)
def test_sheets_that_are_no_lists_are_bad_input(lists: object) -> None:
    """Negative and broken counts, other marks, a million cells, people on no list."""
    with pytest.raises(BadInput):
        estimate(lists, "dga")


@pytest.mark.parametrize(("method", "more"), [("magic", {}), ("loglinear", {"select": "x"}), ("dga", {"colour": 1})])
def test_what_there_is_not_cannot_be_asked_for(method: str, more: dict[str, object]) -> None:
    """And the message names what there is."""
    with pytest.raises(BadInput, match="no"):
        estimate(independent(), method, **more)


@pytest.mark.usefixtures("alone")
def test_a_list_that_names_nobody_is_left_out_and_told() -> None:
    """Its silence says nothing."""
    cells = [100, 60, 20, 50, 20, 15, 5]
    found = estimate([*cells, *[0] * 8], "loglinear", select="main", checks=False)
    assert EstimateWarning.EMPTY_LIST in words(found)
    assert found.estimate == estimate(cells, "loglinear", select="main", checks=False).estimate


def test_ctrl_c_keeps_the_steps_that_were_done() -> None:
    """And names those that were not."""
    choice = Choice(EstimateMethod.CHAO)
    fit = choice.fit(independent())
    done: list[str] = []

    def fitting(step: Choice) -> object:
        if step.method is EstimateMethod.DGA:
            raise KeyboardInterrupt
        done.append(step.name)
        return step.fit(independent())

    found = ladder.climb(choice, fit, fitting)  # type: ignore[arg-type]
    assert len(found.steps) == 1 + len(done) == 5
    assert len(found.left) == 4


@pytest.mark.usefixtures("alone")
def test_the_same_seed_gives_the_same_answer() -> None:
    """In every number but the seconds."""
    first, again = (estimate(independent(), "loglinear", resamples=100, checks=False) for _ in range(2))
    assert first.ladder == again.ladder
    assert first.seed == 1


def test_a_notebook_shows_the_answer(told: Estimation) -> None:
    """A page with the assumptions first, a picture, a row a method."""
    page = told._repr_html_()
    assert told.paragraph
    assert page.index("Assumed") < page.index("<table>") < page.index("<blockquote>")
    assert len(told.plot().axes[0].get_yticklabels()) == len(told.ladder)


def test_a_page_is_wholly_in_one_language(told: Estimation) -> None:
    """In Arabic no English sentence is left, and the page runs from the right."""
    page = told.page("ar")
    assert told.paragraph and told.assumptions
    assert 'dir="rtl"' in page
    assert told.assumptions[0].ar in page
    assert not [said for said in ("Assumed", "recorded", told.assumptions[0].en) if said in page]


@pytest.mark.parametrize("words", [EstimateMethod, EstimateRefusal, EstimateWarning], ids=lambda each: each.__name__)
def test_every_word_is_documented(words: type[EstimateRefusal]) -> None:
    """Who meets a word in an answer can look it up."""
    page = (Path(__file__).parents[2] / "docs" / "estimates.md").read_text(encoding="utf-8")
    assert not [word for word in words if f"| `{word}` |" not in page]
