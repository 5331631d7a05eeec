"""Linkages and unknown strata: combined by Rubin's rules, with the share that lies between readings."""

from __future__ import annotations

import numpy as np
import pytest

from recount.errors import BadInput
from recount.estimates import Lists, drawn_linkages, estimate, ladder, read_lists
from recount.estimates.linkages import imputed, rubin
from recount.vocabulary.words import EstimateWarning

CELLS = [400, 180, 100, 90, 50, 20, 11]
ENTRIES = {"A": ["a1", "a2"], "B": ["b1", "b2"], "C": ["c1"]}


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the other methods out, which have tests of their own."""
    monkeypatch.setattr(ladder, "choices", lambda headline: [headline])


def test_rubins_rules() -> None:
    """Three answers 1, 2, 3 of variance 1: mean 2, variance 1 + 4/3, of which 4/7 lies between."""
    mean, variance, share, freedom = rubin([(1, 1), (2, 1), (3, 1)])
    assert (mean, variance, share) == pytest.approx((2, 7 / 3, 4 / 7))
    assert freedom == pytest.approx(2 * (7 / 4) ** 2)


def test_the_same_linkage_twice_adds_no_variance() -> None:
    """And the answer is that of one."""
    lists = Lists.from_cells(CELLS)
    found = estimate([lists, lists], "loglinear", select="main", checks=False)
    once = estimate(lists, "loglinear", select="main", checks=False)
    assert found.estimate and once.estimate
    assert found.diagnostics["between_share"] == 0
    assert found.estimate.median == pytest.approx(once.estimate.median, rel=0.01)


def test_linkages_that_differ_widen_the_interval() -> None:
    """The share between them is told, and how far they lie apart."""
    tighter = Lists.from_cells([360, 140, 140, 70, 60, 30, 11])
    found = estimate([Lists.from_cells(CELLS), tighter], "loglinear", select="main", checks=False)
    alone = estimate(tighter, "loglinear", select="main", checks=False)
    told = next(each for each in found.warnings if each.word == EstimateWarning.LINKAGE_DECIDES)
    assert told.about["share"] > 0.5  # type: ignore[operator]
    assert found.estimate and alone.estimate
    assert found.estimate.high - found.estimate.low > alone.estimate.high - alone.estimate.low


def test_linkages_of_other_lists_are_refused() -> None:
    """They are no readings of the same data."""
    with pytest.raises(BadInput):
        estimate([Lists.from_cells(CELLS), Lists.from_cells(CELLS, ["X", "Y", "Z"])], "chao")


def test_certain_matches_give_the_linkage_itself() -> None:
    """a1 and b1 are one person; b1 and c1 are one, so that a1, b1 and c1 are."""
    matches = [(("A", "a1"), ("B", "b1"), 1.0), (("B", "b1"), ("C", "c1"), 1.0), (("A", "a2"), ("B", "b2"), 0.0)]
    for lists in drawn_linkages(ENTRIES, matches, 3):
        assert lists.n == 3
        assert lists.times_seen.tolist() == [2, 0, 1]


def test_nobody_gets_two_entries_of_one_list() -> None:
    """The likelier match stands."""
    matches = [(("A", "a1"), ("B", "b1"), 1.0), (("A", "a1"), ("B", "b2"), 0.999_999)]
    (lists,) = drawn_linkages(ENTRIES, matches, 1)
    assert lists.n == 4


def test_matches_are_drawn_as_often_as_they_are_likely() -> None:
    """Half of the linkages join a match of a half."""
    drawn = drawn_linkages(ENTRIES, [(("A", "a1"), ("B", "b1"), 0.5)], 400)
    assert np.mean([lists.n == 4 for lists in drawn]) == pytest.approx(0.5, abs=0.1)


@pytest.mark.parametrize("match", [(("A", "a1"), ("B", "b9"), 0.5), (("A", "a1"), ("B", "b1"), 1.5)])
def test_matches_that_cannot_be_are_bad_input(match: tuple[tuple[str, str], tuple[str, str], float]) -> None:
    """An entry that no list holds, a probability above one."""
    with pytest.raises(BadInput):
        drawn_linkages(ENTRIES, [match], 2)


SHEET = """A,B,C,count,place
1,0,0,90,x
1,1,0,30,x
0,0,1,10,x
1,0,1,9,x
0,1,0,50,y
0,0,1,40,y
0,1,1,20,y
1,1,0,12,y
1,0,1,10,y
1,0,0,60,
"""


def test_unknown_strata_are_drawn_from_people_on_the_same_lists() -> None:
    """All who are known to be on A alone are of x, so that nearly all others are; nobody is lost."""
    for world in imputed(read_lists(SHEET, "place"), 5, seed=1):
        assert sum(lists.n for lists in world.values()) == 331
        assert world["x"].n > 190


def test_the_list_that_carries_unknown_strata_is_named() -> None:
    """Whether they are drawn or dropped."""
    for impute, word in ((0, EstimateWarning.MISSING_STRATA), (5, EstimateWarning.IMPUTED_STRATA)):
        found = estimate(SHEET, "chao", by="place", impute=impute, checks=False)
        told = next(each for each in found.warnings if each.word == word)
        assert told.about["worst"] == "A"
        assert found.estimate
