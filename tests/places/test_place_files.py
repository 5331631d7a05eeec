"""What reading a file of places promises: each layout understood, every fault told with its line."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recount.errors import BadInput
from recount.places.gazetteer import Gazetteer
from recount.places.importing.checking import Wanted, check_file
from recount.places.importing.layout import PlaceLayout
from recount.places.importing.naming import sort_names
from recount.places.importing.reading import ReadPlaces, read_places

CASES = Path(__file__).parents[1] / "cases"
BASE = Gazetteer.shipped()
GOOD = "id,name_en,kind,lat,lon,country\na,Aplace,village,36.0,37.0,SY\n"


def cases(name: str) -> list[dict[str, Any]]:
    """Read a table of true cases."""
    loaded: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return loaded


def file_of(folder: Path, text: str | bytes) -> Path:
    """Write a file of places."""
    path = folder / "places"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read(folder: Path, text: str | bytes, layout: str, country: str = "") -> ReadPlaces:
    """Read a file of places with the shipped gazetteer."""
    return read_places(file_of(folder, text), PlaceLayout(layout), BASE, country=country)


@pytest.mark.parametrize("case", cases("place_files.yaml"), ids=lambda case: case["why"])
def test_an_entry_becomes_a_place(case: dict[str, Any], tmp_path: Path) -> None:
    """Id, names, kind, country and what it lies in follow from the entry, in each layout."""
    found = read(tmp_path, case["text"], case["layout"])
    assert found.faults == []
    place = found.places[0]
    said = {name: getattr(place, name) for name in case["place"]}
    assert said == {**case["place"], "aliases": tuple(case["place"]["aliases"])}


@pytest.mark.parametrize("case", cases("place_file_faults.yaml"), ids=lambda case: case["why"])
def test_every_fault_is_told_with_its_line(case: dict[str, Any], tmp_path: Path) -> None:
    """Nothing is guessed at: each faulty line is named with what is wrong, all of them at once."""
    told = [str(fault) for fault in read(tmp_path, case["text"], case["layout"]).faults]
    assert [one[: len(begins)] for one, begins in zip(told, case["faults"], strict=True)] == case["faults"]


def test_what_is_no_place_of_ours_is_passed_over(tmp_path: Path) -> None:
    """A river or a farm is neither a place nor a fault; it is counted."""
    text = "id,name,place,lat,lon\n1,Xaba,farm,36,37\n2,Yaba,village,36,37\n"
    found = read(tmp_path, text, "osm")
    assert ([place.id for place in found.places], found.faults, found.passed_over) == (["osm_2"], [], 1)


def test_a_country_leaves_the_others_out(tmp_path: Path) -> None:
    """Of a file of the whole world, the places of one country are taken."""
    text = "id,name_en,kind,lat,lon,country\na,Aplace,village,36,37,SY\nb,Bplace,village,33,44,IQ\nc,C,village,36,37,\n"
    found = read(tmp_path, text, "csv", country="SY")
    assert ([place.country for place in found.places], found.passed_over) == (["SY", "SY"], 1)


def test_a_province_of_the_same_file_is_what_a_village_lies_in(tmp_path: Path) -> None:
    """The code of a province in GeoNames leads to its entry, before any guess by distance."""
    province = "1\tXabia\t\t\t36\t37\tA\tADM1\tSY\t\t77\t\t\t\t0\t\t1\t\t\n"
    village = "2\tXaba\t\t\t36\t37\tP\tPPL\tSY\t\t77\t\t\t\t0\t\t1\t\t\n"
    places = read(tmp_path, province + village, "geonames").places
    assert [place.parent for place in places] == ["syria", "geonames_1"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "it is empty"),
        (b"PK\x03\x04zipped", "it is a .zip archive"),
        (b"\x1f\x8bbroken", "its compression is broken"),
        (gzip.compress(GOOD.encode())[:-12], "its compression is broken"),
        (GOOD.encode() + b"b,\xff\xfe,village,36,37,SY\n", "it is no UTF-8"),
        (GOOD.encode() + b"b,\0,village,36,37,SY\n", "bytes that are no text"),
    ],
    ids=["empty", "zip", "no gzip", "cut off", "other encoding", "binary"],
)
def test_a_file_that_is_no_text_is_refused(content: bytes, told: str, tmp_path: Path) -> None:
    """What cannot be read as a whole gives nothing, and one clear message."""
    with pytest.raises(BadInput) as refused:
        read(tmp_path, content, "csv")
    assert told in refused.value.found


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A wrong path, or a folder, is a message and no traceback."""
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(BadInput, match="cannot be read as a file of places"):
            read_places(path, PlaceLayout.CSV, BASE)


def test_a_table_of_another_layout_is_refused_by_its_header(tmp_path: Path) -> None:
    """The missing columns are named."""
    with pytest.raises(BadInput, match="no column NAME_EN, NAME_AR, PCODE"):
        read(tmp_path, GOOD, "ocha")


def test_a_packed_file_reads_like_the_plain_one(tmp_path: Path) -> None:
    """Compression and a byte order mark change nothing but the hash."""
    plain = read(tmp_path, GOOD, "csv").places
    assert read(tmp_path, gzip.compress(b"\xef\xbb\xbf" + GOOD.encode()), "csv").places == plain


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"licence": ""}, "Nothing says under which licence"),
        ({"country": "Syria"}, "no code of a country"),
        ({"country": "IQ"}, "holds no place that can be kept"),
    ],
    ids=["no licence", "no country code", "nothing of that country"],
)
def test_an_import_that_makes_no_sense_is_refused(asked: dict[str, str], told: str, tmp_path: Path) -> None:
    """The licence must be known, the country a code, and something must be left to keep."""
    with pytest.raises(BadInput) as refused:
        check_file(Wanted(file_of(tmp_path, GOOD), PlaceLayout.CSV, **{"licence": "ours", **asked}))
    assert told in refused.value.found


def test_a_faulty_file_is_refused_whole_unless_faults_are_set_aside(tmp_path: Path) -> None:
    """The message names every line; with the wish to set aside, the good places come through."""
    path = file_of(tmp_path, GOOD + "b,,village,36,37,SY\na,Aplace,village,36,37,SY\n")
    with pytest.raises(BadInput) as refused:
        check_file(Wanted(path, PlaceLayout.CSV, licence="ours"))
    assert "line 3: " in refused.value.found
    assert "line 4: " in refused.value.found
    kept = check_file(Wanted(path, PlaceLayout.CSV, licence="ours", set_aside=True))
    assert ([place.id for place in kept.places], len(kept.faults)) == (["a"], 2)


@given(st.lists(st.text(max_size=30), max_size=6))
def test_any_names_can_be_sorted(names: list[str]) -> None:
    """There is a main name whenever there is any name at all, and no spelling is given twice."""
    found = sort_names(tuple(names))
    if found is not None:
        assert found.name_en
        assert len(set(found.aliases)) == len(found.aliases)


@pytest.mark.parametrize("layout", PlaceLayout)
@given(text=st.text(max_size=80))
def test_any_text_can_be_offered_as_a_file(
    layout: PlaceLayout, text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Places, faults, or a refusal: never anything else."""
    folder = tmp_path_factory.mktemp("any")
    try:
        read(folder, text.encode("utf-8", "surrogatepass"), layout)
    except BadInput as refused:
        assert refused.remedy
