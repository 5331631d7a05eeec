"""Draws the overlaps of lists as an UpSet plot (Lex and others 2014).

For: seeing at a glance who is on which lists together, and which overlaps are empty. Not for: judging them
(`recount.estimates.lists.overlaps`). Needs matplotlib (the extra `estimates`), which is imported when asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from recount.estimates.lists.table import Lists
from recount.estimates.showing import needed
from recount.vocabulary.words import EstimateUnit

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST_SHOWN: Final = 30
DARK, LIGHT = "black", "lightgrey"


def overlap_picture(lists: Lists, most: int = MOST_SHOWN, unit: EstimateUnit = EstimateUnit.PEOPLE) -> Figure:
    """Draw the most frequent patterns as columns of dots with their counts above, and the lists' sizes beside.

    Raises: BadInput when matplotlib is not installed.
    """
    order = np.argsort(-lists.counts, kind="stable")[:most]
    shape = (3 + 0.3 * len(order), 2.5 + 0.35 * lists.number)
    figure: Figure = needed("matplotlib.figure", "pictures").Figure(figsize=shape, layout="constrained")
    parts = figure.subplot_mosaic(
        [[".", "counts"], ["sizes", "dots"]], width_ratios=[1, 3], height_ratios=[2, max(1, lists.number / 3)]
    )
    _draw_counts(parts["counts"], lists.counts[order], str(unit))
    _draw_dots(parts["dots"], lists, order)
    _draw_sizes(parts["sizes"], lists)
    return figure


def _draw_counts(axes: Any, counts: Any, unit: str) -> None:
    bars = axes.bar(range(len(counts)), counts, color=DARK)
    axes.bar_label(bars, fontsize="x-small", rotation=90, padding=2)
    axes.set_xlim(-0.6, len(counts) - 0.4)
    axes.set_xticks([])
    axes.set_ylabel(unit)
    axes.spines[["top", "right"]].set_visible(False)


def _draw_dots(axes: Any, lists: Lists, order: Any) -> None:
    marks = lists.patterns[order]
    for column, pattern in enumerate(marks):
        rows = np.flatnonzero(pattern)
        axes.vlines(column, rows.min(), rows.max(), color=DARK)
    across, down = np.meshgrid(range(len(marks)), range(lists.number), indexing="ij")
    colours = np.where(marks.ravel() == 1, DARK, LIGHT)
    axes.scatter(across.ravel(), down.ravel(), c=colours, zorder=2)
    axes.set_xlim(-0.6, len(marks) - 0.4)
    axes.set_ylim(lists.number - 0.5, -0.5)
    axes.set_yticks(range(lists.number), lists.names)
    axes.set_xticks([])


def _draw_sizes(axes: Any, lists: Lists) -> None:
    axes.barh(range(lists.number), lists.sizes, color=DARK)
    axes.invert_xaxis()
    axes.set_ylim(lists.number - 0.5, -0.5)
    axes.set_yticks([])
    axes.set_xlabel("size of list")
    axes.spines[["top", "left"]].set_visible(False)
