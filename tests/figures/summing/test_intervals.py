"""What intervals promise: the published values, and bounds that hold whatever the unknown are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.figures.summing.intervals import bounds, ratio, wilson


def test_the_interval_of_a_share_is_the_published_one() -> None:
    """81 of 263: 0.2553 to 0.3662 (Newcombe 1998, table I, method 3)."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_a_share_of_nothing_is_unbounded() -> None:
    """Nothing counted says nothing."""
    assert (wilson(0, 0), bounds(0, 0, 0)) == ((None, None), (None, None))


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_bounds_hold_whatever_the_unknown_are(k: int, rest: int, u: int) -> None:
    """However many of the unknown belong here, the share lies within."""
    if not k + rest + u:
        return
    low, high = bounds(k, u, k + rest)
    assert low is not None
    assert high is not None
    assert all(low <= (k + here) / (k + rest + u) <= high for here in range(u + 1))


@given(st.integers(0, 200), st.integers(1, 200))
def test_a_ratio_lies_in_its_interval(k: int, m: int) -> None:
    """And turned round, its interval turns round."""
    low, high = ratio(k, m)
    turned = ratio(m, k)
    assert low is not None
    assert high is not None
    assert low <= k / m <= high
    if k:
        assert turned.high == pytest.approx(1 / low)
