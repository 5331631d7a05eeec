"""Scores on a terminal or as JSON, with a bar that moves while a long file is read.

For: `recount eval`. Not for: the rule by which an answer is right (`recount.claims.matching`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Console
from rich.progress import track
from rich.table import Table

from recount.claims.gold import GoldLine
from recount.claims.matching import Miss
from recount.claims.scoring import Score, Scores

LONG: Final = 50
"""From so many reports on, a bar shows how far the reading is."""

WIDE: Final = 100

HEADINGS: Final = ("field", "language", "n", "claimed", "answered", "recall", "precision", "exact", "in range")


def with_progress(lines: Sequence[GoldLine]) -> Iterable[GoldLine]:
    """Give the lines one by one; on a terminal, a bar on standard error moves with them where they are many."""
    console = Console(stderr=True)
    if len(lines) < LONG or not console.is_terminal:
        return lines
    return track(lines, "Reading", console=console, transient=True)


def print_scores(scores: Scores, *, as_json: bool) -> None:
    """Print the scores, and below the table how the wrong answers are wrong."""
    if as_json:
        print(json.dumps(scores.as_json(), ensure_ascii=False, indent=2))
        return
    console = wide_console()
    console.print(score_table(scores))
    for line in [*misses_in_words(scores), *undecided_in_words(scores)]:
        console.print(line, highlight=False)


def wide_console() -> Console:
    """Give a console that holds the whole table where it is no terminal: a cut number is no number."""
    console = Console()
    return console if console.is_terminal else Console(width=max(console.width, WIDE))


def score_table(scores: Scores) -> Table:
    """Lay out one row for each field and language."""
    table = Table(title=f"Reports: {scores.reports}. Gazetteer: {scores.gazetteer}")
    for number, heading in enumerate(HEADINGS):
        table.add_column(heading, justify="right" if number > 1 else "left", no_wrap=True, min_width=len(heading))
    for score in scores.rows():
        table.add_row(*score_cells(score))
    return table


def score_cells(score: Score) -> tuple[str, ...]:
    """Give the cells of one row; a share of nothing is a dash."""
    row = score.as_json()
    sums = (str(row[name]) for name in ("n", "claimed", "answered"))
    shares = (_share(row[name]) for name in ("recall", "precision", "exact", "in_range"))
    return (score.measure, score.language, *sums, *shares)


def misses_in_words(scores: Scores) -> list[str]:
    """Say for each row how many answers are wrong in which way, and the share of each way."""
    return [f"{score.measure}, {score.language}: {_classes(score)}" for score in scores.rows() if score.misses]


def undecided_in_words(scores: Scores) -> list[str]:
    """Say for each row how many right answers leave open whether it is two or several, because they are easy to get."""
    return [
        f"{score.measure}, {score.language}: {score.undecided} of {score.right} right answers are two or several"
        for score in scores.rows()
        if score.undecided
    ]


def _classes(score: Score) -> str:
    total = sum(map(len, score.misses.values()))
    counted = ((miss, len(score.misses[miss])) for miss in Miss if miss in score.misses)
    return ", ".join(f"{miss.replace('_', ' ')} {count} ({count / total:.0%})" for miss, count in counted)


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"
