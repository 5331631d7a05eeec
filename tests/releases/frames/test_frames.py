"""Frames: every column is explained, ids stay, and only what is allowed leaves the record (R28)."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from recount.errors import BadInput
from recount.incidents.models import Incident
from recount.releases.frames import parquet
from recount.releases.frames.columns import Type, layouts
from recount.releases.frames.dictionary import dictionary_markdown
from recount.releases.frames.frame import read_frame
from recount.vocabulary import words as vocabulary_words

ROOT = Path(__file__).parents[3]


def test_the_dictionary_in_the_docs_is_the_one_of_the_code() -> None:
    """docs/data-dictionary.md is what the program writes today."""
    written = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == dictionary_markdown()


@pytest.mark.parametrize("name", layouts())
def test_a_row_has_the_columns_of_its_dictionary(name: str, released: Incident) -> None:
    """No column is left unexplained, none that is explained is missing."""
    for row in read_frame(name):
        assert set(row) == set(layouts()[name].names)


@pytest.mark.parametrize("name", layouts())
def test_ids_are_unique(name: str, released: Incident) -> None:
    """One row, one id."""
    ids = [row["id"] for row in read_frame(name)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", layouts())
def test_a_word_is_of_the_set_that_the_dictionary_names(name: str, released: Incident) -> None:
    """An analyst who looks a word up finds it."""
    for column in (column for column in layouts()[name].columns if column.type is Type.WORD):
        known = set(getattr(vocabulary_words, column.words))
        assert {row[column.name] for row in read_frame(name)} - {None} <= known


def test_an_unknown_toll_is_an_empty_cell(released: Incident) -> None:
    """What nobody counted is not 0 (R14)."""
    rows = list(csv.DictReader(io.StringIO(read_frame("incidents").to_csv())))
    assert [(row["killed_low"], row["injured_low"]) for row in rows] == [("3", ""), ("", "")]


def test_what_is_not_released_stays_inside(released: Incident) -> None:
    """Of two incidents the one that two people released is told; nothing of the other is."""
    assert [row["id"] for row in read_frame("incidents", public=True)] == ["RC0001"]
    assert {row["incident"] for row in read_frame("tolls", public=True)} == {"RC0001"}


def test_a_change_takes_an_incident_back_inside(released: Incident) -> None:
    """What was decided after the release has been seen by nobody else yet."""
    from tests.releases.conftest import overridden

    overridden(released, 1, 2)
    assert len(read_frame("incidents", public=True)) == 0


@pytest.mark.parametrize("hidden", ["On the market", "Recorder A", "It tells of the same market", "stranger"])
def test_words_and_names_of_people_stay_inside(hidden: str, released: Incident) -> None:
    """Quotes, signers, reasons and unknown authors are in internal frames, and in no public one."""
    internal = "".join(read_frame(name).to_json() for name in layouts())
    public = "".join(read_frame(name, public=True).to_json() for name in layouts())
    assert hidden in internal
    assert hidden not in public


def test_public_points_are_on_the_coarse_grid(released: Incident) -> None:
    """The exact point is in no public column."""
    inside, told = read_frame("incidents").rows[0], read_frame("incidents", public=True).rows[0]
    assert "lat" not in told
    assert (told["told_lat"], told["told_lon"]) != (inside["lat"], inside["lon"])


def test_json_and_csv_hold_the_same_rows(released: Incident) -> None:
    """Whichever form somebody takes, it says the same."""
    frame = read_frame("tolls")
    told = json.loads(frame.to_json())["rows"]
    assert [row["id"] for row in told] == [row["id"] for row in csv.DictReader(io.StringIO(frame.to_csv()))]


def test_parquet_keeps_types_and_the_unknown(released: Incident, tmp_path: Path) -> None:
    """Numbers are numbers, what is unknown is null, lists are lists."""
    duckdb = pytest.importorskip("duckdb")
    path = read_frame("incidents").to_parquet(tmp_path / "incidents.parquet")
    rows = duckdb.read_parquet(str(path)).order("id").project("killed_low, injured_low, parties").fetchall()
    assert rows == [(3, None, ["russia"]), (None, None, [])]


def test_without_the_extra_parquet_one_message_says_what_to_do(
    released: Incident, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is left with a traceback."""
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    assert not parquet.can_write_parquet()
    with pytest.raises(BadInput) as problem:
        read_frame("incidents").to_parquet(tmp_path / "incidents.parquet")
    assert "extra `parquet`" in problem.value.remedy


def test_pandas_keeps_the_unknown_apart_from_numbers(released: Incident) -> None:
    """A missing toll is missing, not NaN people."""
    pytest.importorskip("pandas")
    table = read_frame("incidents").to_pandas()
    assert str(table["killed_low"].dtype) == "Int64"
    assert table["killed_low"].isna().tolist() == [False, True]


def test_a_frame_that_does_not_exist_is_told() -> None:
    """The names that exist are named."""
    with pytest.raises(BadInput) as problem:
        read_frame("victims")
    assert "incidents" in problem.value.remedy
