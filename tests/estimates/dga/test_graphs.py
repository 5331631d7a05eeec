"""Decomposable graphs: all of them, and what each asks of the table."""

from __future__ import annotations

import numpy as np
import pytest

from recount.estimates.dga.graphs import decomposable_graphs

KNOWN = [(3, 8), (4, 61), (5, 822), (6, 18_154)]


@pytest.mark.parametrize(("lists", "graphs"), KNOWN)
def test_every_decomposable_graph_is_found_once(lists: int, graphs: int) -> None:
    """The numbers of labelled chordal graphs are known."""
    found = decomposable_graphs(lists)
    assert len(found) == graphs
    assert len(np.unique(found.terms, axis=0)) == graphs


def test_a_chain_of_lists_has_two_cliques_and_the_middle_as_separator() -> None:
    """Lists 1-2-3 in a row: margins 12 and 23 are multiplied, margin 2 is divided out."""
    graphs = decomposable_graphs(3)
    chain = [graphs.name(each) for each in range(8)].index("[12,23]")
    assert dict(enumerate(graphs.terms[chain])) == {0: 0, 1: 0, 2: -1, 3: 1, 4: 0, 5: 0, 6: 1, 7: 0}


def test_a_square_without_a_diagonal_is_no_decomposable_graph() -> None:
    """Of the 64 graphs on four lists only the three squares are left out."""
    graphs = decomposable_graphs(4)
    assert "[12,14,23,34]" not in {graphs.name(each) for each in range(len(graphs))}
    assert graphs.name(graphs.complete) == "[1234]"


def test_every_list_is_counted_once_in_every_graph() -> None:
    """Cliques less separators hold each list exactly once."""
    graphs = decomposable_graphs(5)
    sets = np.arange(32)
    held = (sets[:, None] >> np.arange(5)) & 1
    assert (graphs.terms @ held == 1).all()
