"""The dga estimate: from lists to a `Fit`, with the delta ladder and the share of the complete graph beside it.

For: notebooks, the command line, the ladder of methods. Not for: the reckoning (`recount.estimates.dga.posterior`).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from recount.errors import BadInput
from recount.estimates.dga.graphs import MOST_LISTS
from recount.estimates.dga.posterior import COARSE, FINEST, Posterior, posterior
from recount.estimates.dga.priors import RECIPROCAL, Prior, log_prior, named
from recount.estimates.judging import WIDEST, assumed, judged, unanswerable, unanswered
from recount.estimates.lists.table import Lists
from recount.estimates.refusals import Notice, notice
from recount.estimates.result import LEVEL, Fit, Summary, WeightedModel
from recount.vocabulary.words import EstimateAssumption, EstimateMethod, EstimateRefusal, EstimateWarning

# The heaviest graphs are named one by one; the complete graph always.
NAMED_GRAPHS: Final = 100
# Told when the complete graph carries this share, or medians along the delta ladder differ by more than a fifth.
SHARE_TOLD: Final = 0.05
# Beyond this share the median is that of the prior.
SHARE_REFUSED: Final = 0.5
APART: Final = 1.2
# The answer presses against the range when this much weight lies in its last tenth.
PRESSING: Final = 0.01


def estimate_dga(
    lists: Lists,
    delta: float | None = None,
    max_missing: int | None = None,
    prior: Prior = RECIPROCAL,
    level: float = LEVEL,
) -> Fit:
    """Average over every decomposable graph on J = 3 to 6 lists (Madigan & York 1997).

    `delta` is the prior mass of each cell (2^-J unless given), `max_missing` the largest number of unseen people that
    is considered (ten times the observed unless given); `prior` is `reciprocal`, `gamma-poisson:a,b` or an array of
    weights for 1, 2, ... unseen people, which then sets `max_missing`.
    Raises: BadInput for a delta or a range that is not above 0, and for an unknown prior.
    """
    mass = 2.0**-lists.number if delta is None else delta
    most = _range(lists.n, max_missing, prior)
    setting, assumptions = _setting(mass, prior), assumed(EstimateAssumption.DECOMPOSABLE_DEPENDENCE)
    _check(lists.n, mass, most, prior)
    if lists.number > MOST_LISTS:
        many = notice(EstimateRefusal.TOO_MANY_LISTS, lists=lists.number, most=MOST_LISTS)
        return unanswered(EstimateMethod.DGA, setting, lists, assumptions, [many])
    if unanswerable(lists):
        return unanswered(EstimateMethod.DGA, setting, lists, assumptions)
    started = time.perf_counter()
    found = posterior(lists.cells, mass, most, prior)
    steps = delta_ladder(lists, mass, most, prior)
    seconds = time.perf_counter() - started
    fit = Fit(
        EstimateMethod.DGA,
        setting,
        lists.n,
        _summary(found, level),
        unseen=found.unseen,
        models=tuple(_models(found, lists.n)),
        diagnostics=_diagnostics(found, lists.n, steps, most, seconds),
        assumptions=assumptions,
        warnings=tuple(_warnings(found, steps, most)),
        refusals=tuple(_refusals(found)),
    )
    return judged(fit, lists)


def delta_ladder(lists: Lists, delta: float, most: int, prior: Prior = RECIPROCAL) -> list[dict[str, float]]:
    """Give the total and the complete graph's share for delta 2^-J, 1/2 and 1, and the one in use.

    Each step is reckoned on a coarse grid, whose quantiles are right to a percent of the unseen.
    """
    deltas = sorted({2.0**-lists.number, 0.5, 1.0, delta})
    return [_step(lists, each, posterior(lists.cells, each, most, prior, COARSE)) for each in deltas]


def _step(lists: Lists, delta: float, found: Posterior) -> dict[str, float]:
    low, high = found.unseen.interval(LEVEL)
    return {
        "delta": delta,
        "median": lists.n + found.unseen.quantile(0.5),
        "low": lists.n + low,
        "high": lists.n + high,
        "complete_graph": found.complete_share,
    }


def _setting(delta: float, prior: Prior) -> str:
    beside = "" if isinstance(prior, str) and prior == RECIPROCAL else f", prior {named(prior)}"
    return f"delta {delta:g}{beside}"


def _range(observed: int, most: int | None, prior: Prior) -> int:
    if most is not None:
        return most
    return WIDEST * observed if isinstance(prior, str) else len(prior)


def _check(observed: int, delta: float, most: int, prior: Prior) -> None:
    if not 0 < delta < np.inf:
        raise BadInput(f"delta is {delta}.", "Every cell needs some prior mass.", "Give a delta above 0, such as 0.5.")
    if most < 1:
        raise BadInput(
            f"At most {most} unseen people are allowed.", "Nothing is left to estimate.", "Allow one or more."
        )
    log_prior(prior, observed, np.array([1.0, most]))


def _summary(found: Posterior, level: float) -> Summary:
    low, high = found.unseen.interval(level)
    return Summary(mean=found.unseen.mean, median=found.unseen.quantile(0.5), low=low, high=high, level=level)


def _models(found: Posterior, observed: int) -> Iterator[WeightedModel]:
    heaviest = np.argsort(-found.graph_weights, kind="stable")[:NAMED_GRAPHS].tolist()
    for graph in heaviest if found.graphs.complete in heaviest else [*heaviest, found.graphs.complete]:
        weight, total = float(found.graph_weights[graph]), observed + float(found.graph_means[graph])
        yield WeightedModel(model=found.graphs.name(graph), weight=weight, total=total)


def _diagnostics(
    found: Posterior, observed: int, steps: list[dict[str, float]], most: int, seconds: float
) -> dict[str, Any]:
    return {
        "graphs": len(found.graphs),
        "complete_graph": found.complete_share,
        "least_relative_error": found.least_relative_error(observed),
        "mode": observed + float(found.unseen.values[found.unseen.weights.argmax()]),
        "delta_ladder": steps,
        "max_missing": most,
        "exact_grid": most <= FINEST,
        "seconds": seconds,
    }


def _refusals(found: Posterior) -> Iterator[Notice]:
    if found.complete_share > SHARE_REFUSED:
        yield notice(EstimateRefusal.PRIOR_ALONE, share=found.complete_share)


def _warnings(found: Posterior, steps: list[dict[str, float]], most: int) -> Iterator[Notice]:
    medians = [step["median"] for step in steps]
    if max(medians) > APART * min(medians):
        yield notice(EstimateWarning.PRIOR_DECIDES, low=min(medians), high=max(medians))
    if found.complete_share > SHARE_TOLD:
        yield notice(EstimateWarning.COMPLETE_GRAPH, share=found.complete_share)
    if found.unseen.weights[found.unseen.values > 0.9 * most].sum() > PRESSING:
        yield notice(EstimateWarning.EDGE_OF_GRID, most=most)
