"""Sheets of lists: persons or cells, with gaps, strata and mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from recount.errors import BadInput
from recount.estimates import read_lists, read_rows

PERSONS = "A,B,C,town\n1,0,0,Raqqa\n1,1,0,Raqqa\n0,1,1,Homs\n0,0,1,\n"


def test_one_row_is_one_person() -> None:
    """A sheet of persons has a column of 0 and 1 a list."""
    lists = read_lists("A,B,C\n1,0,0\n1,1,0\n1,1,0\n").lists()
    assert (lists.names, lists.n, lists.cells.tolist()) == (("A", "B", "C"), 3, [1, 0, 2, 0, 0, 0, 0])


@pytest.mark.parametrize("name", ["count", "Count", "n", "freq"])
def test_a_column_of_counts_makes_cells(name: str) -> None:
    """With counts a row is a cell; a blank count is nobody."""
    lists = read_lists(f"A,B,{name}\n1,0,5\n0,1,7\n1,1,\n").lists()
    assert lists.cells.tolist() == [5, 7, 0]


def test_a_file_is_read_like_its_text(tmp_path: Path) -> None:
    """A path and the text of its file give the same table, with or without the mark of a spreadsheet."""
    path = tmp_path / "lists.csv"
    path.write_text("\ufeff" + PERSONS, encoding="utf-8")
    assert read_lists(path, by="town").lists().cells.tolist() == read_lists(PERSONS, by="town").lists().cells.tolist()


def test_rows_of_a_program_are_read_like_a_sheet() -> None:
    """Dictionaries with numbers, truths and None are the same as a written sheet."""
    rows = [{"A": 1, "B": False, "town": "Homs"}, {"A": True, "B": 1.0, "town": None}]
    table = read_rows(rows, by="town")
    assert table.lists().cells.tolist() == [1, 0, 1]
    assert table.strata == ("Homs", None)


def test_a_column_parts_the_people_into_strata() -> None:
    """Every stratum has the same lists, and whoever has no stratum is in none."""
    strata = read_lists(PERSONS, by="town").by_stratum()
    assert {name: lists.n for name, lists in strata.items()} == {"Homs": 1, "Raqqa": 2}
    assert {lists.names for lists in strata.values()} == {("A", "B", "C")}


def test_an_unknown_stratum_is_told_with_the_list_that_carries_it() -> None:
    """Dropped people are named by the list that loses them."""
    (said,) = read_lists(PERSONS, by="town").warnings()
    assert said.word == "missing_strata"
    assert (said.about["entries"], said.about["worst"]) == (1, "C")


def test_a_blank_mark_is_unknown_and_not_zero() -> None:
    """An entry whose membership is unknown is left aside, counted, and laid to the list with the gap."""
    lists = read_lists("A,B,C,count\n1,1,0,5\n1,,0,3\n0,1,1,2\n").lists()
    assert (lists.n, lists.aside, lists.gaps) == (7, 3, (0, 3, 0))


def test_other_columns_are_left_aside_by_name() -> None:
    """Names and ages are no lists, and it is said that they were not read."""
    table = read_lists("who,A,B,age\nx,1,0,31\ny,1,1,7\n")
    assert (table.names, table.columns_aside) == (("A", "B"), ("who", "age"))
    assert [said.word for said in table.warnings()] == ["columns_aside"]


def test_lists_may_be_named() -> None:
    """Columns of 0 and 1 that are no lists are left out by naming those that are."""
    table = read_lists("A,B,child\n1,0,1\n1,1,0\n", lists=["A", "B"])
    assert table.names == ("A", "B")


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("A,B,count\n1,0,-5\n0,1,2.5\n1,1,x\n", ["row 2 counts '-5'", "row 3 counts '2.5'", "row 4 counts 'x'"]),
        ("A,B,C\n1,0,2\n1,1,0\n0,1,1\n", ["column 'C'", "row 2 has '2'"]),
        ("A,B\n1,0\n1\n", ["header has 2 cells", "row 3 has 1 cells"]),
        ("A,count\n1,5\n", ["only 1 list"]),
        ("\n", ["sheet is empty"]),
        ("A,B,C\n", ["sheet is empty"]),
        ("A,B,count\n" + "1,0,1\n" * 100_001, ["table of some 100,00"]),
    ],
)
def test_a_sheet_is_refused_with_all_its_mistakes(sheet: str, found: list[str]) -> None:
    """What is wrong is told by row and column, all of it at once."""
    with pytest.raises(BadInput) as told:
        read_lists(sheet).lists()
    assert not [part for part in found if part.lower() not in told.value.found.lower()]


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A missing stratum and a missing file are told by name."""
    with pytest.raises(BadInput, match="no column 'region'"):
        read_lists(PERSONS, by="region")
    with pytest.raises(BadInput, match=r"nowhere\.csv"):
        read_lists(tmp_path / "nowhere.csv")
