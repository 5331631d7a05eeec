"""Learning as it is asked for: a file of coded reports in, a trained second opinion out, and how it fared.

For: `recount learn`. Not for: training itself (`training`).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from rich.console import Console
from rich.table import Table

from recount.claims.gold import read_gold
from recount.claims.readers import Readers
from recount.claims.resuming import reader_version
from recount.claims.score_table import with_progress
from recount.claims.second_opinion.model_file import About, HeldOutCounts, save
from recount.claims.second_opinion.opinion import OUTCOMES
from recount.claims.second_opinion.training import Trained, lessons_of, train
from recount.claims.second_opinion.trust import HIGH, Band, bands
from recount.errors import BadInput


def learn_from(gold: Path, to: Path, readers: Readers) -> tuple[Trained, About]:
    """Train a second opinion on a file of coded reports and write it to a new file.

    Raises: BadInput as `read_gold`, `train` and `save` do; nothing is written then.
    """
    if to.exists():
        raise BadInput(f"{to} is there already.", "A model that exists is not written over.", "Name another file.")
    lines = read_gold(gold)
    rules = reader_version()
    trained = train(list(lessons_of(with_progress(lines), readers)), rules=rules)
    steps = trained.opinion.steps
    about = About(
        outcomes=[outcome for outcome in OUTCOMES if outcome in trained.opinion.outcomes],
        trained_on=hashlib.sha256(gold.read_bytes()).hexdigest(),
        reports=trained.reports,
        rules=rules,
        held_out=_counts(bands(trained.held_out, steps)),
        margins=list(steps.margins),
        shares=list(steps.shares),
        high_from=steps.high_from,
    )
    save(trained.opinion, about, to)
    return trained, about


def _counts(parted: list[Band]) -> HeldOutCounts:
    every, agrees, _, high = parted
    return HeldOutCounts(
        counts=every.counts,
        right=every.right,
        agrees=agrees.counts,
        agrees_right=agrees.right,
        high=high.counts,
        high_right=high.right,
    )


def print_trained(trained: Trained, about: About, *, as_json: bool) -> None:
    """Print how a second opinion fared on the counts that were held back from it."""
    if as_json:
        print(about.model_dump_json(indent=2, exclude={"margins", "shares"}))
        return
    console = Console()
    console.print(held_out_table(trained))
    console.print(_in_words(about), highlight=False)


def held_out_table(trained: Trained) -> Table:
    """Lay out, for each outcome and all, how many counts there were and how many were right."""
    table = Table(title=f"Counts of the rules in {trained.reports} reports, each held back once")
    for number, heading in enumerate(("outcome", "second opinion", "counts", "right", "share", "at least")):
        table.add_column(heading, justify="right" if number > 1 else "left")
    for outcome in (*OUTCOMES, None):
        held = [one for one in trained.held_out if outcome in (one.outcome, None)]
        for band in bands(held, trained.opinion.steps) if held else ():
            table.add_row(str(outcome or "all"), *band_cells(band))
    return table


def band_cells(band: Band) -> tuple[str, ...]:
    """Give the cells of some held-out counts; a share of nothing is a dash."""
    share = "-" if band.share is None else f"{band.share:.3f}"
    return band.name, str(band.counts), str(band.right), share, f"{band.at_least:.3f}" if band.counts else "-"


def _in_words(about: About) -> str:
    if about.high_from is None:
        return f"No count will be of high confidence: too few held-out ones were right {HIGH:.0%} of the time."
    return f"High confidence begins at a margin of {about.high_from:.2f}; there at least {HIGH:.0%} were right."
