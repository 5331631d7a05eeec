"""What `recount places import` promises at the terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.main import get_command

from recount.cli.places import places
from tests.newcomer import Newcomer

DOCS = Path(__file__).parents[2] / "docs" / "commands.md"
ROWS = "id,name_en,kind,lat,lon,country\na,Xabara,village,36.0,37.4,SY\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give a table of one village."""
    path = tmp_path / "villages.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_a_file_begins_a_record_and_its_places_are_there(newcomer: Newcomer, table: Path) -> None:
    """The answer is JSON, and the second time it says that nothing changed."""
    asked = ("places", "import", table, "--as", "csv", "--licence", "ours", "--record", "mine", "--format", "json")
    first, second = newcomer.types(*asked), newcomer.types(*asked)
    assert (first.status, second.status) == (0, 0), first.said + second.said
    assert "Beginning a record" in first.said
    assert (first.json()["places"], first.json()["licence"], first.json()["imported_before"]) == (1, "ours", False)
    assert second.json()["imported_before"]
    assert first.json()["gazetteer"] == second.json()["gazetteer"]


def test_a_faulty_file_begins_no_record(newcomer: Newcomer, table: Path) -> None:
    """Exit status 2, every line on standard error, and nothing on the disk."""
    table.write_text(ROWS + "b,,village,36,37,SY\nc,Cplace,village,96,37,SY\n", encoding="utf-8")
    answer = newcomer.types("places", "import", table, "--as", "csv", "--licence", "ours")
    assert (answer.status, answer.printed) == (2, "")
    assert "line 3: it has no name" in answer.said
    assert "line 4: no point of the earth" in answer.said
    assert not newcomer.folder.exists() or newcomer.keeps() == {}


def test_set_aside_lists_what_it_left_out(newcomer: Newcomer, table: Path) -> None:
    """The table names source, licence, and each line that was left out."""
    table.write_text(ROWS + "b,,village,36,37,SY\n", encoding="utf-8")
    answer = newcomer.types("places", "import", table, "--as", "csv", "--licence", "ours", "--set-aside")
    assert answer.status == 0, answer.said
    assert "1 places of villages.csv, ours." in answer.printed
    assert "line 3: it has no name" in answer.printed


@pytest.mark.parametrize("name", get_command(places).commands)  # type: ignore[attr-defined]
def test_every_option_of_a_sub_command_is_documented(name: str) -> None:
    """The section of the command has a line for each option."""
    section = DOCS.read_text(encoding="utf-8").split("\n## recount places\n", 1)[1].split("\n## ", 1)[0]
    command = get_command(places).commands[name]  # type: ignore[attr-defined]
    options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
    assert not [option for option in options if not re.search(rf"^\| `{option}\b", section, re.M)]
    assert not [parameter.name for parameter in command.params if not getattr(parameter, "help", None)]


def test_the_answer_is_plain_json(newcomer: Newcomer, table: Path) -> None:
    """What was set aside stands in it with line and reason."""
    table.write_text(ROWS + "b,,village,36,37,SY\n", encoding="utf-8")
    asked = ("--as", "csv", "--licence", "ours", "--set-aside", "--format", "json")
    answer = newcomer.types("places", "import", table, *asked)
    assert json.loads(answer.printed)["set_aside"] == [{"line": 3, "what": "it has no name"}]
