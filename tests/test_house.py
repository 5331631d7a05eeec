"""What the house promises: layers, types, manners, words, and documentation that does not lag behind.

These tests read the project itself. What may not stand in a file is written here so that this file does not match.
"""

from __future__ import annotations

import ast
import os
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest
from django.core.management import call_command
from typer.main import get_command

from recount.cli import app
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionStatus,
    CaptureState,
    ClaimKind,
    Convention,
    DecisionKind,
    GradeFilter,
    HarmGrade,
    Hedge,
    IncidentStatus,
    InfrastructureType,
    LinkState,
    Outcome,
    Party,
    Polarity,
    SettlingMethod,
    StrikeStatus,
    StrikeType,
    Verdict,
    VictimCategory,
    VictimClass,
)

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "recount"
MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]
MOST_LINES = 330
MEDIAN_LINES = 10

# Folders that tools make for themselves.
NOT_OURS = {".git", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache"}

# Sets whose words settle what the record says: a literal would settle it a second time.
SETTLED: tuple[type[StrEnum], ...] = (
    AirwarsGrade,
    AttributionStatus,
    CaptureState,
    ClaimKind,
    Convention,
    DecisionKind,
    GradeFilter,
    HarmGrade,
    Hedge,
    IncidentStatus,
    InfrastructureType,
    LinkState,
    Outcome,
    Party,
    Polarity,
    SettlingMethod,
    StrikeStatus,
    StrikeType,
    VictimCategory,
    VictimClass,
    Verdict,
)
# Words of these sets that the program also uses in a plain sense.
EVERYDAY = {
    "aggregate": "an account of the ledger",
    "comparison": "a chapter of the reader's lexicon",
    "control": "the events that treated ones are held against",
    "correct": "a page where a claim is set right",
    "exact": "a sentence of the figure's grammar",
    "grade": "a relation between rows",
    "infrastructure": "a key of the demo record",
    "merge": "a verb of the command line",
    "missing": "what is not there, to pydantic and to the content store",
    "named": "a sentence of the figure's grammar",
    "other": "a plural form of a language",
    "range": "a heading",
    "release": "what is frozen and cited",
    "review": "a step of the work, and its page",
    "share": "a folder of the user's home",
    "strike": "a heading",
    "total": "a heading",
    "unknown": "a sentence of the figure's grammar",
    "unspecified": "a sentence of the figure's grammar",
}

# What is developed with stands in one lock alone; Spark comes as source, so every machine brings its own.
NOT_LOCKED = {"dev", "spark"}

NEVER = {
    "a path of one machine": re.compile(r"(?<![\w./])/(work|root|tmp|home/\w+|opt/pypi)/"),
    "the address of a package index": re.compile(r"pypi[.]org|pythonhosted[.]|--(extra-)?index-url|--find-links"),
    "work that was left undone": re.compile(r"\b(TOD[O]|FIX[M]E|XX[X]|HAC[K])\b"),
}


def tool(name: str, *arguments: str) -> str:
    """Run a tool of this environment on the project and give what it complains of."""
    command = [Path(sys.executable).with_name(name), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def files() -> Iterator[Path]:
    """Give every file of the project."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS | {"__pycache__"}]
        yield from (Path(folder) / name for name in names)


def texts() -> Iterator[tuple[str, str]]:
    """Give the name and the text of every file of the project that is text."""
    for path in files():
        try:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


@cache
def trees() -> dict[Path, ast.Module]:
    """Give every module of the project as its parts."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}


@cache
def documentation() -> str:
    """Give the README and everything under docs/."""
    return "\n".join(text for name, text in texts() if name.endswith(".md") and not name.startswith(("tests", "src")))


def name_of(path: Path) -> str:
    """Name a module of the project in a test's name."""
    return str(path.relative_to(SOURCE))


def test_imports_run_one_way() -> None:
    """Vocabulary, reports, places, claims, incidents, figures, checks, pages: no room knows a later one."""
    assert tool("lint-imports") == ""


def test_the_linter_finds_nothing() -> None:
    """The code keeps to the rules that pyproject.toml names."""
    assert tool("ruff", "check", "--output-format=concise", ".") == ""


def test_every_type_is_checked() -> None:
    """The types are strict and complete."""
    assert tool("mypy") == ""


def test_a_module_says_what_it_is_for_and_what_not() -> None:
    """Who opens a file learns first what belongs there, and what to look for elsewhere."""
    opens = {path: ast.get_docstring(tree) or "" for path, tree in trees().items() if path.name != "__init__.py"}
    assert [name_of(path) for path, docstring in opens.items() if not says_for_what(path, docstring)] == []


def says_for_what(path: Path, docstring: str) -> bool:
    """Tell whether a module opens as it should; what only starts something needs no more than a sentence."""
    is_plumbing = path.name in ("apps.py", "__main__.py")
    return bool(docstring) and (is_plumbing or ("For:" in docstring and "Not for:" in docstring))


def test_a_module_fits_a_sitting() -> None:
    """What grows too long to be read at once is two things."""
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_functions_are_small() -> None:
    """Half of all functions are shorter than ten lines."""
    lengths = [
        (node.end_lineno or 0) - node.lineno + 1
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]
    assert statistics.median(lengths) < MEDIAN_LINES


def test_a_word_of_the_vocabulary_is_never_a_literal() -> None:
    """A party, an outcome, a grade, a verdict has one home; elsewhere it is called by its Python name."""
    outside = {path: tree for path, tree in trees().items() if "vocabulary" not in path.parts}
    assert [f"{name_of(path)}:{each}" for path, tree in outside.items() for each in literals_of(tree)] == []


def literals_of(tree: ast.AST) -> list[str]:
    """Give the words of the vocabulary that a module writes out, each with its line."""
    settled = {str(word) for words in SETTLED for word in words} - set(EVERYDAY)
    keys = set(keys_of(tree))
    return [
        f"{node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in settled and id(node) not in keys
    ]


def keys_of(tree: ast.AST) -> Iterator[int]:
    """Give the nodes that name a field instead of saying a word: keys, subscripts, columns, relations."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            yield from (id(key) for key in node.keys)
        elif isinstance(node, ast.Subscript):
            yield id(node.slice)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            yield from map(id, node.args[:1])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "values_list":
            yield from map(id, node.args)
        elif isinstance(node, ast.keyword) and node.arg in ("fields", "related_name"):
            yield from map(id, ast.walk(node.value))


def test_everyday_words_are_words_of_the_vocabulary() -> None:
    """An exception that excepts nothing is taken out."""
    assert set(EVERYDAY) <= {str(word) for words in SETTLED for word in words}


@pytest.mark.parametrize("what", NEVER)
def test_no_file_gives_away_where_it_was_made(what: str) -> None:
    """The project is the same on every machine, and nothing in it waits to be done."""
    found = [f"{name}: {match[0]}" for name, text in texts() if (match := NEVER[what].search(text))]
    assert not [line for line in found if not line.startswith("tests/test_house.py")]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-extras.lock"])
def test_a_lock_pins_every_package_by_its_hash(lock: str) -> None:
    """What is installed is what was tested, wherever it comes from."""
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " "))
    packages = [entry for entry in entries if entry.strip() and not entry.startswith("#")]
    assert packages
    assert not [entry for entry in packages if "==" not in entry or "--hash=sha256:" not in entry or "://" in entry]


def test_the_locks_hold_what_the_project_needs() -> None:
    """A package that is asked for in pyproject.toml stands in the lock that the commands install."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [package for extra, packages in extras.items() if extra not in NOT_LOCKED for package in packages]
    needs = {
        "requirements.lock": project["dependencies"],
        "requirements-dev.lock": [*project["dependencies"], *extras["dev"], *asked],
        "requirements-extras.lock": [*project["dependencies"], *asked],
    }
    for lock, packages in needs.items():
        locked = (ROOT / lock).read_text(encoding="utf-8").lower()
        names = [re.split(r"[\[<>=! ]", package)[0].lower() for package in packages]
        assert not [name for name in names if f"\n{name}==" not in f"\n{locked}"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_what_it_does(command: str) -> None:
    """Every verb has a sentence of help, and every option too."""
    assert COMMANDS[command].help
    assert not [option.name for option in COMMANDS[command].params if not getattr(option, "help", None)]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_documented(command: str) -> None:
    """Every verb stands in the README or in docs/, as one types it."""
    assert re.search(rf"\brecount {command}\b", documentation())


@pytest.mark.parametrize("word", [*Verdict, *HarmGrade, *AttributionStatus, *AirwarsGrade, *StrikeStatus])
def test_a_verdict_and_a_grade_are_documented(word: StrEnum) -> None:
    """What the record may say of somebody is explained before it is said."""
    assert f"`{word}`" in documentation()


@pytest.mark.django_db(databases="__all__")
def test_migrations_are_complete() -> None:
    """The tables are those of the models, on either database."""
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python 3.11.2, which Debian 12 has, keeps half of such a repetition that failed, and cuts words elsewhere."""
    repeated = re.compile(r"\)(?:[*+?]|\{{1,2}\d+,?\d*\}{1,2})\+")
    lines = ((path, line) for path in MODULES for line in path.read_text(encoding="utf-8").splitlines())
    assert [f"{name_of(path)}: {line}" for path, line in lines if repeated.search(line)] == []
