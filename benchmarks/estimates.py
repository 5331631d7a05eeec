"""Estimates beside the originals: `python benchmarks/estimates.py` prints numbers, distances and seconds.

For: measuring the methods on the published tables against reference results and the seconds of the R packages. Not
for: tuning. Reads `../shared/data/mse` beside the checkout, or the folder given as first argument; a second argument
keeps the measures whose name holds it. Seconds are those of one core, the best of several runs where a run is short.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# One core, as the peers were measured.
for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

from recount.estimates import Lists, estimate_chao, estimate_loglinear, read_lists  # noqa: E402
from recount.estimates.chao import ALIKE, lower_bound  # noqa: E402
from recount.estimates.dga import estimate_dga, posterior  # noqa: E402
from recount.estimates.lcmcr import estimate_lcmcr  # noqa: E402
from recount.estimates.loglinear.search import search  # noqa: E402

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "mse"
SHORT = 2.0
RUNS = 3


@dataclass(frozen=True)
class Found:
    """One number beside its reference: exact to `within`, which is a share of it when `relative`."""

    name: str
    ours: float
    reference: float
    within: float
    relative: bool = False

    @property
    def distance(self) -> float:
        """Give how far ours lies from the reference."""
        away = abs(self.ours - self.reference)
        return away / abs(self.reference) if self.relative else away


@dataclass(frozen=True)
class Measure:
    """One thing to run on one table: what it finds, and the seconds that the peer takes for the same."""

    name: str
    table: str
    run: Callable[[Lists], Iterable[Found]]
    peer: float | None = None


def measured(measure: Measure, folder: Path) -> tuple[list[Found], float]:
    """Run a measure: what it found, and the least CPU seconds."""
    lists = read_lists(folder / f"{measure.table}.csv").lists()
    least = float("inf")
    for _ in range(RUNS):
        started = time.process_time()
        found = list(measure.run(lists))
        least = min(least, time.process_time() - started)
        if least > SHORT:
            break
    return found, least


def kosovo_bounds(lists: Lists) -> Iterator[Found]:
    """Chao's bounds of Kosovo."""
    fit, alike = estimate_chao(lists), lower_bound(lists, ALIKE)
    assert fit.total
    assert alike
    yield Found("Mth", fit.total.median, 8591.184, 0.01)
    yield Found("Mth, standard error", fit.diagnostics["se"], 213.549, 0.01)
    yield Found("Mh", lists.n + alike.unseen, 8787.243, 0.01)


def kosovo_models(lists: Lists) -> Iterator[Found]:
    """Independence and the best models of Kosovo with both profile intervals."""
    for select, total in (("main", 7394.59), ("bic", 10356.519), ("aic", 12740.97)):
        fit = estimate_loglinear(lists, select)
        assert fit.total
        yield Found(f"{select} {fit.diagnostics['model']}", fit.total.median, total, 0.001 if select == "bic" else 0.01)
        if select == "bic":
            intervals = {"multinomial": (8994.26, 12110.41), "cormack": (9012.00, 12137.86)}
            for kind, ends in intervals.items():
                for end, ours, reference in zip(("low", "high"), fit.diagnostics[f"profile_{kind}"], ends, strict=True):
                    yield Found(f"{kind} {end}", ours, reference, 0.5)


def all_models(lists: Lists) -> Iterator[Found]:
    """All hierarchical models of five lists."""
    yield Found("models", len(search(lists.cells, lists.number, lists.n).models), 6893, 0)


def step_by_step(total: float) -> Callable[[Lists], Iterator[Found]]:
    """Choose step by step, without bootstrap."""

    def run(lists: Lists) -> Iterator[Found]:
        fit = estimate_loglinear(lists, resamples=0)
        assert fit.total
        yield Found(str(fit.diagnostics["model"]), fit.total.median, total, 0.01)

    return run


def resampled(resamples: int, low: float, high: float) -> Callable[[Lists], Iterator[Found]]:
    """Choose step by step in every resample."""

    def run(lists: Lists) -> Iterator[Found]:
        fit = estimate_loglinear(lists, resamples=resamples)
        assert fit.total
        flagged = {said.about["end"] for said in fit.warnings if said.word == "collapsed_interval"}
        for end, ours, reference in (("low", fit.total.low, low), ("high", fit.total.high, high)):
            yield Found(
                f"{end}{' (flagged: collapsed)' if end in flagged else ''}", ours, reference, 0.03, relative=True
            )

    return run


LOGLINEAR = [
    Measure("Chao, Kosovo", "kosovo_1999_cells", kosovo_bounds),
    Measure("log-linear, Kosovo", "kosovo_1999_cells", kosovo_models),
    Measure("all models of 5 lists", "dga_madigan_york_5list", all_models, peer=20.8),
    Measure("stepwise, UK", "sparsemse_UKdat", step_by_step(11417.9911)),
    Measure("stepwise, UK 5 lists", "sparsemse_UKdat_5", step_by_step(11312.9903)),
    Measure("stepwise, Netherlands", "sparsemse_Ned", step_by_step(111139.3712)),
    Measure("stepwise, Kosovo", "kosovo_1999_cells", step_by_step(14341.66)),
    Measure("UK, 1,000 resamples", "sparsemse_UKdat", resampled(1_000, 9267, 14307), peer=161),
    Measure("UK, 10,000 resamples (default)", "sparsemse_UKdat", resampled(10_000, 9267, 14307)),
    Measure("Netherlands, 1,000 resamples", "sparsemse_Ned", resampled(1_000, 45759, 171108)),
]


def kosovo_by_graphs(delta: float, median: float, low: float, high: float) -> Callable[[Lists], Iterator[Found]]:
    """Average over all decomposable graphs, up to 20,000 unseen."""

    def run(lists: Lists) -> Iterator[Found]:
        fit = estimate_dga(lists, delta=delta, max_missing=20_000)
        assert fit.total
        yield Found("median", fit.total.median, median, 0)
        yield Found("low", fit.total.low, low, 0)
        yield Found("high", fit.total.high, high, 0)

    return run


def madigan_and_york(lists: Lists) -> Iterator[Found]:
    """The five lists of Madigan and York with the weights of their three heaviest graphs."""
    fit = estimate_dga(lists, delta=0.5, max_missing=300)
    assert fit.total
    yield Found("mean", fit.total.mean, 617.815891, 1e-6)
    for model, weight in zip(fit.models, (0.2170734506, 0.1602936870, 0.0822656216), strict=False):
        yield Found(model.model, model.weight, weight, 1e-10)


def large_grid(lists: Lists) -> Iterator[Found]:
    """822 graphs at 107,400 numbers of unseen people."""
    found = posterior(lists.cells * 40, 0.5, 107_400)
    yield Found("weights of graphs", float(found.graph_weights.sum()), 1, 1e-9)


def latent_classes(lists: Lists) -> Iterator[Found]:
    """Kosovo with the default call; the reference is two chains of 20 million sweeps."""
    started = time.process_time()
    fit = estimate_lcmcr(lists)
    seconds = time.process_time() - started
    assert fit.total
    yield Found("median", fit.total.median, 10_444, 60)
    yield Found("low", fit.total.low, 9_089, 60)
    yield Found("high", fit.total.high, 13_926, 250)
    yield Found("R-hat", fit.diagnostics["rhat"], 1, 0.01)
    yield Found("effective draws a second, LCMCR 155", fit.diagnostics["ess_bulk"] / seconds, 310, float("inf"))


BAYESIAN = [
    Measure("dga, Madigan & York", "dga_madigan_york_5list", madigan_and_york),
    Measure("dga, Kosovo, delta 1/16", "kosovo_1999_cells", kosovo_by_graphs(1 / 16, 12_595, 9_827, 16_543)),
    Measure("dga, Kosovo, delta 1/2", "kosovo_1999_cells", kosovo_by_graphs(0.5, 11_323, 4_500, 14_486)),
    Measure("dga, Kosovo, delta 1", "kosovo_1999_cells", kosovo_by_graphs(1, 4_617, 4_408, 6_860)),
    Measure("dga, 5 lists, large grid", "dga_madigan_york_5list", large_grid, peer=7.5),
    Measure("lcmcr, Kosovo", "kosovo_1999_cells", latent_classes),
]
MEASURES = [*LOGLINEAR, *BAYESIAN]


def main(folder: Path, wanted: str) -> None:
    """Print a line a measure and under it a line a number."""
    for measure in MEASURES:
        if wanted not in measure.name:
            continue
        found, seconds = measured(measure, folder)
        ratio = f", {measure.peer / seconds:,.0f} times as fast as R ({measure.peer:g} s)" if measure.peer else ""
        print(f"{measure.name}: {seconds:.2f} s{ratio}")
        for each in found:
            mark = "ok " if each.distance <= each.within else "far"
            unit = "of it " if each.relative else ""
            print(
                f"  {mark} {each.name}: {each.ours:,.4f}, reference {each.reference:,.4f}, "
                f"{each.distance:.2g} {unit}away (allowed {each.within:g})"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER, sys.argv[2] if len(sys.argv) > 2 else "")
