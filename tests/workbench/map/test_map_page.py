"""The map: the same incidents as picture, line of time, table and files, and what is not on it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from recount.incidents.models import Incident, IncidentAccess
from recount.places.models import Place
from recount.vocabulary.words import IncidentStatus, PlacePrecision, Role, TimePrecision
from tests.workbench.desk import Desk, text_of
from tests.workbench.people.team import Browser, join


def happened(code: str, day: date | None, place: Place | None, **more: object) -> Incident:
    """Keep an incident of a day and a place."""
    incident = Incident(
        code=code,
        title_en=f"Strike {code}",
        start=day,
        end=day,
        precision=TimePrecision.DAY if day else TimePrecision.UNRESOLVED,
        place=place,
        place_precision=place.kind if place else PlacePrecision.UNRESOLVED,
        **more,
    )
    incident.save()
    return incident


@pytest.fixture
def town(db: None) -> Place:
    """Keep a town."""
    place = Place(key="a-town", name_en="A town", name_ar="بلدة", kind=PlacePrecision.TOWN, lat=35.81, lon=36.61)
    place.save()
    return place


@pytest.fixture
def three(desk: Desk, town: Place) -> None:
    """Keep two incidents in the town and one without a place."""
    happened("A1", date(2015, 10, 3), town)
    happened("A2", date(2015, 12, 3), town)
    happened("A3", date(2015, 12, 9), None)


@pytest.mark.usefixtures("three")
def test_what_is_not_on_the_map_is_told(desk: Desk) -> None:
    """An incident without a place is counted beside and stands in the table."""
    page = desk.page("/map")
    assert "2 incidents on the map · 1 without a place" in text_of(page)
    assert len(page.findall(".//tr[@data-row]")) == 3


@pytest.mark.usefixtures("three")
def test_days_narrow_the_map_but_not_the_line_of_time(desk: Desk) -> None:
    """What lies around the chosen days stays in sight."""
    shown = desk.get("/map.json", {"from": "2015-12", "to": "2015-12"}).json()
    assert (shown["on_map"], shown["without_place"]) == (1, 1)
    assert [(bar["start"], bar["count"], bar["chosen"]) for bar in shown["timeline"]] == [
        ("2015-10", 1, False),
        ("2015-11", 0, False),
        ("2015-12", 2, True),
    ]


@pytest.mark.usefixtures("three")
def test_the_map_is_given_as_columns(desk: Desk) -> None:
    """One spot for both incidents of the town, with how far off it may be; none for the third."""
    points = desk.get("/map/points.json").json()
    assert points["spot"] in ([0, 0, -1], [-1, 0, 0])
    assert points["radius_km"] == [2.5]


@pytest.mark.usefixtures("three")
def test_a_file_of_the_map_is_no_finer_than_is_known(desk: Desk) -> None:
    """The town lies on the grid of towns; what has no place has no point."""
    features = json.loads(b"".join(desk.get("/map.geojson")))["features"]
    points = {each["id"]: each["geometry"] and each["geometry"]["coordinates"] for each in features}
    assert points["A3"] is None
    assert points["A1"] == points["A2"] != [36.61, 35.81]


@pytest.mark.usefixtures("three")
def test_merged_incidents_are_counted_once(desk: Desk, town: Place) -> None:
    """One that went on under another code is not on the map beside it."""
    happened("A4", date(2015, 12, 3), town, status=IncidentStatus.MERGED)
    assert desk.get("/map.json").json()["on_map"] == 2


@pytest.mark.usefixtures("three")
def test_a_place_tells_its_incidents(desk: Desk, town: Place) -> None:
    """Whoever chooses a circle reads what it stands for."""
    told = desk.page(f"/map/at/{town.pk}", **{"from": "2015-12"})
    assert "Strike A2" in text_of(told)
    assert "Strike A1" not in text_of(told)


@pytest.mark.usefixtures("three")
def test_without_a_script_there_is_a_still_map(desk: Desk) -> None:
    """With a circle for the town, and links along time."""
    page = desk.page("/map")
    assert len(page.findall(".//circle")) == 1
    assert next(iter(page.iterfind(".//svg//a"))).get("href") == "?from=2015-10&to=2015-10"


def test_an_empty_record_says_what_to_do(desk: Desk) -> None:
    """No empty frame without a word."""
    assert "no incident yet" in text_of(desk.page("/map"))


@pytest.mark.django_db(databases=["default", "people"])
def test_a_map_does_not_betray_what_one_may_not_see(town: Place) -> None:
    """Neither in its picture nor in its columns."""
    IncidentAccess(incident=happened("A1", date(2015, 10, 3), town), group="inner").save()
    outside = Browser(join("Reader A", Role.READER))
    assert outside.get("/map.json").json()["on_map"] == 0
    assert outside.get("/map/points.json").json()["spot"] == []
    assert Browser(join("Reader B", Role.READER, groups=("inner",))).get("/map.json").json()["on_map"] == 1
