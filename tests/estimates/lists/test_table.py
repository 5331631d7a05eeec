"""A table of lists: patterns and counts, in whatever form they come."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from recount.errors import BadInput
from recount.estimates import Lists
from tests.estimates.tables import independent

PEOPLE = (
    st.integers(2, 6)
    .flatmap(lambda lists: arrays(np.int8, st.tuples(st.integers(1, 40), st.just(lists)), elements=st.integers(0, 1)))
    .filter(lambda marks: bool(marks.any()))
)


@given(PEOPLE)
def test_people_and_their_cells_are_the_same_table(marks: np.ndarray) -> None:
    """Rows of persons, rows of cells and an array of cells tell the same."""
    people = marks[marks.any(axis=1)]
    lists = Lists.from_patterns(people)
    from_cells, by_cell = Lists.from_cells(lists.cells), Lists.from_patterns(lists.patterns, lists.counts)
    assert lists.n == from_cells.n == by_cell.n == len(people)
    assert lists.cells.tolist() == from_cells.cells.tolist() == by_cell.cells.tolist()
    assert lists.sizes.tolist() == people.sum(axis=0).tolist()
    assert lists.times_seen.sum() == len(people)


@given(PEOPLE)
def test_the_order_of_people_does_not_matter(marks: np.ndarray) -> None:
    """A table knows no first and last person."""
    people = marks[marks.any(axis=1)]
    assert Lists.from_patterns(people).cells.tolist() == Lists.from_patterns(people[::-1]).cells.tolist()


def test_the_first_list_varies_fastest() -> None:
    """Cells stand in the order A, B, AB, C, AC, BC, ABC."""
    lists = Lists.from_cells([1, 2, 3, 4, 5, 6, 7])
    assert lists.patterns.tolist()[:3] == [[1, 0, 0], [0, 1, 0], [1, 1, 0]]
    assert lists.names == ("A", "B", "C")


def test_an_unseen_cell_that_is_empty_may_stand_first() -> None:
    """A table of 2^J cells is understood when nobody is counted as unseen."""
    assert Lists.from_cells([0, 1, 2, 3]).cells.tolist() == [1, 2, 3]


def test_a_table_without_one_list_loses_who_was_on_it_alone() -> None:
    """Leaving a list out leaves out the people whom no other names."""
    lists = independent()
    rest = lists.without("A")
    assert rest.names == ("B", "C")
    assert rest.n == lists.n - lists.cells[0]


def test_sixty_lists_need_no_table_of_all_cells() -> None:
    """Many lists are kept by the patterns that occur; only who asks for all cells is refused."""
    lists = Lists.from_patterns(np.eye(60, dtype=int))
    assert lists.n == 60
    with pytest.raises(BadInput, match="60 lists make"):
        _ = lists.cells


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ([1, -2, 3], "negative or no whole number: -2"),
        ([1, 2.5, 3], "2.5"),
        ([1, float("nan"), 3], "nan"),
        ([1, 2, 3, 4, 5], "5 cells"),
        ([9, 1, 2, 3], "9 people on no list"),
        ([4], "only 1 list"),
        ([0, 0, 0], "Nobody stands on any list"),
        (["x", 1, 2], "no numbers"),
        (range(1, 2**20), "1,048,575 patterns"),
    ],
)
def test_what_is_no_table_is_refused_with_what_was_found(cells: list[float], found: str) -> None:
    """Bad counts are bad input, told before anything is estimated."""
    with pytest.raises(BadInput, match=found):
        Lists.from_cells(cells)


def test_every_problem_is_told_at_once() -> None:
    """Who mends a table mends it once."""
    with pytest.raises(BadInput) as told:
        Lists.from_patterns([[0, 2, 0], [0, 0, 0]], [1, 1], names=["A", "A", "B"])
    assert all(part in told.value.found for part in ("other than 0 and 1", "1 people stand on no list", "A, A, B"))
