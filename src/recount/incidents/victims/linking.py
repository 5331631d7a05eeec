"""Which entries of several lists are one person: proposals with probability and reasons.

For: lists in, pairs and people out, by the model of `recount.incidents.victims.model` on either engine. Not for: the
record, or signing: every link is a proposal that a person confirms or refuses (R17).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from recount.errors import BadInput
from recount.incidents.victims.columns import COLUMNS, has_own_name, table_of
from recount.incidents.victims.engines import Engine, register, start
from recount.incidents.victims.lists import Entry, VictimList
from recount.incidents.victims.model import COMPARISONS, settings
from recount.incidents.victims.rivals import Record, among_rivals, people

LINKED: Final = 0.6
OPEN: Final = 0.2
LEAST_WEIGHT: Final = -4.0
COUNTED_PAIRS: Final = 250_000
SAMPLED_PAIRS: Final = 1e6
SEED: Final = 1


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison of a pair: the level it fell on, and by how much (log2) that moved the odds."""

    comparison: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that may be one person: the probability among rivals, the log2 odds alone, and why."""

    one: Record
    other: Record
    probability: float
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Linkage:
    """What linking proposes: pairs with at least `OPEN`, best first, and people of the pairs with at least `linked`.

    `unnamed` are entries of a list that tell no name of their own (a wife, a kunya) and are linked to nobody.
    """

    lists: tuple[VictimList, ...]
    pairs: tuple[Pair, ...]
    people: tuple[tuple[Record, ...], ...]
    linked: float
    unnamed: tuple[Record, ...]

    def entry(self, record: Record) -> Entry:
        """Give the entry of a record."""
        return self.lists[record[0]].entries[record[1]]

    def accepted(self) -> tuple[Pair, ...]:
        """Give the pairs that are probable enough to be proposed as one person."""
        return tuple(pair for pair in self.pairs if pair.probability >= self.linked)


def link(
    lists: Sequence[VictimList], backend: str = Engine.DUCKDB, *, linked: float = LINKED, threads: int | None = None
) -> Linkage:
    """Propose which entries of two or more lists are one person; every list is taken to name a person once.

    The same lists give the same answer: chance has a fixed seed.

    Raises: BadInput with fewer than two lists, two of one name, or without the extra of the engine.
    """
    _check(lists)
    named = [[at for at, entry in enumerate(each.entries) if has_own_name(entry)] for each in lists]
    unnamed = tuple((number, at) for number, each in enumerate(lists) for at in _others(each, named[number]))
    sizes = [len(each) for each in named]
    if sum(size > 0 for size in sizes) < 2:
        return Linkage(tuple(lists), (), (), linked, unnamed)
    chance = _first_chance(sizes)
    tables = [table_of(each.entries, at) for each, at in zip(lists, named, strict=True)]
    found = _compared(tables, start(Engine(backend), threads=threads), chance)
    pairs = _pairs(found, sizes, chance)
    accepted = [(pair.one, pair.other) for pair in pairs if pair.probability >= linked]
    return Linkage(tuple(lists), tuple(pairs), tuple(people(accepted)), linked, unnamed)


def _others(each: VictimList, named: Sequence[int]) -> list[int]:
    return sorted(set(range(len(each.entries))) - set(named))


def _check(lists: Sequence[VictimList]) -> None:
    names = [each.name for each in lists]
    if len(lists) < 2 or len(set(names)) < len(names):
        raise BadInput(
            f"These lists were given: {', '.join(names) or 'none'}.",
            "Linking holds lists of different names against each other.",
            "Give at least two files, each with a name of its own.",
        )


def _first_chance(sizes: Sequence[int]) -> float:
    """Begin with half of the smaller entries standing in another list."""
    return min(0.5, sum(sorted(sizes)[:-1]) / 2 / (sum(sizes) ** 2 / 2))


def _compared(tables: Sequence[Mapping[str, list[Any]]], api: Any, chance: float) -> Any:
    """Give the frame of pairs that Splink finds worth a look."""
    from splink import Linker

    counted = _pairs_of(tables) >= COUNTED_PAIRS
    model = settings(_told(tables), chance_of_one_person=chance, counted=counted)
    registered = [register(api, f"list_{number:03}", table) for number, table in enumerate(tables)]
    linker = Linker(registered, model, log_level=logging.ERROR)
    if counted:
        linker.training.estimate_u_using_random_sampling(SAMPLED_PAIRS, seed=SEED, min_count_per_level=None)
    found: Any = linker.inference.predict(threshold_match_weight=LEAST_WEIGHT, warning_mode="never")
    return found.as_pandas_dataframe()


def _pairs_of(tables: Sequence[Mapping[str, list[Any]]]) -> float:
    sizes = [len(table[COLUMNS[0]]) for table in tables]
    return (sum(sizes) ** 2 - sum(size**2 for size in sizes)) / 2


def _told(tables: Sequence[Mapping[str, list[Any]]]) -> frozenset[str]:
    """Name the columns that at least two lists tell."""
    telling = {column: sum(any(cell is not None for cell in table[column]) for table in tables) for column in COLUMNS}
    return frozenset(column for column, lists in telling.items() if lists > 1)


def _pairs(found: Any, sizes: Sequence[int], chance: float) -> list[Pair]:
    sides = np.column_stack([_numbers(found, side) for side in "lr"])
    weights = found["match_weight"].to_numpy(dtype=np.float64)
    chances = among_rivals(weights, sides, sizes, chance)
    kept = [at for at in np.argsort(-chances, kind="stable") if chances[at] >= OPEN]
    reasons = _reasons(found.iloc[kept])
    return [
        Pair((int(a), int(b)), (int(c), int(d)), float(chances[at]), float(weights[at]), why)
        for at, (a, b, c, d), why in zip(kept, sides[kept], reasons, strict=True)
    ]


def _numbers(found: Any, side: str) -> Any:
    lists = found[f"source_dataset_{side}"].str.removeprefix("list_").to_numpy(dtype=np.int64)
    return np.column_stack([lists, found[f"unique_id_{side}"].to_numpy(dtype=np.int64)])


def _reasons(found: Any) -> list[tuple[Reason, ...]]:
    """Tell for each pair what moved it, the strongest first (the waterfall of a match weight)."""
    rows: list[list[Reason]] = [[] for _ in range(len(found))]
    for one in COMPARISONS:
        if f"gamma_{one.name}" not in found:
            continue
        met = found[f"gamma_{one.name}"].to_numpy()
        weight = found[f"mw_{one.name}"].to_numpy(dtype=np.float64)
        if f"mw_tf_adj_{one.name}" in found:
            weight = weight + found[f"mw_tf_adj_{one.name}"].to_numpy(dtype=np.float64)
        labels = [level.label for level in one.levels]
        for row, level, moved in zip(rows, met, weight, strict=True):
            if level >= 0:
                row.append(Reason(one.name, labels[len(labels) - 1 - int(level)], round(float(moved), 2)))
    return [tuple(sorted(row, key=lambda reason: -abs(reason.weight))) for row in rows]
