"""Prints an aftermath to standard output: JSON, CSV, HTML, or a table with its assumptions first.

For: the command line. Not for: notebooks (`result`), or reckoning.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.table import Table

from recount.estimates.aftermath.result import Aftermath, MadeOf
from recount.estimates.aftermath.showing import COLUMNS, plain_rows, text_of
from recount.estimates.aftermath.wording import heading

IDS_SHOWN = 40
# The names of broken rules need room; a file or a pipe has it.
WIDTH = 160


def as_json(answer: Aftermath) -> None:
    """Print the contract's JSON."""
    print(json.dumps(answer.model_dump(mode="json"), ensure_ascii=False, indent=1, allow_nan=False))


def as_csv(answer: Aftermath) -> None:
    """Print one row a window."""
    rows = [window.model_dump(mode="json") for window in answer.windows]
    table = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows({**row, "broken": " ".join(row["broken"])} for row in rows)


def as_html(answer: Aftermath) -> None:
    """Print a page in English and in Arabic."""
    print(answer.page("en") + answer.page("ar"))


def as_table(answer: Aftermath) -> None:
    """Print assumptions, the answer or the refusal, placebos, windows and warnings, in that order."""
    console = Console(soft_wrap=True, highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    console.print(f"{heading('assumptions', 'en')}:")
    for assumption in answer.assumptions:
        console.print(f"  - {assumption.en}", markup=False)
    console.print(f"\n{answer.summary.en}\n", markup=False)
    console.print(f"{heading('placebo', 'en')}:")
    for name, told in [*answer.placebo.items(), ("pre_trend", answer.pre_trend)]:
        console.print(f"  - {name}: p {text_of(told['p'])}{', failed' if told['failed'] else ''}", markup=False)
    console.print(_windows(answer))
    for line in _beside(answer):
        console.print(line, markup=False)
    for warning in answer.warnings:
        console.print(f"{warning.en}", markup=False)
    if answer.made:
        _account(console, answer.made)
    console.print(f"settings {answer.settings_sha256[:16]}, seed {answer.seed}, {answer.draws} shuffles", markup=False)


def _account(console: Console, made: MadeOf) -> None:
    """Say which incidents of the record stand behind the answer, and by which rules."""
    for title, told in (("chosen by", made.rules), ("left out", made.left_out)):
        said = "; ".join(f"{name} {value}" for name, value in told.items() if value)
        console.print(f"{title}: {said or 'nothing'}", markup=False)
    for role, ids in made.ids.items():
        more = f" ... ({len(ids)})" if len(ids) > IDS_SHOWN else ""
        console.print(f"{role}: {', '.join(ids[:IDS_SHOWN]) or 'none of the record'}{more}", markup=False)


def _beside(answer: Aftermath) -> Iterator[str]:
    """Give what stands beside the windows: what could have been found, the curve, quiet moments, the panel."""
    least, curve = answer.minimum_detectable["smallest"], answer.sensitivity
    if least:
        yield f"smallest effect to be found: {least['effect']:.2g} in {least['time']:g} days, {least['space']:g} km"
    if curve.get("specifications"):
        span = f"{curve['lowest']:.2g} to {curve['highest']:.2g}"
        yield f"{curve['specifications']} specifications: {span}, {100 * curve['positive']:.0f} % above 0"
    quiet = [each["effect"] for each in answer.quiet if each["effect"] is not None]
    if quiet:
        yield f"against quiet moments: {min(quiet):.2g} to {max(quiet):.2g}"
    for name in ("first_differences", "poisson"):
        slope = (answer.panel or {}).get(name)
        if slope:
            yield f"panel, {name}: {slope['difference']:+.2g}, error {slope['se_clustered']:.2g}"
    if answer.what_if:
        yield _dose(answer.what_if)


def _dose(told: dict[str, Any]) -> str:
    asked = f"{told['high']:g} instead of {told['low']:g} treated strikes a day, held {told['days']} d"
    if told["difference"] is None:
        return f"{asked}: such days hardly occurred ({min(told['effective']):.0f} effective days); no number"
    low, high = told["interval"]
    return f"{asked}: {told['difference']:+.3g} events a day ({low:.3g} to {high:.3g})"


def _windows(answer: Aftermath) -> Table:
    table = Table(box=None)
    for title in COLUMNS.values():
        table.add_column(title, overflow="fold")
    for row in plain_rows([window.model_dump(mode="json") for window in answer.windows]):
        table.add_row(*row)
    return table
