"""A figure on a terminal, as JSON, or as CSV.

For: `recount figure --format table|json|csv`. Not for: counting (`recount.figures.counting`).
"""

from __future__ import annotations

import csv
import json
import sys
from enum import StrEnum
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table

from recount.figures.figure import Figure, Sum, Tally
from recount.places.models import Place
from recount.vocabulary import words as vocabulary_words
from recount.vocabulary.reader import label
from recount.vocabulary.words import Dimension

# The sets whose words stand under a dimension; under any other stand codes, months and places.
_WORDS_OF = {
    Dimension.PARTY: vocabulary_words.Party,
    Dimension.GRADE: vocabulary_words.AirwarsGrade,
    Dimension.OUTCOME: vocabulary_words.Outcome,
    Dimension.CLASS: vocabulary_words.VictimClass,
    Dimension.CATEGORY: vocabulary_words.VictimCategory,
}


def print_figure(figure: Figure, format: StrEnum) -> None:
    """Print a figure as a table with its sentence, as the JSON of the contract, or as CSV."""
    if format == "json":
        print(json.dumps(figure.as_json(), ensure_ascii=False, indent=2))
    elif format == "csv":
        write_csv(figure, sys.stdout)
    else:
        show(figure, Console())


def write_csv(figure: Figure, file: TextIO) -> None:
    """Write one line a row, or the total alone where nothing is broken down; lists are joined with blanks."""
    content = figure.as_json()
    lines: list[dict[str, Any]] = content["rows"] or [_without_beside(content["total"])]
    writer = csv.DictWriter(file, fieldnames=list(lines[0]))
    writer.writeheader()
    for line in lines:
        writer.writerow({name: " ".join(value) if isinstance(value, list) else value for name, value in line.items()})


def show(figure: Figure, console: Console) -> None:
    """Show a figure: its sentence, its rows and total, and what stands beside."""
    console.print(figure.sentence)
    console.print(figure_table(figure))
    for grade, beside in figure.total.beside.items():
        if beside.incidents:
            console.print(f"Beside, {_label(Dimension.GRADE, grade)} ({beside.incidents}): {range_in_words(beside)}")
    if not figure.overlap.additive:
        console.print(f"Rows by party are not additive; alleged to several (R15): {figure.overlap.incidents}.")


def figure_table(figure: Figure) -> Table:
    """Lay out the rows and the total."""
    dimensions = figure.declaration.by
    table = Table(caption="Ranges of reported figures, no confidence intervals (R31).")
    contested = label(vocabulary_words.AirwarsGrade.CONTESTED)
    for heading in (*map(label, dimensions), "range", "incidents", "unknown toll", "unstated status", contested):
        table.add_column(heading, overflow="fold")
    for row in figure.rows:
        table.add_row(*(_label(name, row.cell[name]) for name in dimensions), *_cells(row.tally))
    blanks = ["total", *[""] * (len(dimensions) - 1)] if dimensions else []
    table.add_row(*blanks, *_cells(figure.total), style="bold")
    return table


def range_in_words(total: Sum) -> str:
    """Write a range of reported figures; what nobody knows is a question mark, never 0 (R14)."""
    return _range(total.low, total.high, total.high_open)


def _range(low: int | None, high: int | None, is_open: bool) -> str:
    ends = "?" if low is None else f"{low:,}", "?" if high is None else f"{high:,}{'+' if is_open else ''}"
    return ends[1] if low == high else "–".join(ends)


def _cells(tally: Tally) -> tuple[str, ...]:
    unstated = _range(tally.unspecified_low, tally.unspecified_high, tally.unspecified_open)
    return range_in_words(tally), str(tally.incidents), str(tally.unknown_toll), unstated, str(tally.contested)


def _label(dimension: Dimension, value: str | None) -> str:
    if value is None:
        return "cannot be placed"
    if dimension in (Dimension.PLACE, Dimension.GOVERNORATE):
        return _place_name(value)
    words = _WORDS_OF.get(dimension)
    return label(words(value)) if words and value in set(words) else value


def _place_name(key: str) -> str:
    row = Place.objects.filter(key=key).first()
    return row.name_en if row else key


def _without_beside(total: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in total.items() if not isinstance(value, dict)}
