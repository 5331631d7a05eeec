"""Windows are read as they are written, or refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.errors import BadInput
from recount.estimates.aftermath.windows import read_steps, windows_of


@pytest.mark.parametrize(
    ("said", "sizes"),
    [
        ("2:10:2", (2, 4, 6, 8, 10)),
        ("5:20:5", (5, 10, 15, 20)),
        ("2,10,5", (2, 5, 10)),
        ("7", (7,)),
        ("0.5:1:0.25", (0.5, 0.75, 1)),
    ],
)
def test_steps_include_their_end(said: str, sizes: tuple[float, ...]) -> None:
    """2:10:2 are five sizes; a list is sorted."""
    assert read_steps(said, "km") == sizes


@pytest.mark.parametrize(
    "said",
    ["", "a", "2:10", "2:10:0", "10:2:2", "2:10:-2", "0:4:2", "-1", "1:2:3:4", "nan", "1:inf:1", "1:1000:1", "2;4"],
)
def test_garbage_is_refused_with_what_would_be_needed(said: str) -> None:
    """What is no set of sizes above 0 never becomes a window."""
    with pytest.raises(BadInput, match="START:STOP:STEP"):
        read_steps(said, "km")


@given(st.text(max_size=12))
def test_any_text_gives_sizes_above_zero_or_a_message(said: str) -> None:
    """No text crashes, and none gives a window of nothing."""
    with suppress(BadInput):
        assert min(read_steps(said, "days")) > 0


def test_every_time_meets_every_space() -> None:
    """Windows are all pairs."""
    assert len(windows_of((1, 2, 3), (4, 5))) == 6
