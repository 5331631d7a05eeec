"""The command: the contract's keys, assumptions first, and a status that tells refusals from bad sheets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recount.cli import app
from recount.errors import BadInput
from recount.estimates import ladder

KEYS = {
    "method", "observed", "estimate", "undocumented", "models", "diagnostics", "warnings", "refused",
    "assumptions", "ladder", "modes", "strata", "seed",
}  # fmt: skip
SHEET = "A,B,C,count\n1,0,0,400\n0,1,0,180\n1,1,0,100\n0,0,1,90\n1,0,1,50\n0,1,1,20\n1,1,1,11\n"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the sampler's step of the ladder for its place alone."""
    monkeypatch.setattr(ladder, "DRAWS", 2_000)


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    """Give a sheet of three lists."""
    path = tmp_path / "lists.csv"
    path.write_text(SHEET, encoding="utf-8")
    return str(path)


def test_json_has_the_names_of_the_contract(sheet: str) -> None:
    """And nothing else on standard output."""
    done = CliRunner().invoke(app, ["estimate", sheet, "--method", "chao", "--format", "json"])
    told = json.loads(done.stdout)
    assert set(told) >= KEYS
    assert set(told["estimate"]) == {"mean", "median", "low", "high", "level"}
    assert told["observed"] == 851


@pytest.mark.parametrize(("language", "first"), [("en", "Assumed"), ("ar", "افتراضات")])
def test_the_table_says_assumptions_first(sheet: str, language: str, first: str) -> None:
    """In either language."""
    done = CliRunner().invoke(app, ["estimate", sheet, "--method", "chao", "--language", language])
    assert done.stdout.startswith(first)


def test_a_refusal_is_an_answer(tmp_path: Path) -> None:
    """Status 0, with the reason."""
    path = tmp_path / "two.csv"
    path.write_text("A,B\n1,1\n1,0\n0,1\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["estimate", str(path), "--method", "lcmcr", "--format", "json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["refused"]


def test_a_sheet_that_is_none_is_bad_input(tmp_path: Path) -> None:
    """Which the program ends with status 2."""
    path = tmp_path / "bad.csv"
    path.write_text("A,B,count\n1,1,-2\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["estimate", str(path), "--method", "dga"])
    assert isinstance(done.exception, BadInput)


def test_the_ladder_and_the_overlaps_can_be_drawn(sheet: str, tmp_path: Path) -> None:
    """As pictures for a report."""
    pictures = [tmp_path / "ladder.png", tmp_path / "overlaps.svg"]
    options = ["--picture", str(pictures[0]), "--overlaps", str(pictures[1])]
    CliRunner().invoke(app, ["estimate", sheet, "--method", "chao", "--no-checks", *options])
    assert all(picture.stat().st_size > 1_000 for picture in pictures)
