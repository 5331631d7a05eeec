"""A check on a terminal, as JSON, or as one page that stands alone.

For: `recount check --format table|json|html`. Not for: the answer itself (`recount.checks.answer`).
"""

from __future__ import annotations

from enum import StrEnum

from rich.console import Console
from rich.table import Table

from recount.checks.answer import OPPOSES, QUALIFIES, SILENT, SUPPORTS, Check, CheckedClaim, tone
from recount.checks.page import page
from recount.vocabulary.reader import label
from recount.vocabulary.words import Verdict

_STYLES = {SUPPORTS: "green", QUALIFIES: "yellow", OPPOSES: "red", SILENT: "dim"}


def print_check(answer: Check, text: str, format: StrEnum) -> None:
    """Print a check; `text` is the article as given, which the page annotates."""
    if format == "json":
        print(answer.model_dump_json(by_alias=True, indent=2))
    elif format == "html":
        print(page(answer, text))
    else:
        show(answer, Console())


def show(answer: Check, console: Console) -> None:
    """Show a check as a table: every claim with a number, what the record says, and what an editor could print."""
    console.print(verdict_table(answer))
    for finding in [*answer.article.findings, *answer.article.problems]:
        console.print(f"• {finding}")
    silent = sum(checked.verdict is Verdict.NOT_CHECKABLE for checked in answer.claims)
    if silent:
        console.print(f"• Without a number that could be checked: {silent}; `--format json` lists them.")
    console.print(" · ".join(f"{label(verdict)} {count}" for verdict, count in answer.tally().items()))


def verdict_table(answer: Check) -> Table:
    """Lay out the verdicts, in the order of the text."""
    table = Table(title=f"{answer.article.name} against the record {answer.article.record}", show_lines=True)
    table.add_column("the article says", ratio=3, overflow="fold")
    table.add_column("verdict", ratio=1, overflow="fold")
    table.add_column("why", ratio=3, overflow="fold")
    table.add_column("a sentence to print", ratio=4, overflow="fold")
    for checked in answer.claims:
        if checked.verdict is not Verdict.NOT_CHECKABLE:
            table.add_row(*_cells(checked))
    return table


def _cells(checked: CheckedClaim) -> tuple[str, str, str, str]:
    style = _STYLES[tone(checked.verdict)]
    words = f"[{style}]{label(checked.verdict)}[/{style}]"
    return _shortened(checked.claim.quote.text), words, _reason(checked), checked.sentence


def _reason(checked: CheckedClaim) -> str:
    arithmetic = checked.arithmetic
    apart = arithmetic.sentence if arithmetic and arithmetic.sentence not in checked.reason else ""
    return f"{checked.reason} {apart}".strip()


def _shortened(quote: str, most: int = 240) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
