"""What distances promise: kilometres on the globe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.places.distance import km_between

LAT = st.floats(min_value=-90, max_value=90)
LON = st.floats(min_value=-180, max_value=180)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((36.201, 37.161), (33.513, 36.292), 309.4),  # Aleppo to Damascus
        ((0, 0), (0, 1), 111.2),  # a degree on the equator
        ((90, 0), (-90, 0), 20015.1),  # pole to pole
        ((10, 179.5), (10, -179.5), 109.5),  # over the date line
    ],
)
def test_known_distances_come_out_right(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    """Distances that are known agree to a tenth of a per cent."""
    assert km_between(*one, *other) == pytest.approx(km, rel=1e-3)


@given(LAT, LON, LAT, LON)
def test_a_distance_is_the_same_both_ways_and_fits_the_earth(
    lat: float, lon: float, lat_2: float, lon_2: float
) -> None:
    """No distance is negative or longer than half the earth's circumference."""
    there, back = km_between(lat, lon, lat_2, lon_2), km_between(lat_2, lon_2, lat, lon)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there < 20016


@given(LAT, LON)
def test_a_place_is_where_it_is(lat: float, lon: float) -> None:
    """The distance to oneself is nothing."""
    assert km_between(lat, lon, lat, lon) == 0
