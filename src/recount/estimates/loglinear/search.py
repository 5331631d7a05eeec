"""Goes through all hierarchical log-linear models of up to five lists.

For: the best by AIC or BIC, and how far apart the nearly best lie. Not for: sparse tables, where a step by step choice
asks each model for its existence first; here a model without estimate is left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from recount.estimates.loglinear.fitting import Fitted, fit_all
from recount.estimates.loglinear.models import Reals, Truths, hierarchical_models, name_of
from recount.vocabulary.words import LoglinearSelection

# Within this much of the lowest criterion a model fits almost as well (Burnham and Anderson 2002).
NEARLY_BEST = 2.0


@dataclass(frozen=True)
class Search:
    """All hierarchical models of one table: `models` [M, 2^J], their fits, how many people were observed."""

    models: Truths
    fitted: Fitted
    people: int

    def criterion(self, selection: LoglinearSelection) -> Reals:
        """Give the criterion of each model [M], infinite where the model has no estimate: BIC where asked, else AIC."""
        value = self.fitted.bic(self.people) if selection is LoglinearSelection.BIC else self.fitted.aic
        return np.where(self.fitted.exists, value, np.inf)

    def weights(self, selection: LoglinearSelection) -> Reals:
        """Give the share of evidence of each model [M], exp(-criterion / 2) normalised."""
        value = self.criterion(selection)
        weights = np.exp(-(value - value.min()) / 2)
        shares: Reals = weights / weights.sum()
        return shares

    def nearly_best(self, selection: LoglinearSelection) -> Reals:
        """Give the unseen of the models that fit almost as well as the best."""
        value = self.criterion(selection)
        near: Reals = self.fitted.unseen[value <= value.min() + NEARLY_BEST]
        return near

    def best(self, selection: LoglinearSelection, most: int) -> Iterator[tuple[str, float, float]]:
        """Give name, weight and unseen of the models, the heaviest first."""
        weights = self.weights(selection)
        for place in np.argsort(-weights, kind="stable")[:most]:
            yield name_of(self.models[place]), float(weights[place]), float(self.fitted.unseen[place])


def search(table: Reals, number: int, people: int) -> Search:
    """Fit every hierarchical model of J lists (2 to 5) to a table [2^J - 1]: 4 lists 113 models, 5 lists 6,893."""
    models = hierarchical_models(number)
    return Search(models, fit_all(table[None].astype(float), models), people)
