"""Lists of victims: read as they are told, and every problem at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from recount.errors import BadInput
from recount.incidents.victims.lists import read_all, read_victims

FAULTY = "id,name,age,sex,date\n1,Salem Shami,twelve,m,2015-11-05\n1,,4,x,2015-13-01\n1,Nader Shami,7,f,2015-11\n"


def written(folder: Path, text: str, name: str = "list.csv") -> Path:
    """Write a list."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_all_problems_of_a_list_are_told_at_once(tmp_path: Path) -> None:
    """Whoever mends a list mends it once, and finds each cell by its line and column."""
    with pytest.raises(BadInput) as fault:
        read_victims(written(tmp_path, FAULTY))
    assert all(told in fault.value.found for told in ("line 2, age", "line 3, name", "line 3, sex", "line 3, date"))


def test_faulty_rows_can_be_set_aside_and_are_told(tmp_path: Path) -> None:
    """In = out + set aside."""
    read = read_victims(written(tmp_path, FAULTY), set_aside=True)
    assert [entry.name for entry in read.entries] == ["Nader Shami"]
    assert {problem.split(",")[0] for problem in read.aside} == {"line 2", "line 3"}


def test_the_problems_of_all_lists_are_told_together(tmp_path: Path) -> None:
    """Two bad files are one message."""
    paths = [written(tmp_path, FAULTY, name) for name in ("one.csv", "two.csv")]
    with pytest.raises(BadInput, match=r"(?s)one.*two"):
        read_all(paths)


def test_what_is_not_told_stays_untold(tmp_path: Path) -> None:
    """No age is no age, and a month is no day (R2, R6)."""
    (entry,) = read_victims(written(tmp_path, "الاسم,العمر,التاريخ\nسالم الشامي,غير معروف,2015-11\n")).entries
    assert (entry.age, entry.day, entry.month, entry.sex) == (None, "", "2015-11", "")


def test_arabic_digits_are_read(tmp_path: Path) -> None:
    """An age is an age in either digits."""
    (entry,) = read_victims(written(tmp_path, "name_ar,age\nسالم الشامي,٣٤\n")).entries
    assert entry.age == 34


def test_json_lines_are_lists_too(tmp_path: Path) -> None:
    """A line an entry, the same fields."""
    (entry,) = read_victims(written(tmp_path, '{"id": 7, "name": "Salem", "sex": "male"}\n', "list.jsonl")).entries
    assert (entry.id, entry.name, entry.sex) == ("7", "Salem", "m")


def test_a_list_without_names_is_refused(tmp_path: Path) -> None:
    """Its own headings are told back."""
    with pytest.raises(BadInput, match="there is no column name or name_ar, but who, age"):
        read_victims(written(tmp_path, "who,age\nSalem,4\n"))
