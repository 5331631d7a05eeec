"""A check on a terminal, as JSON, or as one page that stands alone.

For: `recount check --format table|json|html`. Not for: the answer itself (`recount.checks.answer`).
"""

from __future__ import annotations

from enum import StrEnum

from rich.console import Console
from rich.table import Table

from recount.checks.answer import OPPOSES, QUALIFIES, SILENT, SUPPORTS, Check, CheckedClaim, tone
from recount.checks.page import page
from recount.checks.phrasing import say
from recount.vocabulary.reader import Language, label
from recount.vocabulary.words import Verdict

_COLUMNS = {"says": 3, "verdict": 1, "why": 3, "to_print": 4}
_STYLES = {SUPPORTS: "green", QUALIFIES: "yellow", OPPOSES: "red", SILENT: "dim"}


def print_check(answer: Check, text: str, format: StrEnum, language: Language = "en") -> None:
    """Print a check; `text` is the article as given, which the page annotates; `language` is the answer's."""
    if format == "json":
        print(answer.model_dump_json(by_alias=True, indent=2))
    elif format == "html":
        print(page(answer, text, language))
    else:
        show(answer, Console(), language)


def show(answer: Check, console: Console, language: Language = "en") -> None:
    """Show a check as a table: every claim with a number, what the record says, and what an editor could print."""
    console.print(verdict_table(answer, language))
    for finding in [*answer.article.findings, *answer.article.problems]:
        console.print(f"• {finding}")
    silent = sum(checked.verdict is Verdict.NOT_CHECKABLE for checked in answer.claims)
    if silent:
        console.print(f"• {say(language, 'table', 'silent', number=silent)}")
    console.print(" · ".join(f"{label(verdict, language)} {count}" for verdict, count in answer.tally().items()))


def verdict_table(answer: Check, language: Language = "en") -> Table:
    """Lay out the verdicts, in the order of the text."""
    title = say(language, "table", "title", name=answer.article.name, record=answer.article.record)
    table = Table(title=title, show_lines=True)
    for key, ratio in _COLUMNS.items():
        table.add_column(say(language, "table", key), ratio=ratio, overflow="fold")
    for checked in answer.claims:
        if checked.verdict is not Verdict.NOT_CHECKABLE:
            table.add_row(*_cells(checked, language))
    return table


def _cells(checked: CheckedClaim, language: Language) -> tuple[str, str, str, str]:
    style = _STYLES[tone(checked.verdict)]
    words = f"[{style}]{label(checked.verdict, language)}[/{style}]"
    return _shortened(checked.claim.quote.text), words, _reason(checked), checked.sentence


def _reason(checked: CheckedClaim) -> str:
    arithmetic = checked.arithmetic
    apart = arithmetic.sentence if arithmetic and arithmetic.sentence not in checked.reason else ""
    return f"{checked.reason} {apart}".strip()


def _shortened(quote: str, most: int = 240) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
