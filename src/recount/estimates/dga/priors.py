"""What is held likely of the number of all people before the lists are looked at.

For: `prior` of `estimate_dga`: reciprocal (1/N), gamma-Poisson, or weights of one's own. Not for: the prior of cells
(delta) or of graphs, which are all equally likely.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import scipy
from numpy.typing import NDArray

from recount.errors import BadInput
from recount.vocabulary.sentences import refusal

Reals = NDArray[np.float64]
Prior = str | Sequence[float] | Reals

RECIPROCAL: Final = "reciprocal"
GAMMA_POISSON: Final = "gamma-poisson"


def log_prior(prior: Prior, observed: int, unseen: Reals) -> Reals:
    """Give the log prior of each total, up to a constant, at each number of unseen people [B].

    `reciprocal` is 1/N; `gamma-poisson:a,b` a Poisson number of people whose rate is Gamma with shape a and scale b
    (mean a times b, Madigan & York 1997); an array holds the weight of 1, 2, ... unseen people.
    Raises: BadInput for a prior that is none of these.
    """
    if not isinstance(prior, str):
        return _own_weights(np.asarray(prior, dtype=float), unseen)
    kind, _, numbers = prior.partition(":")
    if kind == RECIPROCAL and not numbers:
        return -np.log(observed + unseen)
    if kind == GAMMA_POISSON:
        return _gamma_poisson(observed + unseen, *_shape_and_scale(prior, numbers))
    raise _unknown(prior)


def named(prior: Prior) -> str:
    """Name a prior as a setting is named."""
    return prior if isinstance(prior, str) else "own prior"


def _gamma_poisson(total: Reals, shape: float, scale: float) -> Reals:
    weights: Reals = (
        scipy.special.gammaln(total + shape) - scipy.special.gammaln(total + 1) + total * np.log(scale / (1 + scale))
    )
    return weights


def _shape_and_scale(prior: str, numbers: str) -> tuple[float, float]:
    try:
        shape, scale = (float(number) for number in numbers.split(","))
    except ValueError:
        raise _unknown(prior) from None
    if not (0 < shape < np.inf and 0 < scale < np.inf):
        raise _unknown(prior)
    return shape, scale


def _own_weights(weights: Reals, unseen: Reals) -> Reals:
    if weights.ndim != 1 or len(weights) < unseen[-1] or not (weights >= 0).all() or not 0 < weights.sum() < np.inf:
        raise refusal("estimates.prior_weights", weights=int(weights.size), needed=int(unseen[-1]))
    with np.errstate(divide="ignore"):
        return np.log(weights[unseen.astype(np.int64) - 1])


def _unknown(prior: str) -> BadInput:
    return refusal("estimates.prior_unknown", prior=str(prior), first=RECIPROCAL, second=GAMMA_POISSON)
