"""What the list and the map can be narrowed by, and that both keep the same incidents."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from itertools import product
from typing import Any

import pytest

from recount.figures.choosing.standing import ranges_in
from recount.figures.summing.harm import harm_found
from recount.incidents.deciding.signing import decide_link
from recount.incidents.models import Incident, Toll
from recount.places.models import Place
from recount.places.zones.models import Zone, ZoneVersion
from recount.vocabulary.words import (
    HarmFound,
    InfrastructureType,
    LinkState,
    Outcome,
    Party,
    ReviewStage,
    StrikeType,
    VictimCategory,
    VictimClass,
)
from recount.workbench.incidents.narrowing import narrowed
from tests.cast import Cast, incident, signed
from tests.workbench.desk import Desk

OTHER = "DEZ-0002"
HOSPITAL = InfrastructureType.HEALTHCARE


@pytest.fixture
def two(cast: Cast) -> Cast:
    """Keep a market where at least 25 civilians died, and a strike on a hospital that harmed no civilian."""
    decide_link(cast.second, cast.market, LinkState.ACCEPT, signed())
    other = incident(OTHER, "Strike on a hospital")
    other.infrastructure, other.strike_type = [str(HOSPITAL)], StrikeType.ARTILLERY
    other.save()
    for outcome, victim_class, dead in (
        (Outcome.KILLED, VictimClass.CIVILIAN, 0),
        (Outcome.KILLED, VictimClass.MILITANT, 3),
    ):
        Toll(
            incident=other,
            outcome=outcome,
            victim_class=victim_class,
            category=VictimCategory.TOTAL,
            low=dead,
            high=dead,
        ).save()
    return cast


def kept(desk: Desk, address: str, **keys: str) -> set[str]:
    """Give the codes that an address keeps."""
    answer: Any = desk.get(f"/{address}.json", keys)
    assert answer.status_code == 200, answer.content
    return {row["code"] for row in answer.json()["rows"]}


@pytest.mark.parametrize("address", ["incidents", "map"])
@pytest.mark.parametrize(
    ("keys", "kept_of_both"),
    [
        ({"killed": "25"}, (True, False)),
        ({"killed": "29"}, (False, False)),
        ({"harm": HarmFound.CIVILIANS_HARMED}, (True, False)),
        ({"harm": HarmFound.COMBATANTS_ONLY}, (False, True)),
        ({"harm": HarmFound.NOBODY_HARMED}, (False, False)),
        ({"infrastructure": HOSPITAL}, (False, True)),
        ({"strike": StrikeType.ARTILLERY}, (False, True)),
        ({"monitor": "monitor_b"}, (True, False)),
        ({"monitor": "Monitor B"}, (True, False)),
        ({"monitor": "agency"}, (False, False)),
        ({"stage": ReviewStage.NOT_GRADED}, (True, True)),
        ({"stage": ReviewStage.REVIEWED}, (False, False)),
        ({"governorate": "nowhere"}, (False, False)),
    ],
)
def test_an_address_keeps_what_its_keys_say(
    desk: Desk, two: Cast, address: str, keys: dict[str, str], kept_of_both: tuple[bool, bool]
) -> None:
    """The list and the map take the same keys."""
    found = kept(desk, address, **keys)
    assert (two.market.code in found, OTHER in found) == kept_of_both


@pytest.mark.parametrize("key", ["killed", "harm", "infrastructure", "strike", "monitor", "stage", "zone"])
def test_a_key_that_says_nothing_is_told(desk: Desk, two: Cast, key: str) -> None:
    """Nothing is left out unsaid."""
    answer: Any = desk.get("/incidents.json", {key: "neither"})
    assert answer.status_code == 400
    assert "neither" in answer.content.decode()


def test_every_key_has_its_field(desk: Desk, two: Cast) -> None:
    """Zones have one only where the record has a map of them."""
    page = desk.page("/incidents")
    names = {field.get("name") for field in page.xpath("//form[@class='filters']//*[@name]")}
    assert {"stage", "killed", "harm", "infrastructure", "strike", "governorate", "monitor"} <= names
    assert "zone" not in names


def test_whom_it_harmed_is_found_as_figures_tell_it(db: None) -> None:
    """Of incidents with all kinds of counts, open, closed and empty, the database finds those that figures name."""
    chance = random.Random(7)  # noqa: S311 (made-up counts, no secret)
    tolls = []
    for number, outcome, victim_class in product(range(150), (Outcome.KILLED, Outcome.INJURED), VictimClass):
        if chance.random() < 0.3:
            low, more = chance.choice([None, 0, 0, 0, 1]), chance.choice([None, 0, 0, 0, 2])
            high = None if more is None else (low or 0) + more
            ends = {"low": low, "high": high, "high_open": high is not None and chance.random() < 0.1}
            group = {"outcome": outcome, "victim_class": victim_class, "category": VictimCategory.TOTAL}
            tolls.append(Toll(incident_id=number + 1, **group, **ends))
    Incident.objects.bulk_create(Incident(pk=number + 1, code=f"RC{number}") for number in range(150))
    Toll.objects.bulk_create(tolls)
    told = {pk: harm_found(ranges) for pk, ranges in ranges_in(Toll.objects.all())[0].items()}
    for harm in HarmFound:
        found = set(narrowed(Incident.objects.all(), {"harm": harm}).values_list("pk", flat=True))
        assert found == {pk for pk, each in told.items() if each is harm} != set()


def test_a_zone_keeps_what_lies_on_its_ground(desk: Desk, db: None) -> None:
    """By the map that holds on the day; near a border it is uncertain, and of another day it is on nobody's."""
    here, there = incident("RC0001", "A strike"), incident("RC0002", "A strike", place="homs")
    late = incident("RC0003", "A strike", day="2001-06-03")
    spot = {each: each.place for each in (here, there) if each.place}
    version = ZoneVersion(
        **{"source": "Our map", "licence": "CC0", "as_of": date(2001, 2, 1), "name": "m", "sha256": "a"},
        **{"map_sha256": "b", "imported_at": datetime(2026, 1, 1, tzinfo=UTC)},
    )
    version.save()
    for number, (party, one, reach) in enumerate(((Party.ISIS, here, 1.5), (Party.TURKEY, there, 0.001))):
        Zone(version=version, number=number, party=party, stated="m", polygons=[[around(spot[one], reach)]]).save()
    for address in ("incidents", "map"):
        assert kept(desk, address, zone=Party.ISIS) == {here.code}
        assert kept(desk, address, zone="uncertain") == {there.code}
        assert kept(desk, address, zone=Party.TURKEY) == set()
    assert late.code in kept(desk, "incidents")


def around(place: Place, reach: float) -> list[list[float]]:
    """Draw a square around a place, in degrees."""
    lon, lat = place.lon or 0, place.lat or 0
    west, south, east, north = lon - reach, lat - reach, lon + reach, lat + reach
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]
