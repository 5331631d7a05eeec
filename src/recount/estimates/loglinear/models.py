"""Log-linear models of J lists: which sets of lists may depend on each other.

For: enumerating all hierarchical models, the columns that a model has, and its usual name. Not for: fitting.

A term is a set of lists, kept as a number whose lowest bit is the first list; 0 is the intercept. A model is a row of
2^J truths, one a term; a cell is the set of lists that name a person. A hierarchical model that holds a term holds all
parts of it.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Truths = NDArray[np.bool_]
Reals = NDArray[np.float64]

# 6 lists have 7,785,061 hierarchical models.
MOST_ENUMERATED: Final = 5


@cache
def holds(number: int) -> Reals:
    """Give which cells hold which terms, [2^J terms, 2^J - 1 cells] of 0 and 1: the columns of every design."""
    sets = np.arange(2**number)
    held: Truths = (sets[None, 1:] & sets[:, None]) == sets[:, None]
    return held.astype(np.float64)


def order_of(terms: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give how many lists each term joins."""
    orders: NDArray[np.int64] = np.bitwise_count(terms.astype(np.uint64)).astype(np.int64)
    return orders


@cache
def main_effects(number: int) -> Truths:
    """Give the model of independence [2^J]."""
    return order_of(np.arange(2**number)) <= 1


@cache
def pairs(number: int) -> NDArray[np.int64]:
    """Give the terms of two lists [J (J - 1) / 2]."""
    joint: NDArray[np.int64] = np.flatnonzero(order_of(np.arange(2**number)) == 2)
    return joint


@cache
def hierarchical_models(number: int) -> Truths:
    """Give every hierarchical model with all main effects but without the term of all lists [M, 2^J].

    4 lists have 113, 5 lists 6,893 (the Dedekind numbers of simplicial complexes on labelled points, less one).
    """
    terms = np.arange(2**number)
    orders = order_of(terms)
    models = main_effects(number)[None, :]
    for order in range(2, number):
        for term in terms[orders == order]:
            parts = [term & ~(1 << place) for place in range(number) if term >> place & 1]
            able = models[models[:, parts].all(axis=1)]
            able[:, term] = True
            models = np.concatenate([models, able])
    return models


def name_of(model: Truths) -> str:
    """Name a model by its largest terms, lists by their places from 1: `[123,14,34]`."""
    terms = np.flatnonzero(model)
    largest = [term for term in terms if not any(term != other and term & other == term for other in terms)]
    number = len(model).bit_length() - 1
    between = "" if number < 10 else "."
    names = [between.join(_places(term)) for term in largest]
    return f"[{','.join(sorted(names, key=lambda name: (-len(name), name)))}]"


def _places(term: np.int64) -> list[str]:
    return [str(place + 1) for place in range(int(term).bit_length()) if term >> place & 1]
