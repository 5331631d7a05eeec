"""A sheet is a batch like any other: its rows are reports, and every row that is none is shown."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.errors import BadInput
from recount.reports.dates import PartialDate
from recount.reports.jsonl import ReportLine, validated_lines

HEADER = b"id,text,published,publisher,url,country\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """The path of a sheet that a test writes."""
    return tmp_path / "reports.csv"


def problems_of(sheet: Path) -> list[str]:
    """Read a bad sheet and give what was found, line by line."""
    with pytest.raises(BadInput) as refusal:
        validated_lines(sheet)
    return refusal.value.found.splitlines()


def test_a_row_becomes_a_report_with_what_is_known_of_it(sheet: Path) -> None:
    """The columns are the keys of a JSON line, in any order, and an empty cell states nothing."""
    row = b'"Three killed, he said.",7,2015-11,x,\r\n'
    sheet.write_bytes(b"\xef\xbb\xbfText,ID,published,channel,country\r\n" + row)
    published = PartialDate.parse("2015-11")
    assert validated_lines(sheet) == [ReportLine(id="7", text="Three killed, he said.", published=published)]


def test_line_ends_inside_a_cell_belong_to_the_text(sheet: Path) -> None:
    """A post of several lines is quoted at its own offsets (R1), and the rows below keep their numbers."""
    sheet.write_bytes(HEADER + b'a,"One\r\ntwo\nthree",,,,\n\nb,,yesterday,,,\n')
    assert [line.split(": ")[0] for line in problems_of(sheet)[1:]] == ["  line 6"]
    sheet.write_bytes(HEADER + b'a,"One\r\ntwo\nthree",,,,\n\nb,,,,,\n,,,,,\n')
    assert [line.text for line in validated_lines(sheet)] == ["One\r\ntwo\nthree", ""]


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (b"a;b;c\n1;2;3\n", ["line 1: the header names no column 'id'", "line 1: the header names no column 'text'"]),
        (b"id,text,text\n", ["line 1: the header names the column 'text' twice"]),
        (b"id,text\na,x,y\nb\n", ["line 2: it has 3 cells", "line 3: it has 1 cells"]),
        (b"id,text\n,x\na,x\na,y\n", ["line 2: id: it is empty", "line 4: id: 'a' stands on line 3 already"]),
        (b"id,text\na," + "قتل".encode("cp1256") + b"\n", ["line 2: text: it is not UTF-8"]),
        (b'id,text\na,"x"y\nb,"never closed\n', ["line 2: its quotation marks", "line 3: its quotation marks"]),
        (b"id,text,published\na,x,2015-02-30\nb,\x00,\n", ["line 2: published: ", "line 3: text: it holds a NUL"]),
    ],
)
def test_all_problems_of_a_sheet_are_shown_at_once(sheet: Path, content: bytes, problems: list[str]) -> None:
    """A wrong header is told alone; below a right one, every row that is no report is told."""
    sheet.write_bytes(content)
    found = problems_of(sheet)[1:]
    assert len(found) == len(problems)
    assert all(line.strip().startswith(problem) for line, problem in zip(found, problems, strict=True))


@pytest.mark.parametrize("content", [b"", HEADER, HEADER + b"\n,,,,,\n"])
def test_a_sheet_without_a_report_is_refused(sheet: Path, content: bytes) -> None:
    """An empty sheet is more likely a mistake than a wish."""
    sheet.write_bytes(content)
    assert problems_of(sheet)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_sheet_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """No sheet, however broken, ends in anything but reports or one refusal."""
    sheet = tmp_path_factory.mktemp("batch") / "reports.csv"
    sheet.write_bytes(b"id,text\n" + content)
    try:
        assert all(line.id for line in validated_lines(sheet))
    except BadInput as refusal:
        assert "reports.csv" in refusal.found
