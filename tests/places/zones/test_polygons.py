"""What polygons promise: holes are no ground, borders are found, and what is broken is told."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.places.distance import km_between
from recount.places.zones.polygons import BrokenPolygon, km_to, outline, read_polygon
from tests.places.zones.cast import EAST, ENCLAVE, WEST, square

BOW_TIE = [[0.0, 0.0], [2.0, 2.0], [2.0, 0.0], [0.0, 2.0], [-1.0, 1.0], [0.0, 0.0]]


@pytest.mark.parametrize(
    ("lat", "lon", "inside"),
    [(35, 39, True), (34.5, 38.5, False), (35, 41, False), (33, 39, False), (34.5, 38.7, True)],
)
def test_a_hole_is_no_ground(lat: float, lon: float, inside: bool) -> None:
    """A point in an enclave does not lie on the ground around it."""
    assert read_polygon([WEST, ENCLAVE]).holds(lat, lon) is inside


@pytest.mark.parametrize(
    ("rings", "said"),
    [
        ([BOW_TIE], "crosses itself near longitude 1.0000, latitude 1.0000"),
        ([WEST[:-1]], "does not end where it begins"),
        ([WEST[:2]], "fewer than four"),
        ([[[1, 1], [2, 2], [3, 3], [1, 1]]], "encloses nothing"),
        ([square(38, 34, 4239, 36)], "leaves the earth"),
        ([square(38, 34, math.nan, 36)], "leaves the earth"),
        ([WEST, EAST], "outside of its polygon"),
        ([WEST, square(39, 34.5, 41, 35)], "crosses itself"),
        ([["a", "b", "c", "d"]], "ring 1"),
        ([], "no ring"),
        (None, "no ring"),
    ],
)
def test_a_broken_polygon_is_told(rings: Any, said: str) -> None:
    """Nobody has to guess what is wrong with a border."""
    with pytest.raises(BrokenPolygon, match=said):
        read_polygon(rings)


def test_a_crossing_is_found_in_a_long_border() -> None:
    """One knot in twenty thousand points is found."""
    turn = np.linspace(0, 2 * np.pi, 20_000, endpoint=False)
    ring = np.stack([39 + np.cos(turn), 35 + np.sin(turn)], axis=1).tolist()
    ring[7000], ring[7003] = ring[7003], ring[7000]
    with pytest.raises(BrokenPolygon, match="crosses itself"):
        read_polygon([[*ring, ring[0]]])


@given(st.integers(3, 60), st.floats(0.1, 3), st.integers(0, 1000))
def test_a_star_shaped_border_never_crosses_itself(corners: int, size: float, seed: int) -> None:
    """A ring that goes once around its middle is whole, and holds its middle."""
    radii = size * np.random.default_rng(seed).uniform(0.3, 1, corners)
    turn = np.arange(corners) * 2 * np.pi / corners
    ring = np.stack([20 + radii * np.cos(turn), 30 + radii * np.sin(turn)], axis=1).tolist()
    assert read_polygon([[*ring, ring[0]]]).holds(30, 20)


def test_the_distance_to_a_border_is_that_on_the_earth() -> None:
    """Half a degree west of a border that runs north, the border is as far as the next point on it."""
    polygon = read_polygon([WEST])
    km = km_to(polygon.edges, 35, 39.5, 100)
    assert km == pytest.approx(km_between(35, 39.5, 35, 40), rel=0.01)
    assert km_to(polygon.edges, 35, 39.5, 40) is None


def test_a_border_within_one_ground_is_none() -> None:
    """Two districts that one party holds have one border around both."""
    both = outline([read_polygon([WEST]), read_polygon([EAST])])
    assert len(both) == 6
    assert km_to(both, 35, 40, 50) is None
