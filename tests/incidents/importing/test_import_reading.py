"""What reading a recorder's file promises: maps as data, and every fault at once with line and column."""

from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from recount.errors import BadInput
from recount.incidents.importing.asking import Wanted, read_all
from recount.incidents.importing.layout import Layout
from recount.incidents.importing.mapping import Column, Parser, read_map, shipped_map, toll_target
from recount.incidents.importing.parsers import Unreadable, parse
from recount.incidents.importing.reading import ReadFile, read_file
from recount.vocabulary.words import Party, VictimClass
from tests.incidents.importing.recorder import BRIDGE, MARKET, SILENT, Row, WriteTable

OWN_MAP = """
whose: Strike log
prefix: LOG
country: SY
null_words: ["", "-"]
tables:
  strikes:
    key: [day, town]
    columns:
      - {target: start, column: day, parser: day, formats: ["%d.%m.%Y"]}
      - {target: title_en, column: town}
      - {target: parties, value: US-led coalition, parser: parties}
      - {target: killed.civilian.total.both, column: dead, parser: count}
"""
GED = {
    "id": "7", "date_start": "2001-02-03T00:00:00", "date_end": "2001-02-09", "date_prec": "3", "where_prec": "1",
    "latitude": "5.1", "longitude": "20.2", "low": "8", "best": "9", "high": "12", "deaths_civilians": "9",
    "deaths_unknown": "0", "type_of_violence": "3", "side_a": "LRA",
}  # fmt: skip
ACLED_ROW = {
    "event_id_cnty": "SYR1", "event_date": "03 February 2001", "time_precision": "3", "event_type": "Battles",
    "actor1": "Military Forces of Russia", "location": "Albukamal", "latitude": "34.4", "longitude": "40.9",
    "geo_precision": "1", "fatalities": "4",
}  # fmt: skip


def airwars(path: Path) -> ReadFile:
    """Read a file in this layout."""
    return read_file(path, shipped_map(Layout.AIRWARS))


def own_map(folder: Path, text: str = OWN_MAP) -> Path:
    """Write a map of one's own."""
    path = folder / "map.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def workbook(path: Path, rows: list[dict[str, Any]]) -> Path:
    """Write rows as a workbook, numbers and days as such."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    book.save(path)
    return path


def test_all_kinds_of_file_say_the_same(write: WriteTable, tmp_path: Path) -> None:
    """CSV, packed CSV, JSON Lines and XLSX give the same values, typed cells included."""
    table = write("incidents.csv", [MARKET, BRIDGE])
    packed = tmp_path / "incidents.csv.gz"
    packed.write_bytes(gzip.compress(table.read_bytes()))
    lines = tmp_path / "incidents.jsonl"
    typed = [
        {**row, "civ_killed_min": int(row["civ_killed_min"]), "lat": float(row["lat"])} for row in (MARKET, BRIDGE)
    ]
    lines.write_text("\n".join(map(json.dumps, typed)), encoding="utf-8")
    dated = [{**row, "date": date.fromisoformat(row["date"])} for row in typed]
    book = workbook(tmp_path / "incidents.xlsx", dated)
    said = [[row.values for row in airwars(path).rows] for path in (table, packed, lines, book)]
    assert said[1:] == said[:1] * 3


def test_the_table_is_known_by_its_columns(write: WriteTable) -> None:
    """Names of files say nothing."""
    assert airwars(write("anything.csv", [MARKET])).name == "incidents"


def test_a_wrong_layout_is_told_with_what_is_missing(write: WriteTable) -> None:
    """The columns that the nearest table lacks are named."""
    rows = [{name: cell for name, cell in MARKET.items() if name not in ("grading", "civ_killed_max")}]
    with pytest.raises(BadInput, match="as incidents it lacks the column grading, civ_killed_max"):
        airwars(write("incidents.csv", rows))


def test_every_fault_of_every_file_is_told_at_once(write: WriteTable) -> None:
    """Line and column of each, whatever is wrong with it."""
    bad = write("bad.csv", [{**MARKET, "civ_killed_min": "many", "date": "2001-02-30"}, BRIDGE, {**MARKET, "seq": ""}])
    worse = write("worse.csv", [SILENT, {**SILENT, "code": "X005"}, {**BRIDGE, "seq": "9", "lon": "east"}])
    with pytest.raises(BadInput) as told:
        read_all(Wanted((bad, worse), Layout.AIRWARS))
    assert [line.strip() for line in told.value.found.splitlines()] == [
        "5 faults:",
        "bad.csv, line 2, civ_killed_min: 'many' is no whole number of 0 or more",
        "bad.csv, line 2, date: '2001-02-30' is no day of the calendar",
        "bad.csv, line 4, seq: nothing names the row",
        "worse.csv, line 3, seq: the key 4 stands on line 2 already",
        "worse.csv, line 4, lon: 'east' is no number",
    ]


def test_a_row_that_is_cut_off_is_a_fault(write: WriteTable) -> None:
    """A line with too few cells is told, and the others are read."""
    path = write("incidents.csv", [MARKET])
    path.write_text(path.read_text(encoding="utf-8") + "2,X002,2001-02-10\n", encoding="utf-8")
    read = airwars(path)
    assert (len(read.rows), str(read.faults[0])) == (1, "line 3: 3 cells where the header names 24 columns")


def test_unknown_words_are_flagged_and_not_guessed(write: WriteTable) -> None:
    """A party that the vocabulary lacks stands as another one, a strike of an unlisted kind as unknown."""
    row = airwars(write("incidents.csv", [{**MARKET, "belligerent": "Martians", "strike_type": "Ray"}])).rows[0]
    assert row.values["parties"] == [Party.OTHER]
    assert row.values["strike_type"] is None
    assert row.flags == ["belligerent: 'Martians' is no word of the map", "strike_type: 'Ray' is no word of the map"]


def test_a_missing_day_written_as_the_epoch_is_flagged(write: WriteTable) -> None:
    """It is kept as stated."""
    row = airwars(write("incidents.csv", [{**MARKET, "date": "1970-01-01"}])).rows[0]
    assert (row.values["start"], len(row.flags)) == (date(1970, 1, 1), 1)


def test_ged_states_all_the_dead_and_the_civilians(write: WriteTable) -> None:
    """low and high span all the dead; civilians stand by themselves; no zero is made of what is not stated."""
    row = read_file(write("ged.csv", [GED]), shipped_map(Layout.UCDP)).rows[0]
    said = {(toll.victim_class, toll.low, toll.high) for toll in row.tolls}
    assert said == {(VictimClass.MIXED, 8, 12), (VictimClass.CIVILIAN, 9, 9)}
    assert row.values["parties"] == [Party.OTHER]


def test_ged_names_a_doer_only_of_one_sided_violence(write: WriteTable) -> None:
    """In a battle both sides fought, and GED does not say who killed."""
    row = read_file(write("ged.csv", [{**GED, "type_of_violence": "1"}]), shipped_map(Layout.UCDP)).rows[0]
    assert "parties" not in row.values


def test_acled_counts_people_of_unstated_status(write: WriteTable) -> None:
    """ACLED's fatalities are not said to be civilians (R5), and a day known to the month is spread over it."""
    row = read_file(write("acled.csv", [ACLED_ROW]), shipped_map(Layout.ACLED)).rows[0]
    assert [(toll.victim_class, toll.low) for toll in row.tolls] == [(VictimClass.UNSPECIFIED, 4)]
    assert (row.values["start"], row.values["spread"]) == (date(2001, 2, 3), "month")


def test_a_map_of_ones_own(write: WriteTable, tmp_path: Path) -> None:
    """Target, column, parser and null words are data; a value stands for a column that the file lacks."""
    rows: list[Row] = [{"day": "03.02.2001", "town": "Raqqa", "dead": "-"}]
    row = read_file(write("strikes.csv", rows), read_map(own_map(tmp_path))).rows[0]
    assert row.key == "03.02.2001/Raqqa"
    assert row.values == {"start": date(2001, 2, 3), "title_en": "Raqqa", "parties": [Party.US_COALITION]}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("target: start", "target: begin", "incident: no such target: begin"),
        ("parser: count", "parser: guess", "tables.strikes.columns.3.parser"),
        ("whose: Strike log", "who: Strike log", "whose: Field required"),
        ("column: town", "colum: town", "columns.1.colum: Extra inputs"),
        ("killed.civilian", "slain.civilian", "slain.civilian.total.both"),
    ],
)
def test_a_map_that_cannot_be_used_says_why(tmp_path: Path, old: str, new: str, told: str) -> None:
    """The key and the fault are named."""
    with pytest.raises(BadInput) as refused:
        read_map(own_map(tmp_path, OWN_MAP.replace(old, new)))
    assert told in refused.value.found


def test_csv_needs_a_map(tmp_path: Path) -> None:
    """Nothing is guessed from the names of columns."""
    with pytest.raises(BadInput, match="--as csv needs a map"):
        read_all(Wanted((tmp_path / "x.csv",), Layout.CSV))


@pytest.mark.parametrize("layout", [Layout.AIRWARS, Layout.UCDP, Layout.ACLED])
def test_every_shipped_map_can_be_used(layout: Layout) -> None:
    """Each target and each word of it is known."""
    assert shipped_map(layout).tables


@given(st.integers(0, 2**31 - 1))
def test_a_count_is_read_as_it_is(number: int) -> None:
    """As text, and as a sheet writes it."""
    column = Column(target="killed_low", column="n", parser=Parser.COUNT)
    assert parse(str(number), column, "")[0] == parse(f"{number}.0", column, "")[0] == number


@given(st.text(st.characters(exclude_categories=["Nd"]), min_size=1))
def test_what_is_no_count_is_never_read_as_one(text: str) -> None:
    """No words, signs or blanks become a number."""
    with pytest.raises(Unreadable):
        parse(text, Column(target="killed_low", column="n", parser=Parser.COUNT), "")


@given(st.text())
def test_any_text_is_a_toll_target_or_none(text: str) -> None:
    """A target is read or refused, and never breaks."""
    assert toll_target(text) is None or text.count(".") == 3


@given(cells=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), min_size=24, max_size=24))
def test_whatever_a_row_says_is_read_or_told(cells: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each row is among the good ones or among the faults, and no row is in both."""
    path = tmp_path_factory.mktemp("rows") / "incidents.csv"
    out = io.StringIO()
    csv.writer(out).writerows([list(MARKET), cells, list(BRIDGE.values())])
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    read = airwars(path)
    said = any(map(str.strip, cells))
    assert read.total == 1 + said
    assert not {row.line for row in read.rows} & {fault.line for fault in read.faults}
