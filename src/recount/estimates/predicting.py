"""Holds tables drawn from a fitted method against the one observed: who shares whom, and who is on how many lists.

For: seeing that a method does not even reproduce what is known. Not for: trusting one that does; a good fit says
nothing of the unseen (Aleshin-Guendel, Sadinle and Wakefield 2024).

Cells are drawn from the chances that a method gives to each (Gelman, Meng and Stern 1996): those of draws where it has
them, else the fitted means of its models, drawn by their weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from recount.estimates.lists.table import Lists, patterns_of
from recount.estimates.loglinear.fitting import fit_all
from recount.estimates.loglinear.models import main_effects
from recount.estimates.refusals import notice
from recount.estimates.result import Fit, WeightedModel
from recount.vocabulary.words import EstimateMethod, EstimateWarning

Reals = NDArray[np.float64]

REPLICATES: Final = 2_000
MOST_LISTS: Final = 9
MOST_MODELS: Final = 20
# By chance alone a twentieth of the overlaps lies outside; a fifth does not.
MOST_OUTSIDE: Final = 0.2


def held_against(fit: Fit, lists: Lists) -> Fit:
    """Add to a fit what tables drawn from it predict of each overlap, and a warning that names those they miss."""
    chances = fit.chances if fit.chances is not None else _chances_of_models(fit, lists)
    if chances is None or lists.number > MOST_LISTS:
        return fit
    rows = list(_rows(lists, _replicates(chances, lists.n, fit.seed or 1)))
    outside = [row["overlap"] for row in rows if not row["within"]]
    told = replace(fit, diagnostics={**fit.diagnostics, "overlaps": rows})
    if len(outside) <= MOST_OUTSIDE * len(rows):
        return told
    share = len(outside) / len(rows)
    return told.saying([notice(EstimateWarning.OVERLAPS_NOT_REPRODUCED, overlaps="; ".join(outside), share=share)])


def terms_of(model: str, number: int) -> NDArray[np.bool_] | None:
    """Give the terms [2^J] of a model by its name, `[123,34]`; None for the model of all lists, which is the table."""
    generators = [_places(part, number) for part in model.strip("[]").split(",")]
    terms = main_effects(number).copy()
    for lists in generators:
        for order in range(2, len(lists) + 1):
            terms[[sum(1 << place for place in each) for each in combinations(lists, order)]] = True
    return None if terms[-1] else terms


def _places(part: str, number: int) -> list[int]:
    return [int(place) - 1 for place in (part.split(".") if number > 9 else part)]


def _chances_of_models(fit: Fit, lists: Lists) -> Reals | None:
    """Give the chance of each cell [M, C] under the models of a fit, each row by weight; None where it names none."""
    if fit.method not in (EstimateMethod.LOGLINEAR, EstimateMethod.DGA):
        return None
    models = sorted(_models(fit), key=lambda model: -model.weight)[:MOST_MODELS]
    weights = np.array([model.weight for model in models])
    drawn = np.random.default_rng(fit.seed or 1).choice(len(models), size=REPLICATES, p=weights / weights.sum())
    chances: Reals = np.array([_chances_of(model.model, lists) for model in models])
    rows: Reals = chances[drawn]
    return rows


def _models(fit: Fit) -> Sequence[WeightedModel]:
    """Give what carries the estimate: a chosen model alone, or all graphs."""
    if fit.method is EstimateMethod.DGA:
        return fit.models
    return [WeightedModel(model=str(fit.diagnostics["model"]), weight=1)]


def _chances_of(model: str, lists: Lists) -> Reals:
    table, terms = lists.cells.astype(float), terms_of(model, lists.number)
    fitted = fit_all(table[None], terms[None]) if terms is not None else None
    means = fitted.means[0] if fitted is not None and fitted.exists[0] else table
    chances: Reals = means / means.sum()
    return chances


def _replicates(chances: Reals, people: int, seed: int) -> Reals:
    chance = np.random.default_rng(seed)
    rows = chances[chance.integers(len(chances), size=REPLICATES)]
    drawn: Reals = chance.multinomial(people, rows / rows.sum(axis=1, keepdims=True)).astype(float)
    return drawn


def _rows(lists: Lists, replicates: Reals) -> Any:
    """Give, for every pair and every number of lists, what was observed and what 95 % of the drawn tables hold."""
    marks = patterns_of(np.arange(1, 2**lists.number), lists.number)
    times = marks.sum(axis=1)
    pairs = list(combinations(range(lists.number), 2))
    columns = [marks[:, one] * marks[:, other] for one, other in pairs]
    columns += [(times == each).astype(np.int8) for each in range(1, lists.number + 1)]
    names = [lists.labels(pair) for pair in pairs] + [f"on {each}" for each in range(1, lists.number + 1)]
    for name, column in zip(names, columns, strict=True):
        observed = int(lists.cells @ column)
        low, high = np.quantile(replicates @ column, [0.025, 0.975])
        within = bool(low <= observed <= high)
        yield {"overlap": name, "observed": observed, "low": float(low), "high": float(high), "within": within}
