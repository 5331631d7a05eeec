"""The documentation cannot lie: what it shows to type exists, what it names is explained, what it cites is there.

For: README, docs/ and the other pages at the root. Not for: whether they read well. The walk of docs/one-incident.md is
taken step by step; its printed lines are compared with what the commands print today.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.main import get_command

from recount.checks.answer import Check
from recount.claims.schema import Casualties, Claim
from recount.cli import app
from recount.figures.asking.declaration import DIMENSIONS, MEASURES, Declaration
from recount.figures.figure import Comparison, Contrast, Figure, Overlap, Share, Tally, Total
from recount.vocabulary.reader import label
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionStatus,
    Convention,
    DecisionKind,
    GradeFilter,
    HarmGrade,
    Verdict,
    VictimCategory,
)

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "demo" / "README.md"])
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]
# The script in a checkout has one word of its own beside the commands.
# What the shell script does by itself.
BOOTSTRAP = ("test", "extras")
RULES = range(1, 32)

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
INLINE = re.compile(r"`((?:\./)?recount [^`]+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
RULE = re.compile(r"\bR(\d{1,2})\b")
STEP = re.compile(r"^(?:\$ )?(?:\./)?recount ")
# As wide as the terminal that docs/one-incident.md shows.
COLUMNS = "100"
LEFT_OUT = "..."
# The parts of a figure whose fields are columns that people script against.
PARTS = (Figure, Tally, Total, Overlap, Share, Comparison, Contrast)


class Typed(NamedTuple):
    """A command line that a page shows."""

    page: str
    line: str

    def words(self) -> list[str]:
        """Give the words after the program's name, up to a redirection or a pipe."""
        words = shlex.split(self.line.removeprefix("$ "))[1:]
        end = next((at for at, word in enumerate(words) if word in (">", "|", "#")), len(words))
        return words[:end]


def text_of(page: Path) -> str:
    """Give the text of a page."""
    return page.read_text(encoding="utf-8")


def docs(name: str) -> str:
    """Give the text of a page of docs/."""
    return text_of(ROOT / "docs" / name)


def name_of(page: Path) -> str:
    """Name a page in a test's name."""
    return str(page.relative_to(ROOT))


def blocks(text: str, language: str) -> list[str]:
    """Give the fenced blocks of one language."""
    return [body for said, body in FENCE.findall(text) if said == language]


def typed_lines() -> Iterator[Typed]:
    """Give every whole command line that stands in a block of a page."""
    for page in PAGES:
        for _, body in FENCE.findall(text_of(page)):
            lines = body.replace("\\\n", " ").splitlines()
            yield from (Typed(name_of(page), line) for line in lines if STEP.match(line))


def mentioned_lines() -> Iterator[Typed]:
    """Give every command that is mentioned inside a sentence."""
    for page in PAGES:
        prose = FENCE.sub("", text_of(page))
        yield from (Typed(name_of(page), " ".join(line.split())) for line in INLINE.findall(prose))


def section(text: str, heading: str) -> str:
    """Give what stands under a heading of the second level."""
    return text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def first_cells(text: str) -> list[str]:
    """Give the first cell of every row of the tables of a page."""
    return [line.split("|")[1] for line in text.splitlines() if line.startswith("|")]


def listed(text: str, word: str) -> bool:
    """Tell whether a page explains a word: a row of a table begins with it, in code type."""
    return any(f"`{word}`" in cell for cell in first_cells(text))


def anchors(text: str) -> set[str]:
    """Give the anchors of a page: its headings as they are addressed, and those that are set by hand."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.M)
    plain = [re.sub(r"[^\w\- ]", "", re.sub(r"<[^>]*>|`", "", heading)).strip().lower() for heading in headings]
    return {heading.replace(" ", "-") for heading in plain} | set(re.findall(r'id="([^"]+)"', text))


@pytest.mark.parametrize("typed", list(typed_lines()), ids=str)
def test_a_command_line_can_be_typed(typed: Typed) -> None:
    """What a page shows to type is a command with options and arguments that it takes."""
    name, *arguments = typed.words()
    if name in BOOTSTRAP or name.startswith("--"):
        return
    assert name in COMMANDS, f"{typed.page} shows {typed.line!r}"
    if "--help" not in arguments:
        COMMANDS[name].make_context(name, list(arguments))


@pytest.mark.parametrize("typed", list(mentioned_lines()), ids=str)
def test_a_command_in_a_sentence_exists(typed: Typed) -> None:
    """A command that is only mentioned exists, and so do the options beside it."""
    name, *arguments = typed.words()
    if name in (*BOOTSTRAP, "COMMAND") or name.startswith("--"):
        return
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts} | {"--help"}
    assert not [word for word in arguments if word.startswith("--") and word.split("=")[0] not in options]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented(command: str) -> None:
    """The section of a command has a line for each of its options."""
    cells = first_cells(section(docs("commands.md"), f"recount {command}"))
    options = [option for parameter in COMMANDS[command].params for option in parameter.opts if option.startswith("--")]
    assert not [option for option in options if not any(re.search(rf"`{option}\b", cell) for cell in cells)]


@pytest.mark.parametrize("verb", DecisionKind)
def test_every_decision_is_documented(verb: DecisionKind) -> None:
    """Whoever signs can look up what it does."""
    assert listed(section(docs("commands.md"), "recount decide"), verb)


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_documented(verdict: Verdict) -> None:
    """A verdict over somebody's number says when it is given, and by which rule."""
    row = next(line for line in section(docs("checking.md"), "The verdicts").splitlines() if f"| `{verdict}` |" in line)
    assert RULE.search(row)


@pytest.mark.parametrize("grade", [*HarmGrade, *AttributionStatus, *AirwarsGrade, *Convention])
def test_every_grade_is_documented(grade: StrEnum) -> None:
    """What is said of harm, of responsibility and of vague words is explained where we say how we count."""
    assert listed(docs("how-we-count.md"), grade)


@pytest.mark.parametrize(
    "word", [*(field.alias or name for name, field in Declaration.model_fields.items()), *DIMENSIONS, *GradeFilter]
)
def test_every_key_of_a_figure_is_documented(word: str) -> None:
    """What a declaration may say stands in a table."""
    assert listed(docs("figures.md"), word)


def test_every_measure_is_documented() -> None:
    """What is counted is said at its key."""
    row = next(line for line in docs("figures.md").splitlines() if line.startswith("| `measure` |"))
    assert not [measure for measure in MEASURES if f"`{measure}`" not in row]


@pytest.mark.parametrize("part", PARTS)
def test_every_column_of_a_figure_is_documented(part: type[Any]) -> None:
    """Nobody has to guess what a column counts."""
    assert not [name for name in part.model_fields if not listed(docs("figures.md"), name)]


def test_no_column_is_documented_that_is_not_there() -> None:
    """A column that was renamed goes from the page too."""
    told = re.findall(r"^\| ((?:`[^`|]+`(?:, )?)+) \|", section(docs("figures.md"), "What comes back"), re.M)
    columns = {name for part in PARTS for name in part.model_fields}
    assert {word.strip("` ") for cell in told for word in cell.split(",")} <= columns


def test_the_json_of_a_check_uses_the_names_of_the_contract() -> None:
    """The example of the page names only what the answer holds."""
    schema = Check.model_json_schema()
    known = {name for part in [schema, *schema["$defs"].values()] for name in part.get("properties", {})}
    known |= {"russia"}
    (example,) = blocks(docs("checking.md"), "json")
    assert not set(keys_of(json.loads(example))) - known


def keys_of(document: Any) -> Iterator[str]:
    """Give every key of a JSON document."""
    if isinstance(document, dict):
        yield from document
        for value in document.values():
            yield from keys_of(value)
    elif isinstance(document, list):
        for value in document:
            yield from keys_of(value)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    """A reader who follows a link finds a file, and in it the heading."""
    for link in LINK.findall(FENCE.sub("", text_of(page))):
        if "://" in link or link.startswith("mailto:"):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{name_of(page)} links to {link}"
        assert not anchor or anchor in anchors(text_of(target)), f"{name_of(page)} links to {link}"


def test_every_page_of_the_documentation_stands_in_its_index() -> None:
    """Nobody has to know that a page exists to find it."""
    index = docs("README.md")
    assert not [page.name for page in (ROOT / "docs").glob("*.md") if page.name not in index + "README.md"]


def test_the_list_of_rules_is_whole() -> None:
    """Rules 1 to 31 stand there, each once and in order."""
    told = re.findall(r"^- \*\*R(\d+)\*\*", section(docs("how-we-count.md"), "The rules"), re.M)
    assert [int(number) for number in told] == list(RULES)


@pytest.mark.parametrize("folder", ["src", "docs", "demo", "tests"])
def test_a_rule_that_is_cited_can_be_looked_up(folder: str) -> None:
    """A number such as R9 in the code or in a decision leads to a rule."""
    files = [path for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".md", ".yaml", ".html")]
    cited = {(name_of(path), int(number)) for path in files for number in RULE.findall(text_of(path))}
    assert not [(name, number) for name, number in cited if number not in RULES]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_python_in_the_pages_is_python(page: Path) -> None:
    """An example compiles, and what it imports from Recount is there."""
    for code in blocks(text_of(page), "python"):
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("recount"):
                module = importlib.import_module(node.module or "")
                assert not [alias.name for alias in node.names if not hasattr(module, alias.name)]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_modules_that_a_page_runs_exist(page: Path) -> None:
    """`python -m recount...` finds its module."""
    modules = re.findall(r"python -m (recount[\w.]*)", text_of(page))
    assert not [module for module in modules if importlib.util.find_spec(module) is None]


def test_a_record_by_hand_is_documented_key_by_key() -> None:
    """What a claim of the example folder may hold is told."""
    told = docs("bring-your-own.md")
    made_by_the_loader = {"section", "source_link"}
    assert not [name for name in Casualties.model_fields if not listed(told, name)]
    assert not [name for name in set(Claim.model_fields) - made_by_the_loader if not listed(told, name)]


@pytest.mark.django_db
def test_the_record_by_hand_loads_and_counts_as_told(tmp_path: Path) -> None:
    """The example folder is whole: 31 civilians, at least 49 people beside them, and a grade of weak."""
    from recount.figures.counting import count
    from recount.incidents.auditing.ledger import ledger
    from recount.site.demo import load_folder

    for name, content in re.findall(r"```yaml\n# (\S+)\n(.*?)```", docs("bring-your-own.md"), re.S):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    load_folder(tmp_path)
    total = count(Declaration.read({"measure": "killed", "grade": "weak+"})).total
    assert (total.low, total.high, total.unspecified_low, total.unspecified_open) == (31, 31, 49, True)
    assert count(Declaration.read({"measure": "killed"})).total.beside[AirwarsGrade.WEAK].incidents == 1
    assert ledger().in_order


@pytest.mark.django_db
def test_the_ranges_of_how_we_count_are_those_of_the_demo_record() -> None:
    """The table of examples gives ranges of the demo record, and the claims that set their ends."""
    from recount.incidents.models import Toll
    from recount.incidents.table import range_in_words
    from recount.site.demo import demo_folder, load_folder

    load_folder(demo_folder())
    tolls = {
        (toll.incident.code, f"{label(toll.victim_class)} {label(toll.outcome)}"): toll
        for toll in Toll.objects.filter(category=VictimCategory.TOTAL).select_related("incident")
    }
    rows = [row.split(" | ") for row in section(docs("how-we-count.md"), "4. Range").splitlines() if "| RC" in row]
    assert rows
    for incident, group, span, low, high in rows:
        toll = tolls[incident.strip("| ").split()[0], group]
        claims = [re.findall(r"[A-Z]+-[\d.]+", cell) for cell in (low, high)]
        assert [range_in_words(toll), toll.low_claims, toll.high_claims] == [span, *claims]


def test_the_walk_through_one_incident_goes_as_told(data_folder: Path, tmp_path: Path) -> None:
    """Whoever types the commands of docs/one-incident.md, in that order, sees the lines that stand below them."""
    for command, told in steps(docs("one-incident.md")):
        printed = run(command, tmp_path)
        missing = [line for line in told if line.strip() != LEFT_OUT and not stands_in(line, printed)]
        assert not missing, f"{command}\nno longer prints\n{chr(10).join(missing)}\nbut\n{chr(10).join(printed)}"
    assert (data_folder / "mine.sqlite3").exists()


def steps(text: str) -> Iterator[tuple[str, list[str]]]:
    """Give each command of a walk with the lines that a page shows below it."""
    for block in blocks(text, "console"):
        for step in re.split(r"^\$ ", block.replace("\\\n", ""), flags=re.M)[1:]:
            command, *told = step.rstrip("\n").split("\n")
            yield command, told


def run(command: str, folder: Path) -> list[str]:
    """Type a command as a newcomer would and give the lines that it prints."""
    program = shlex.join([sys.executable, "-m", "recount"])
    done = subprocess.run(
        ["sh", "-c", command.replace("./recount", program)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": COLUMNS, "TERM": "dumb"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stdout, done.stdout
    return [line.rstrip() for line in done.stdout.splitlines()]


def stands_in(line: str, printed: list[str]) -> bool:
    """Tell whether a line was printed; after its last words a page may leave out what differs between machines."""
    beginning = line.removesuffix(LEFT_OUT)
    return any(each == line or (beginning != line and each.startswith(beginning)) for each in printed)
