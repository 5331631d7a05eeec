"""Prints an estimation to standard output: the contract's JSON, or tables with the assumptions first.

For: the command line. Not for: notebooks (`recount.estimates.showing`), or reckoning.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from recount.estimates.result import Comparison, Estimation, Made, Rung, Stratum, Summary
from recount.estimates.wording import heading
from recount.vocabulary.reader import Language

NOTHING = "–"
IDS_SHOWN = 40


def as_json(told: Estimation) -> None:
    """Print the contract's JSON; numbers without end are null."""
    print(json.dumps(finite(told.model_dump(mode="json")), ensure_ascii=False, indent=1, allow_nan=False))


def as_table(told: Estimation, language: Language = "en") -> None:
    """Print assumptions, the ladder, modes, strata, warnings, checks and what may be quoted, in that order."""
    console = Console(soft_wrap=True, highlight=False)
    if told.assumptions:
        _bullets(console, heading("assumed", language), (each.in_language(language) for each in told.assumptions))
    if told.made:
        console.print()
        _bullets(console, heading("made", language), _account(told.made, language))
    for table in _tables(told, language):
        console.print()
        console.print(table)
    if told.warnings:
        console.print()
        _bullets(console, heading("warnings", language), (each.in_language(language) for each in told.warnings))
    checks = list(checks_in_words(told, language))
    if checks:
        console.print()
        _bullets(console, heading("checks", language), checks)
    if told.paragraph:
        console.print(f"\n{heading('quote', language)}:", markup=False)
        console.print(told.paragraph.in_language(language), markup=False)


def _bullets(console: Console, title: str, lines: Iterable[str]) -> None:
    console.print(f"{title}:", markup=False)
    for line in lines:
        console.print(f"  - {line}", markup=False)


def _account(made: Made, language: Language) -> Iterable[str]:
    """Say what rows and lists are, by which rules they were chosen, what was left out, and which ids they are."""
    yield f"{heading('lists', language)}: {', '.join(made.lists)}"
    rules = "; ".join(f"{name} {_plain(value)}" for name, value in made.rules.items() if value)
    yield f"{heading('rules', language)}: {rules}"
    out = "; ".join(f"{name} {count}" for name, count in made.left_out.items() if count)
    yield f"{heading('left_out', language)}: {out or NOTHING}"
    more = f" ... ({len(made.ids)})" if len(made.ids) > IDS_SHOWN else ""
    yield f"{heading('ids', language)}: {', '.join(made.ids[:IDS_SHOWN])}{more}"


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _tables(told: Estimation, language: Language) -> Iterable[Table]:
    yield _ladder(told.ladder, language)
    if told.modes:
        yield _modes(told, language)
    if told.strata:
        yield _strata(told.strata, language)
    if told.comparisons:
        yield _comparisons(told.comparisons, language)


def _table(title: str, language: Language, *columns: str) -> Table:
    table = Table(title=heading(title, language), title_justify="left", box=None, pad_edge=False)
    for column in columns:
        numbers = column in ("total", "interval", "recorded", "times")
        title = heading(column, language) if column else ""
        table.add_column(title, justify="right" if numbers else "left", overflow="fold")
    return table


def _ladder(rungs: Sequence[Rung], language: Language) -> Table:
    table = _table("ladder", language, "method", "setting", "total", "interval", "")
    for rung in rungs:
        table.add_row(str(rung.method), rung.setting.replace("[", r"\["), *_cells(rung.estimate), _mark(rung, language))
    return table


def _mark(rung: Rung, language: Language) -> str:
    asked = heading("asked", language) if rung.asked else ""
    refused = f"{heading('not_publishable', language)}: {', '.join(rung.refusals)}" if rung.not_publishable else ""
    return "; ".join(each for each in (asked, refused) if each)


def _modes(told: Estimation, language: Language) -> Table:
    table = _table("modes", language, "", "total", "interval")
    for mode in told.modes:
        table.add_row(f"{mode.weight:.0%}", *_cells(mode.estimate))
    return table


def _strata(strata: Sequence[Stratum], language: Language) -> Table:
    table = _table("strata", language, "stratum", "recorded", "total", "interval", "")
    for each in strata:
        mark = heading("not_publishable", language) + f": {each.refused}" if each.refused else ""
        table.add_row(each.stratum, f"{each.observed:,}", *_cells(each.estimate), mark)
    return table


def _comparisons(comparisons: Sequence[Comparison], language: Language) -> Table:
    table = _table("comparisons", language, "", "recorded", "times", "interval")
    for each in comparisons:
        ratio, recorded = each.estimate, NOTHING if each.recorded is None else f"{each.recorded:.2f}"
        cells = f"{ratio.median:.2f}", f"{ratio.low:.2f}{NOTHING}{ratio.high:.2f}"
        table.add_row(f"{each.stratum} / {each.other}", recorded, *cells)
    return table


def _cells(summary: Summary | None) -> tuple[str, str]:
    if summary is None:
        return NOTHING, NOTHING
    return f"{summary.median:,.0f}", f"{summary.low:,.0f}{NOTHING}{summary.high:,.0f}"


def checks_in_words(told: Estimation, language: Language) -> Iterable[str]:
    """Say what checks of an estimate found: known sizes held, each list left out, other priors."""
    held = [row["within"] for row in told.diagnostics.get("internal_check", []) if row["within"] is not None]
    if held:
        yield f"{heading('known_sizes', language)}: {sum(held)} / {len(held)}"
    for row in told.diagnostics.get("without_each_list", []):
        total = row["total"]
        found = f"{total['median']:,.0f} ({total['low']:,.0f}{NOTHING}{total['high']:,.0f})" if total else NOTHING
        yield f"{heading('without', language, name=row['list'])}: {found}"
    for row in told.diagnostics.get("prior_sensitivity", []):
        total = row["total"]
        yield f"{row['setting']}: {total['median']:,.0f}" if total else f"{row['setting']}: {NOTHING}"


def finite(value: Any) -> Any:
    """Give a document without numbers that JSON does not know."""
    if isinstance(value, dict):
        return {key: finite(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [finite(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
