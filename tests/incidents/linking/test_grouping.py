"""Groups hold together by their scores, and by what people decided."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recount.incidents.linking.grouping import Pair, grouped

pairs = st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1])
scores = st.dictionaries(pairs, st.floats(0.01, 1.0), max_size=30)


@given(scores, st.floats(0.1, 0.9))
def test_every_sighting_stands_in_exactly_one_group(scored: dict[Pair, float], cut: float) -> None:
    """Nothing is lost and nothing is counted twice."""
    members = [member for group in grouped(10, scored, cut) for member in group]
    assert sorted(members) == list(range(10))


@given(scores, st.floats(0.1, 0.9), st.lists(pairs, max_size=3))
def test_what_people_hold_apart_stays_apart(scored: dict[Pair, float], cut: float, apart: list[Pair]) -> None:
    """A refused link is respected however alike the reports are, also by way of a third (R17)."""
    groups = grouped(10, scored, cut, apart=apart)
    assert not [pair for pair in apart for group in groups if set(pair) <= set(group)]


@given(scores, st.floats(0.1, 0.9), st.lists(pairs, max_size=3))
def test_what_people_hold_together_stays_together(scored: dict[Pair, float], cut: float, kept: list[Pair]) -> None:
    """A confirmed link is respected at every run (R17)."""
    groups = grouped(10, scored, cut, together=kept)
    assert all(any(set(pair) <= set(group) for group in groups) for pair in kept)


@given(scores)
def test_a_higher_cut_makes_no_fewer_groups(scored: dict[Pair, float]) -> None:
    """Asking for more likeness can only part."""
    assert len(grouped(10, scored, 0.9)) >= len(grouped(10, scored, 0.05))


def test_a_chain_of_likenesses_is_not_one_event() -> None:
    """The mean counts: the ends of a chain that have nothing in common keep it from being one group."""
    assert grouped(3, {(0, 1): 0.9, (1, 2): 0.5}, 0.5) == [[0, 1], [2]]
