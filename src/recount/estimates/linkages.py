"""Several readings of the same data: other linkages, or strata that are not known, drawn several times.

For: letting who was matched to whom, and which stratum somebody belongs to, count in the interval. Not for: matching
people (`recount.incidents`), or filling in whether a list names somebody.

Answers are combined by Rubin's rules (1987) on the logarithm of the unseen: few readings widen the
interval through the t distribution's degrees of freedom.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import scipy
from numpy.typing import NDArray

from recount.errors import BadInput
from recount.estimates.lists.reading import ListTable
from recount.estimates.lists.table import Lists
from recount.estimates.refusals import Notice
from recount.estimates.result import Fit, Summary
from recount.estimates.strata import log_moments
from recount.estimates.unseen import Unseen

Entry = tuple[str, str]
Match = tuple[Entry, Entry, float]

POINTS: Final = 999
MANY: Final = 1e6


@dataclass(frozen=True)
class Between:
    """How far readings lie apart.

    Attributes: `share` (0-1) of the variance of the log of the unseen that lies between readings; `freedom`, degrees
    of freedom; `totals`, each reading's total; `observed`, how many people each reading records.
    """

    share: float
    freedom: float
    totals: tuple[float, ...]
    observed: tuple[int, ...]


def combined(fits: Sequence[Fit], level: float) -> tuple[Fit, Between | None]:
    """Give one fit of several readings; the share between them is None where there is one, or one has no number."""
    if len(fits) == 1:
        return fits[0], None
    first = replace(fits[0].saying(*_said(fits)), observed=round(float(np.median([fit.observed for fit in fits]))))
    known = [fit.unseen for fit in fits if fit.unseen is not None]
    if len(known) < len(fits):
        return replace(first, undocumented=None, unseen=None, models=(), modes=()), None
    centre, variance, share, freedom = rubin([log_moments(each) for each in known])
    unseen = _log_student(centre, variance, freedom)
    low, high = unseen.interval(level)
    mean = float(np.mean([each.mean for each in known]))
    summary = Summary(mean=mean, median=float(np.exp(centre)), low=low, high=high, level=level)
    totals = tuple(fit.total.median for fit in fits if fit.total)
    between = Between(share, freedom, totals, tuple(fit.observed for fit in fits))
    diagnostics = {**first.diagnostics, **_told(between)}
    return replace(first, undocumented=summary, unseen=unseen, models=(), diagnostics=diagnostics), between


def rubin(answers: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Give mean, total variance, share of the variance between readings (0-1) and degrees of freedom (Rubin 1987).

    `answers` holds each reading's mean and variance; there are two or more.
    """
    means, variances = np.array(answers).T
    within, between = float(variances.mean()), (1 + 1 / len(answers)) * float(means.var(ddof=1))
    total = within + between
    share = between / total if total else 0.0
    freedom = min((len(answers) - 1) / share**2, MANY) if share else MANY
    return float(means.mean()), total, share, freedom


def imputed(table: ListTable, times: int, seed: int) -> list[dict[str, Lists]]:
    """Draw the strata that are not known `times` times from people on the same lists; each gives a table by stratum.

    Shares of strata are drawn from a Dirichlet law that each pattern's known people update, so that the draws differ
    as much as they are uncertain. People whose lists are not all known are left aside.
    Raises: BadInput where no stratum is known, or fewer than two draws are asked for.
    """
    names = sorted({each for each in table.strata if each})
    if not names or times < 2:
        raise BadInput(
            f"{len(names)} strata are known, and {times} draws were asked for.",
            "Strata that are not known are drawn from those that are.",
            "Give rows with known strata, and 2 draws or more; 10 will often do.",
        )
    patterns, known, missing = _by_pattern(table, names)
    chance = np.random.default_rng(seed)
    prior = known.sum(axis=0) / known.sum()
    return [_parted(table, names, patterns, known + _drawn(known + prior, missing, chance)) for _ in range(times)]


def drawn_linkages(
    entries: Mapping[str, Iterable[str]], matches: Iterable[Match], times: int, seed: int = 1
) -> list[Lists]:
    """Draw linkages from match probabilities: each gives a table in which matched entries are one person.

    `entries` holds the ids of each list; a match is two (list, id) pairs with the probability (0-1) that they are one
    person. Matches are drawn apart; drawn ones join in falling probability, unless that would give a person two
    entries on one list.
    Raises: BadInput for probabilities outside 0-1 and entries that no list holds.
    """
    return [table.lists() for table in drawn_tables(entries, matches, times, seed)]


def drawn_tables(
    entries: Mapping[str, Iterable[str]],
    matches: Iterable[Match],
    times: int,
    seed: int = 1,
    strata: Mapping[Entry, str] | None = None,
) -> list[ListTable]:
    """Draw linkages as `drawn_linkages` does, with the stratum of each person where the entries' `strata` are given.

    A person whose entries tell different strata, or none, is of unknown stratum.
    """
    people = [(name, each) for name, ids in entries.items() for each in ids]
    found = sorted(matches, key=lambda match: -match[2])
    _check(people, found)
    chance = np.random.default_rng(seed)
    return [_table_of(list(entries), _persons(people, found, chance), strata or {}) for _ in range(times)]


def _log_student(centre: float, variance: float, freedom: float) -> Unseen:
    shares = (np.arange(POINTS) + 0.5) / POINTS
    return Unseen.of_draws(np.exp(centre + np.sqrt(variance) * scipy.stats.t.ppf(shares, freedom)))


def _told(between: Between) -> dict[str, object]:
    readings = zip(between.observed, between.totals, strict=True)
    return {
        "between_share": between.share,
        "freedom": between.freedom,
        "readings": [{"observed": observed, "total": total} for observed, total in readings],
    }


def _said(fits: Sequence[Fit]) -> tuple[list[Notice], list[Notice]]:
    """Give each warning and each refusal of any reading once, as the first says it."""
    first = {each.word for each in (*fits[0].warnings, *fits[0].refusals)}
    warnings = {each.word: each for fit in reversed(fits) for each in fit.warnings if each.word not in first}
    refusals = {each.word: each for fit in reversed(fits) for each in fit.refusals if each.word not in first}
    return list(warnings.values()), list(refusals.values())


def _by_pattern(
    table: ListTable, names: Sequence[str]
) -> tuple[NDArray[np.int8], NDArray[np.int64], NDArray[np.int64]]:
    """Give the distinct patterns [P, J], how many people of each stratum show them [P, S], and of none [P]."""
    whole = (table.marks >= 0).all(axis=1)
    patterns, places = np.unique(table.marks[whole], axis=0, return_inverse=True)
    places = places.reshape(-1)
    columns = np.array([names.index(each) if each else len(names) for each in table.strata])[whole]
    counts = np.zeros((len(patterns), len(names) + 1), dtype=np.int64)
    np.add.at(counts, (places, columns), table.counts[whole])
    return patterns, counts[:, :-1], counts[:, -1]


def _drawn(weights: NDArray[np.float64], missing: NDArray[np.int64], chance: np.random.Generator) -> NDArray[np.int64]:
    shares = chance.gamma(weights)
    shares /= shares.sum(axis=1, keepdims=True)
    drawn: NDArray[np.int64] = chance.multinomial(missing, shares)
    return drawn


def _parted(
    table: ListTable, names: Sequence[str], patterns: NDArray[np.int8], counts: NDArray[np.int64]
) -> dict[str, Lists]:
    return {name: Lists.from_patterns(patterns, counts[:, at], table.names) for at, name in enumerate(names)}


def _check(people: Sequence[Entry], matches: Sequence[Match]) -> None:
    known = set(people)
    wrong = [match for match in matches if not 0 <= match[2] <= 1 or match[0] not in known or match[1] not in known]
    if wrong:
        one, other, probability = wrong[0]
        raise BadInput(
            f"{len(wrong)} matches cannot be: the first is {one} with {other} at {probability}.",
            "A linkage is drawn from the probability that two entries are one person.",
            "Give entries that the lists hold, and probabilities from 0 to 1.",
        )


def _persons(people: Sequence[Entry], matches: Sequence[Match], chance: np.random.Generator) -> list[set[Entry]]:
    cluster = {entry: {entry} for entry in people}
    drawn = chance.random(len(matches)) < [probability for *_, probability in matches]
    for (one, other, _), happens in zip(matches, drawn, strict=True):
        here, there = cluster[one], cluster[other]
        if happens and here is not there and not {name for name, _ in here} & {name for name, _ in there}:
            here |= there
            cluster.update(dict.fromkeys(there, here))
    return list({id(each): each for each in cluster.values()}.values())


def _table_of(names: Sequence[str], persons: Sequence[set[Entry]], strata: Mapping[Entry, str]) -> ListTable:
    on = [{name for name, _ in person} for person in persons]
    marks = np.array([[name in each for name in names] for each in on], dtype=np.int8)
    told = tuple(_stratum(person, strata) for person in persons) if strata else ()
    return ListTable(tuple(names), marks, np.ones(len(persons), dtype=np.int64), told)


def _stratum(person: Iterable[Entry], strata: Mapping[Entry, str]) -> str | None:
    told = {strata[entry] for entry in person if strata.get(entry)}
    return told.pop() if len(told) == 1 else None
