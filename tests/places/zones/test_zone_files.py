"""What a file of zones promises: every fault told with its feature, and nothing loaded by halves."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recount.errors import BadInput
from recount.places.zones.checking import WantedZones, check_zones, day_of_map
from recount.places.zones.keeping import import_zones
from recount.places.zones.layouts import read_layout
from recount.places.zones.models import Zone, ZoneVersion
from recount.places.zones.reading import Layout
from recount.places.zones.record import MapsOf, Spot, grounds, keep_grounds, source_of_zones
from recount.vocabulary.words import Party
from tests.places.zones.cast import EAST, EAST_AND_WEST, WEST, feature, square, write

NOVEMBER = date(2001, 11, 1)
BOW_TIE = [[0, 0], [2, 2], [2, 0], [0, 2], [-1, 1], [0, 0]]


def wanted(path: Path, **changes: Any) -> WantedZones:
    """Ask for a file as the map of November."""
    said: dict[str, Any] = {"as_of": NOVEMBER, "source": "Our map", "licence": "CC BY 4.0"} | changes
    return WantedZones(path, **said)


def test_every_fault_is_told_with_its_feature(tmp_path: Path) -> None:
    """Whoever drew the map learns of all faults at once, by the number of the feature."""
    path = write(
        tmp_path,
        feature("isis", EAST),
        feature("isis", BOW_TIE),
        feature("the Martians", WEST),
        feature(None, WEST, name="west"),
        {"type": "Feature", "properties": {"party": "isis"}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
        feature("isis", EAST, date="last week"),
        "no feature",
        {"type": "Feature", "properties": ["isis"], "geometry": None},
        {"type": "Feature", "properties": {"party": "isis"}, "geometry": None},
    )
    with pytest.raises(BadInput) as refused:
        check_zones(wanted(path))
    lines = refused.value.found.splitlines()
    assert lines[0] == "zones.geojson has 8 features that cannot be used:"
    assert [line.strip().split(":")[0] for line in lines[1:]] == [f"feature {number}" for number in range(2, 10)]
    told = [
        "crosses itself",
        "'the Martians'",
        "it has name",
        "is Point",
        "'last week'",
        "no feature",
        "no names",
        "missing",
    ]
    assert [word for word, line in zip(told, lines[1:], strict=True) if word not in line] == []


def test_a_missing_date_is_told(tmp_path: Path) -> None:
    """A map without a day is no map of any day (R22)."""
    with pytest.raises(BadInput, match="feature 2: it has no date"):
        check_zones(
            wanted(write(tmp_path, feature("isis", EAST, date="2001-11-01"), feature("isis", WEST)), as_of=None)
        )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "no JSON"),
        ('{"type": "FeatureCollection"}', "no list of features"),
        ("", "empty"),
        ('{"features": [], "crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}}', "3857"),
        ('{"features": []}', "holds no zone"),
    ],
)
def test_a_file_that_is_none_is_told(tmp_path: Path, text: str, said: str) -> None:
    """What is no map of zones is refused as a whole."""
    path = tmp_path / "zones.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        check_zones(wanted(path))


def test_source_and_licence_are_asked_for(tmp_path: Path) -> None:
    """A share names the map it stands on, and whether it may be passed on."""
    with pytest.raises(BadInput, match="--source and --licence"):
        check_zones(wanted(write(tmp_path, *EAST_AND_WEST), source=" ", licence=""))


def test_a_map_of_names_says_whom_a_name_means(tmp_path: Path) -> None:
    """A maker's own names become parties as a person says; what is null is left out on purpose."""
    names = tmp_path / "names.yaml"
    names.write_text("party: who\ndate: day\nparties: {'Black': isis, 'Desert': null}\n", encoding="utf-8")
    path = write(
        tmp_path,
        feature(None, EAST, who="Black", day="2001-10-05"),
        feature(None, WEST, who="Desert", day="2001-10-05"),
    )
    read = check_zones(wanted(path, layout=read_layout(names)))
    assert [(day, zone.party) for day, zones in read.by_day.items() for zone in zones] == [
        (date(2001, 10, 5), Party.ISIS)
    ]
    assert read.left_out == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [("parties: {A: martians}\nmoon: 1", "'moon'.*'martians'"), ("- a", "no names"), ("a: [", "no YAML")],
)
def test_a_map_of_names_that_is_none_is_told(tmp_path: Path, text: str, said: str) -> None:
    """A zone given to the wrong party would turn every share round."""
    names = tmp_path / "names.yaml"
    names.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        read_layout(names)


def test_the_day_of_a_map_is_one_day() -> None:
    """A map of a whole month is of no day in it."""
    with pytest.raises(BadInput, match="more than one day"):
        day_of_map("--as-of", "2001-11")


@pytest.mark.django_db
def test_a_faulty_file_leaves_nothing_behind(tmp_path: Path) -> None:
    """Nothing is half-loaded."""
    with pytest.raises(BadInput):
        import_zones(wanted(write(tmp_path, feature("isis", EAST), feature("isis", BOW_TIE))))
    assert (ZoneVersion.objects.count(), Zone.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_the_same_bytes_are_not_taken_twice(tmp_path: Path) -> None:
    """A second import of the file finds its map there."""
    path = write(tmp_path, *EAST_AND_WEST)
    first, (version,) = import_zones(wanted(path))
    again, versions = import_zones(wanted(path))
    assert (first.zones, first.imported_before, again.imported_before, versions) == (3, False, True, [version])
    assert Zone.objects.count() == 3


@pytest.mark.django_db
def test_a_file_of_two_days_is_two_maps(tmp_path: Path) -> None:
    """Zones that carry their own days become the maps of those days."""
    path = write(tmp_path, feature("isis", EAST, date="2001-10-01"), feature("opposition", EAST, date="2001-11-10"))
    done, _ = import_zones(wanted(path, as_of=None))
    assert [each["as_of"] for each in done.maps] == ["2001-10-01", "2001-11-10"]


@pytest.mark.django_db
def test_a_map_holds_until_the_next_or_a_month(tmp_path: Path) -> None:
    """Fronts move: a map speaks for no day before its own, and for none long after it."""
    path = write(tmp_path, feature("isis", EAST, date="2001-10-01"), feature("opposition", EAST, date="2001-10-20"))
    import_zones(wanted(path, as_of=None))
    maps = MapsOf("Our map")

    def days(first: date, last: date) -> list[str] | None:
        found = maps.on(first, last)
        return None if found is None else [version.as_of.isoformat() for version in found]

    assert days(date(2001, 10, 19), date(2001, 10, 19)) == ["2001-10-01"]
    assert days(date(2001, 10, 19), date(2001, 10, 20)) == ["2001-10-01", "2001-10-20"]
    assert days(date(2001, 9, 30), date(2001, 9, 30)) is None
    assert days(date(2001, 11, 20), date(2001, 11, 21)) is None


@pytest.mark.django_db
def test_what_is_kept_is_what_would_be_worked_out(tmp_path: Path) -> None:
    """A kept containment answers as the map does, and is kept once."""
    _, (version,) = import_zones(wanted(write(tmp_path, *EAST_AND_WEST)))
    spots = [Spot(35, 41, 1), Spot(35, 40.001, 1), Spot(10, 10, 1)]
    anew = dict(grounds(version, spots))
    assert (keep_grounds(version, spots), keep_grounds(version, spots)) == (3, 0)
    assert grounds(version, spots) == anew


@pytest.mark.django_db
def test_which_map_is_meant_must_be_clear(tmp_path: Path) -> None:
    """The share follows from the map, so with two sources one is named (R22)."""
    with pytest.raises(BadInput, match="no map of zones"):
        source_of_zones(None)
    import_zones(wanted(write(tmp_path, *EAST_AND_WEST)))
    assert source_of_zones(None) == "Our map"
    import_zones(wanted(write(tmp_path, feature("isis", square(1, 1, 2, 2))), source="Theirs"))
    with pytest.raises(BadInput, match="several sources"):
        source_of_zones(None)
    with pytest.raises(BadInput, match="source of no map"):
        source_of_zones("Nobody")
    assert source_of_zones("Theirs") == "Theirs"


def test_a_layout_without_names_knows_the_usual_ones(tmp_path: Path) -> None:
    """Names of parties in words are understood as in reports."""
    read = check_zones(
        wanted(write(tmp_path, {**feature(None, EAST), "properties": {"controller": "Islamic State"}}), layout=Layout())
    )
    assert read.by_day[NOVEMBER][0].party is Party.ISIS
