"""Shows an aftermath: a data frame, HTML for notebooks, a heat map of windows beside the balance.

For: plain rows in, things to look at out; matplotlib and pandas are asked for only when needed. Not for: reckoning.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any

from recount.errors import BadInput
from recount.estimates.aftermath.wording import heading
from recount.vocabulary.reader import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

Row = Mapping[str, Any]

# The columns of a window that are shown, and their headings.
COLUMNS = {
    "time": "days",
    "space": "km",
    "effect": "difference",
    "se": "error",
    "p": "p",
    "p_adjusted": "p of all",
    "n_treated": "treated",
    "n_control": "controls",
    "balance": "L1",
    "overlap": "overlap",
    "broken": "broken",
}
_PLACEBO_COLUMNS = {"name": "", "p": "p", "failed": "failed"}


def frame(rows: Sequence[Row]) -> DataFrame:
    """Give rows as a pandas data frame. Raises BadInput when pandas is not installed."""
    made: DataFrame = _needed("pandas").DataFrame.from_records([dict(row) for row in rows])
    return made


def page(answer: Row, language: Language = "en") -> str:
    """Give an answer as HTML: assumptions, refusal or summary, windows, placebos, warnings."""
    turned = ' dir="rtl"' if language == "ar" else ""
    parts = [
        f"<h3>{heading('aftermath', language)}</h3>",
        f"<p><strong>{escape(answer['summary'][language])}</strong></p>",
        _listed(heading("assumptions", language), answer["assumptions"], language),
        _listed(heading("refused", language), answer["broken"], language),
        _listed(heading("warnings", language), answer["warnings"], language),
        _table(heading("windows", language), COLUMNS, answer["windows"]),
        _table(heading("placebo", language), _PLACEBO_COLUMNS, _placebo_rows(answer)),
    ]
    return f'<div lang="{language}"{turned}>{"".join(parts)}</div>'


def plain_rows(rows: Sequence[Row]) -> list[list[str]]:
    """Give windows as rows of text in the order of COLUMNS."""
    return [[text_of(row.get(column)) for column in COLUMNS] for row in rows]


def text_of(value: Any) -> str:
    """Give a value as one reads it; an empty place where there is none."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.3g}" if value != round(value) else f"{value:g}"
    return ", ".join(value) if isinstance(value, list | tuple) else str(value)


def picture(rows: Sequence[Row]) -> Figure:
    """Draw effects by window as a heat map, hatched where no p is given, and L1 before and after matching.

    Raises: BadInput when matplotlib is not installed.
    """
    figure: Figure = _needed("matplotlib.figure").Figure(figsize=(11, 4.5), layout="constrained")
    heat, balance = figure.subplots(1, 2)
    _draw_heat(figure, heat, rows)
    _draw_balance(balance, rows)
    return figure


def _draw_heat(figure: Figure, axes: Axes, rows: Sequence[Row]) -> None:
    times, spaces = (sorted({row[side] for row in rows}) for side in ("time", "space"))
    effects = {(row["time"], row["space"]): row["effect"] for row in rows}
    table = [[_or_nan(effects.get((time, space))) for time in times] for space in spaces]
    widest = max((abs(value) for line in table for value in line if math.isfinite(value)), default=1.0) or 1.0
    drawn = axes.imshow(table, origin="lower", cmap="RdBu_r", vmin=-widest, vmax=widest, aspect="auto")
    for row in rows:
        if row["p"] is None:
            at = (times.index(row["time"]) - 0.5, spaces.index(row["space"]) - 0.5)
            axes.add_patch(_needed("matplotlib.patches").Rectangle(at, 1, 1, fill=False, hatch="////", linewidth=0))
    axes.set_xticks(range(len(times)), [f"{time:g}" for time in times])
    axes.set_yticks(range(len(spaces)), [f"{space:g}" for space in spaces])
    axes.set(xlabel="days", ylabel="km", title="Difference in events a strike (hatched: no p)")
    figure.colorbar(drawn, ax=axes)


def _draw_balance(axes: Axes, rows: Sequence[Row]) -> None:
    at = list(range(len(rows)))
    for column, told, colour in (("balance_before", "before matching", "none"), ("balance", "after matching", "black")):
        axes.scatter([row[column] for row in rows], at, label=told, facecolor=colour, edgecolor="black")
    axes.axvline(0.5, linestyle=":", color="grey")
    step = max(1, len(rows) // 25)
    axes.set_yticks(at[::step], [f"{row['time']:g} d, {row['space']:g} km" for row in rows[::step]], fontsize=7)
    axes.set(xlim=(0, 1), xlabel="L1", title="Balance")
    axes.legend(fontsize=8)


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else value


def _listed(title: str, notices: Sequence[Row], language: Language) -> str:
    items = "".join(f"<li>{escape(str(each[language]))}</li>" for each in notices)
    return f"<h4>{title}</h4><ul>{items}</ul>" if items else ""


def _placebo_rows(answer: Row) -> list[Row]:
    return [{"name": name, **told} for name, told in [*answer["placebo"].items(), ("pre_trend", answer["pre_trend"])]]


def _table(title: str, columns: Mapping[str, str], rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{column}</th>" for column in columns.values())
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(text_of(row.get(column)))}</td>" for column in columns) + "</tr>" for row in rows
    )
    return f"<h4>{title}</h4><table><tr>{head}</tr>{body}</table>"


def _needed(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        package = name.split(".", maxsplit=1)[0]
        raise BadInput(
            f"{package} is not installed.",
            "This way of showing an answer needs it; the numbers do not.",
            f"Install {package}, or the extra `estimates`.",
        ) from None
