"""What the list and the map can be narrowed by, and that both keep the same incidents."""

from __future__ import annotations

from typing import Any

import pytest

from recount.incidents.deciding.signing import decide_link
from recount.incidents.models import Toll
from recount.vocabulary.words import (
    HarmFound,
    InfrastructureType,
    LinkState,
    Outcome,
    ReviewStage,
    StrikeType,
    VictimCategory,
    VictimClass,
)
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
