"""A figure on a terminal, as JSON, as CSV, or as GeoJSON.

For: `recount figure --format table|json|csv|geojson`. Not for: counting (`recount.figures.counting`).
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table

from recount.figures.asking.declaration import Declaration
from recount.figures.counting import selected
from recount.figures.figure import SEVERAL, Contrast, Figure, Row, Share, Sum, Tally
from recount.figures.telling.geojson import Placed, as_geojson
from recount.incidents.models import Incident
from recount.places.models import Place
from recount.reports.access import Groups
from recount.vocabulary import words as vocabulary_words
from recount.vocabulary.reader import label
from recount.vocabulary.words import Dimension, PlacePrecision

# The sets whose words stand under a dimension; under any other stand codes, months and places.
WORDS_OF = {
    Dimension.PARTY: vocabulary_words.Party,
    Dimension.GRADE: vocabulary_words.AirwarsGrade,
    Dimension.OUTCOME: vocabulary_words.Outcome,
    Dimension.CLASS: vocabulary_words.VictimClass,
    Dimension.CATEGORY: vocabulary_words.VictimCategory,
    Dimension.ZONE: vocabulary_words.Party,
    Dimension.HARM: vocabulary_words.HarmFound,
    Dimension.INFRASTRUCTURE: vocabulary_words.InfrastructureType,
}


def print_figure(figure: Figure, format: StrEnum) -> None:
    """Print a figure as a table with its sentence, as the JSON of the contract, or as CSV."""
    if format == "json":
        print(json.dumps(figure.as_json(), ensure_ascii=False, indent=2))
    elif format == "geojson":
        print(json.dumps(map_of(figure), ensure_ascii=False))
    elif format == "csv":
        write_csv(figure, sys.stdout)
    else:
        show(figure, Console())


def map_of(figure: Figure, groups: Groups = None) -> dict[str, Any]:
    """Give the incidents of a figure as GeoJSON, counted by the same declaration, for the same access groups."""
    incidents = selected(figure.declaration, groups)
    columns = ("code", "place__lat", "place__lon", "place__kind", "place_precision", "infrastructure")
    codes = {each.code for each in incidents}
    rows = [row for row in Incident.objects.values_list(*columns) if row[0] in codes]
    places = {code: Placed(lat, lon, _coarser(kind, own), frozenset(hit)) for code, lat, lon, kind, own, hit in rows}
    return as_geojson(figure, incidents, places)


def _coarser(kind: PlacePrecision | None, own: PlacePrecision) -> PlacePrecision:
    known = [each for each in (kind, own) if each and each is not PlacePrecision.UNRESOLVED]
    return max(known, key=list(PlacePrecision).index, default=PlacePrecision.UNRESOLVED)


def write_csv(figure: Figure, file: TextIO) -> None:
    """Write one line a row, a comparison, or the total where neither was asked for; lists are joined with blanks."""
    content = figure.as_json()
    held = [_flat_contrast(each) for each in content.get("comparisons", ())]
    lines = [_flat(line) for line in content["rows"]] or held or [_flat(content["total"])]
    writer = csv.DictWriter(file, fieldnames=list(dict.fromkeys(name for line in lines for name in line)), restval="")
    writer.writeheader()
    writer.writerows(lines)


def show(figure: Figure, console: Console) -> None:
    """Show a figure: its sentence, its rows and total, and what stands beside."""
    console.print(figure.sentence)
    console.print(figure_table(figure))
    if figure.comparisons:
        console.print(comparison_table(figure.comparisons))
    for grade, beside in figure.total.beside.items():
        if beside.incidents:
            console.print(f"Beside, {_label(Dimension.GRADE, grade)} ({beside.incidents}): {range_in_words(beside)}")
    if not figure.overlap.additive:
        console.print(f"Rows are not additive; alleged to several parties (R15): {figure.overlap.incidents}.")


def figure_table(figure: Figure) -> Table:
    """Lay out the rows and the total."""
    dimensions = figure.declaration.by
    table = Table(caption="Ranges of reported figures, no confidence intervals (R31).")
    contested = label(vocabulary_words.AirwarsGrade.CONTESTED)
    for heading in (*map(label, dimensions), "range", "incidents", "unknown toll", "unstated status", contested):
        table.add_column(heading, overflow="fold")
    for heading in _extra_headings(figure.declaration):
        table.add_column(heading, overflow="fold")
    for row in figure.rows:
        extra = _extra(row, figure.declaration)
        table.add_row(*(_label(name, row.cell[name]) for name in dimensions), *_cells(row.tally), *extra)
    blanks = ["total", *[""] * (len(dimensions) - 1)] if dimensions else []
    table.add_row(*blanks, *_cells(figure.total), style="bold")
    return table


def comparison_table(held: Sequence[Contrast]) -> Table:
    """Lay out what is held against what; a refused comparison has its reason in the place of the ratio."""
    table = Table(caption="Held against the first (R23); ranges are what the reported figures allow.")
    for heading in ("", "range", "against", "range", "on both sides", "times"):
        table.add_column(heading, overflow="fold")
    for each in held:
        sums = (each.left_name.en, range_in_words(each.numerator), each.right_name.en, range_in_words(each.denominator))
        table.add_row(*sums, str(each.shared), each.refused or _times(each))
    return table


def _times(held: Contrast) -> str:
    ends = "–".join("open" if end is None else f"{end:g}" for end in (held.low, held.high))
    return ends if held.ratio is None else f"{held.ratio:g} ({ends})"


def _extra_headings(declaration: Declaration) -> list[str]:
    headings = ["counts"] if Dimension.MONITOR in declaration.by else []
    return [*headings, "share", "if the unknown were known"] if declaration.shares else headings


def _extra(row: Row, declaration: Declaration) -> list[str]:
    cells = [row.unit or "not stated"] if Dimension.MONITOR in declaration.by else []
    return [*cells, *_share_in_words(row.share)] if declaration.shares else cells


def _share_in_words(share: Share | None) -> tuple[str, str]:
    if share is None:
        return "", ""
    between = f"{share.at_least}–{share.at_most} %"
    if share.percent is None:
        return "", between
    of = f"{share.numerator_low} of {share.denominator_low}"
    return f"{share.percent} % ({of}; {share.low}–{share.high} %)", f"{between} ({share.unknown} unknown)"


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
    if value == SEVERAL:
        return f"over several {dimension}s"
    if dimension in (Dimension.PLACE, Dimension.GOVERNORATE):
        return _place_name(value)
    words = WORDS_OF.get(dimension)
    return label(words(value)) if words and value in set(words) else value


def _place_name(key: str) -> str:
    row = Place.objects.filter(key=key).first()
    return row.name_en if row else key


def _flat_contrast(held: dict[str, Any]) -> dict[str, Any]:
    sums = {f"{side}_{name}": value for side in ("numerator", "denominator") for name, value in held[side].items()}
    return {name: value for name, value in held.items() if not isinstance(value, dict)} | sums


def _flat(line: dict[str, Any]) -> dict[str, Any]:
    """Give a row as cells: lists joined, a share in columns of its own, what stands beside a total left out."""
    share = {f"share_{name}": value for name, value in line.get("share", {}).items()}
    cells = {name: value for name, value in line.items() if not isinstance(value, dict)}
    return {name: " ".join(value) if isinstance(value, list) else value for name, value in {**cells, **share}.items()}
