"""The picture of overlaps: which lists can bear an estimate."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recount.estimates import Lists, read_lists
from recount.estimates.lists import (
    copied,
    coverage,
    expected_overlaps,
    identical,
    isolated,
    looked_over,
    nested,
    overlap_picture,
    overlaps,
)
from tests.estimates.tables import independent, reference

OPEN_TABLES = [
    "kosovo_1999_cells",
    "dga_madigan_york_3list",
    "dga_madigan_york_5list",
    "sparsemse_UKdat",
    "sparsemse_UKdat_5",
    "sparsemse_Ned",
]


def refusals(lists: Lists) -> list[str]:
    """Give the words of the refusals."""
    return [said.word for said in looked_over(lists)[1]]


def with_copy(share: float) -> Lists:
    """Give three independent lists and a fourth, half as large, of which this share is taken from the first."""
    chance = np.random.default_rng(7)
    people = (chance.random((5000, 4)) < 0.2).astype(int)
    own = (1 - share) / 8
    people[:, 3] = chance.random(5000) < np.where(people[:, 0] == 1, share / 2, own)
    return Lists.from_patterns(people[people.any(axis=1)])


def test_pairs_share_people_and_the_diagonal_holds_the_sizes() -> None:
    """Overlaps count everybody on both lists, whatever other lists they are on."""
    assert overlaps(Lists.from_cells([1, 2, 3, 4, 5, 6, 7])).tolist() == [[16, 10, 12], [10, 18, 13], [12, 13, 22]]


def test_expected_overlaps_add_up_to_the_observed() -> None:
    """Independence moves people between pairs, it does not make them."""
    lists = Lists.from_cells([1, 2, 3, 4, 5, 6, 7])
    upper = np.triu_indices(3, 1)
    assert expected_overlaps(lists)[upper].sum() == pytest.approx(overlaps(lists)[upper].sum())


def test_a_list_that_shares_nobody_is_refused_by_name() -> None:
    """A list without overlap ties nothing to the others."""
    lists = Lists.from_cells([40, 30, 6, 20, 0, 0, 0])
    assert isolated(lists) == ["C"]
    assert "no_overlap" in refusals(lists)


def test_two_names_for_one_list_are_refused() -> None:
    """Identical lists are one list, told once."""
    lists = read_lists("A,B,C,count\n1,1,0,50\n0,0,1,40\n1,1,1,20\n").lists()
    assert identical(lists) == [("A", "B")]
    assert refusals(lists) == ["identical_lists"]


@pytest.mark.parametrize("share", [1.0, 0.98])
def test_a_copy_is_refused_even_with_a_few_of_its_own(share: float) -> None:
    """A list that lies in another beyond what coverage explains is no second witness."""
    assert [(pair.inner, pair.outer) for pair in copied(with_copy(share))] == [("D", "A")]
    assert refusals(with_copy(share)) == ["copied_lists"]


def test_a_large_list_copies_nobody_by_holding_nearly_all() -> None:
    """Nearly everybody is on a near-census; that alone makes no other list its copy."""
    chance = np.random.default_rng(3)
    people = (chance.random((4000, 3)) < [0.97, 0.2, 0.2]).astype(int)
    assert copied(Lists.from_patterns(people[people.any(axis=1)])) == []


def test_a_list_of_the_easily_found_is_no_copy() -> None:
    """Two classes of people, one of which every list finds: the large list holds nearly all of a small one."""
    chance = np.random.default_rng(11)
    found = np.where(chance.random((4000, 1)) < 0.2, [0.3, 0.6, 0.97, 0.3], [0.1, 0.003, 0.03, 0.1])
    people = (chance.random((4000, 4)) < found).astype(int)
    lists = Lists.from_patterns(people[people.any(axis=1)])
    assert copied(lists) == []


def test_a_small_list_inside_another_is_only_told() -> None:
    """Three people who are all on the large list may be there by chance."""
    lists = Lists.from_cells([500, 200, 90, 0, 3, 0, 0])
    assert [(pair.inner, pair.outer) for pair in nested(lists)] == [("C", "A")]
    assert "nested_list" in [said.word for said in looked_over(lists)[0]]
    assert "copied_lists" not in refusals(lists)


def test_two_lists_get_chapman_as_words_only() -> None:
    """The formula's number stands in the sentence that says why it is no estimate."""
    (said,) = looked_over(Lists.from_cells([50, 40, 20]))[1]
    assert said.word == "two_lists"
    assert "205" in said.en
    assert "205" in said.ar


def test_an_overlap_of_single_persons_is_refused() -> None:
    """Below five shared people an estimate hangs on one of them."""
    assert "thin_overlap" in refusals(Lists.from_cells([300, 200, 2, 100, 1, 1, 0]))
    assert refusals(independent()) == []


@pytest.mark.parametrize("name", OPEN_TABLES)
def test_no_published_table_is_taken_for_a_copy(shared: Path, name: str) -> None:
    """Lists that the literature takes for lists are lists."""
    assert refusals(reference(shared, name)) == []


def test_a_published_table_with_a_list_apart_is_refused(shared: Path) -> None:
    """The made-up table of Chan, Silverman and Vincent bears no estimate."""
    assert refusals(reference(shared, "sparsemse_Artificial_3")) == ["no_overlap"]


def test_coverage_is_told_by_stratum() -> None:
    """Which share of the recorded people of each place a list names."""
    table = read_lists("A,B,town,count\n1,0,x,3\n1,1,x,1\n0,1,y,4\n", by="town")
    assert coverage(table.by_stratum()) == {"x": {"A": 1.0, "B": 0.25}, "y": {"A": 0.0, "B": 1.0}}


def test_overlaps_are_drawn() -> None:
    """The picture has a column for every pattern and a bar for every list."""
    pytest.importorskip("matplotlib")
    counts, sizes, dots = overlap_picture(independent()).axes
    assert (len(counts.patches), len(sizes.patches)) == (7, 3)
    assert [label.get_text() for label in dots.get_yticklabels()] == ["A", "B", "C"]
