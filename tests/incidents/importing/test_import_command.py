"""What `recount import` promises at the terminal."""

from __future__ import annotations

from pathlib import Path

import yaml

from recount.incidents.importing.mapping import read_map
from tests.incidents.importing.recorder import BACKWARDS, MARKET, WriteTable
from tests.newcomer import Newcomer

DOCS = Path(__file__).parents[3] / "docs" / "importing.md"


def test_a_file_begins_a_record(newcomer: Newcomer, write: WriteTable) -> None:
    """The answer is JSON with what was kept and flagged; the second time nothing changes."""
    path = write("incidents.csv", [MARKET, BACKWARDS])
    asked = ("import", path, "--as", "airwars", "--record", "mine", "--format", "json")
    first, second = newcomer.types(*asked), newcomer.types(*asked)
    assert (first.status, second.status) == (0, 0), first.said + second.said
    one, again = first.json()["files"][0], second.json()["files"][0]
    assert (one["kept"], len(one["flagged"]), one["imported_before"]) == (2, 2, False)
    assert again["imported_before"]
    assert newcomer.types("audit", "--record", "mine").status == 0


def test_a_faulty_file_begins_no_record(newcomer: Newcomer, write: WriteTable) -> None:
    """Exit status 2, line and column on standard error, nothing on the disk."""
    path = write("incidents.csv", [{**MARKET, "civ_killed_min": "some"}])
    answer = newcomer.types("import", path, "--as", "airwars")
    assert (answer.status, answer.printed) == (2, "")
    assert "line 2, civ_killed_min" in answer.said
    assert not newcomer.folder.exists()


def test_set_aside_keeps_the_good_rows(newcomer: Newcomer, write: WriteTable) -> None:
    """What was left out is listed with line and column."""
    path = write("incidents.csv", [MARKET, {**BACKWARDS, "date": "soon"}])
    answer = newcomer.types("import", path, "--as", "airwars", "--set-aside")
    assert answer.status == 0, answer.said
    assert "1 of 2 rows" in answer.printed
    assert "line 3, date: 'soon' is no day such as 2015-11-05" in answer.printed


def test_the_documented_map_can_be_used(tmp_path: Path) -> None:
    """The example of the documentation is a map."""
    example = DOCS.read_text(encoding="utf-8").split("```yaml\n", 1)[1].split("```", 1)[0]
    path = tmp_path / "map.yaml"
    path.write_text(example, encoding="utf-8")
    assert list(read_map(path).tables) == list(yaml.safe_load(example)["tables"])
