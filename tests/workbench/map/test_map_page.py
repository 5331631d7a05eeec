"""The map: the same incidents as picture, line of time, table and files, and what is not on it."""

from __future__ import annotations

import json
import random
import struct
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np
import pytest

from recount.incidents.deciding.signing import grade
from recount.incidents.models import INCIDENT, Incident, IncidentAccess
from recount.places.models import Place
from recount.remembering.changes import Mark
from recount.vocabulary.words import HarmGrade, IncidentStatus, PlacePrecision, Role, TimePrecision
from recount.workbench.map import standing
from recount.workbench.map.timeline import bars
from tests.cast import signed
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


def columns_of(content: bytes) -> dict[str, list[float]]:
    """Read the columns as the script of the map does."""
    at = 4 + int.from_bytes(content[:4], "little")
    columns = {}
    for name, many, is_whole in json.loads(content[4:at])["columns"]:
        columns[name] = list(struct.unpack(f"<{many}{'i' if is_whole else 'f'}", content[at : at + 4 * many]))
        at += 4 * many
    assert at == len(content)
    return columns


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
    answer = desk.get("/map/points.bin")
    points = columns_of(answer.content)
    assert sorted(points["spot"]) == [-1, 0, 0]
    assert points["radius_km"] == [2.5]
    assert desk.get("/map/points.bin", headers={"If-None-Match": answer["ETag"]}).status_code == 304


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
    assert columns_of(outside.get("/map/points.bin").content)["spot"] == []
    assert Browser(join("Reader B", Role.READER, groups=("inner",))).get("/map.json").json()["on_map"] == 1


def test_what_is_drawn_adds_up_to_a_plain_count(desk: Desk, town: Place) -> None:
    """Circles, bars and numbers of 90 incidents, counted one by one, also for some months alone."""
    chance = random.Random(5)  # noqa: S311 (made-up days, no secret)
    city = Place(key="a-city", name_en="A city", kind=PlacePrecision.CITY, lat=33.5, lon=36.3)
    nowhere = Place(key="nowhere", name_en="Nowhere", kind=PlacePrecision.TOWN)
    for place in (city, nowhere):
        place.save()
    for number in range(90):
        day = chance.choice([None, date(2015, 1, 1) + timedelta(days=chance.randrange(700))])
        happened(f"R{number}", day, chance.choice([town, city, nowhere, None]))
    every = list(Incident.objects.select_related("place"))
    asked = {"from": "2015-06", "to": "2016-02"}
    within = [each for each in every if not each.start or date(2015, 6, 1) <= each.start <= date(2016, 2, 29)]
    for keys, shown in (({}, every), (asked, within)):
        page = desk.get("/map.json", keys).json()
        placed = [each.place.key for each in shown if each.place and each.place.lat is not None]
        assert (page["on_map"], page["without_place"]) == (len(placed), len(shown) - len(placed))
        assert sorted(circle["count"] for circle in page["still"]["circles"]) == sorted(Counter(placed).values())
        assert page["paging"]["total"] == len(shown)
        assert page["without_day"] == sum(each.start is None for each in every)
    months = Counter(f"{each.start:%Y-%m}" for each in every if each.start)
    assert {bar["start"]: bar["count"] for bar in page["timeline"] if bar["count"]} == months


def test_only_what_was_touched_is_read_again(desk: Desk, town: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """And then it stands as in the record: a new incident, one that was graded, one that was withdrawn."""
    told: list[tuple[Mark, Mapping[str, set[int]] | None]] = [(Mark(1, 1), None)]
    monkeypatch.setattr(standing, "touched_since", lambda _: told[-1])
    follower = standing.Followed()
    first, second, third = (happened(f"A{number}", date(2015, 10, number), town) for number in (1, 2, 3))
    before = follower.now()
    grade(first, HarmGrade.CONFIRMED, signed())
    third.status = IncidentStatus.WITHDRAWN
    third.save()
    new = happened("A4", None, None)
    told.append((Mark(1, 2), {INCIDENT: {first.pk, third.pk, new.pk}}))
    after, anew = follower.now(), standing.read_standing()
    assert sorted(before.incident) == [first.pk, second.pk, third.pk]
    for name, column in vars(anew).items():
        known = dict(zip(after.incident, getattr(after, name), strict=True))
        assert known == dict(zip(anew.incident, column, strict=True))
    told.append((Mark(1, 2), {}))
    assert follower.now() is after


@pytest.mark.usefixtures("three")
def test_places_are_named_in_the_language_of_the_page(town: Place) -> None:
    """The map writes names beside its largest circles; what is no number of a place is left out."""
    asked = {"place": [str(town.pk), "x", "999999"]}
    assert Desk().get("/map/names.json", asked).json() == {str(town.pk): "A town"}
    assert Desk("ar").get("/map/names.json", asked).json() == {str(town.pk): "بلدة"}


@pytest.mark.usefixtures("three")
def test_the_line_of_time_is_labelled(desk: Desk) -> None:
    """Few steps have their months and numbers, many the years that begin one."""
    marks = [text_of(each) for each in desk.page("/map").xpath("//*[@class='marks']/*")]
    assert marks == ["2015-10", "2015-11", "2015-12"]
    long = bars(np.arange(12_000, 14_000), None, None)
    assert {bar.mark for bar in long if bar.mark} == {str(year) for year in range(2003, 2009)}
