"""What a map says of a point: whose ground, and never a guess near a border (R7, R22)."""

from __future__ import annotations

import pytest

from recount.places.zones.containment import Standing, ZoneMap
from recount.places.zones.polygons import read_polygon
from recount.vocabulary.words import Party
from tests.places.zones.cast import EAST, ENCLAVE, WEST, square


def a_map(*more: tuple[Party, list[list[float]]]) -> ZoneMap:
    """Give the map of east and west."""
    zones = [(Party.ISIS, [read_polygon([EAST])]), (Party.SYRIA_GOV, [read_polygon([WEST, ENCLAVE])])]
    return ZoneMap([*zones, *((party, [read_polygon([ring])]) for party, ring in more)])


@pytest.mark.parametrize(
    ("lat", "lon", "radius", "standing", "party"),
    [
        (35, 41, 5, Standing.HELD, Party.ISIS),
        (35, 39, 5, Standing.HELD, Party.SYRIA_GOV),
        (35, 40.02, 5, Standing.UNCERTAIN, None),
        (35, 40.02, 1, Standing.HELD, Party.ISIS),
        (34.5, 38.5, 1, Standing.OUTSIDE, None),
        (20, 20, 5, Standing.OUTSIDE, None),
        (35, 42.02, 5, Standing.UNCERTAIN, None),
        (35, 41, None, Standing.UNCERTAIN, None),
    ],
)
def test_whose_ground_a_point_is(
    lat: float, lon: float, radius: float | None, standing: Standing, party: Party | None
) -> None:
    """A border within the precision of the place leaves it open on which side it lies."""
    ground = a_map().ground_at(lat, lon, radius)
    assert (ground.standing, ground.party) == (standing, party)
    assert ground.reason


def test_overlapping_zones_are_uncertain() -> None:
    """Ground that a map gives to two parties is neither's."""
    ground = a_map((Party.OPPOSITION, square(40.5, 34.5, 41.5, 35.5))).ground_at(35, 41, 1)
    assert (ground.standing, ground.reason) == (Standing.UNCERTAIN, "the map gives it to isis and opposition")


def test_a_border_between_two_zones_of_one_party_is_none() -> None:
    """A party's own districts have no front between them."""
    halves = [
        (Party.ISIS, [read_polygon([square(40, 34, 41, 36)])]),
        (Party.ISIS, [read_polygon([square(41, 34, 42, 36)])]),
    ]
    assert ZoneMap(halves).ground_at(35, 41.0001, 5).party is Party.ISIS
