"""Reports in, incidents out: which of them tell of the same event.

For: `recount link`. Not for: storing or deciding anything (R17). Sightings are scored and grouped; a further event of
a report joins a group of others only where that is nearly certain, because a line of a roundup says little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from recount.incidents.linking.contrast import against_rivals
from recount.incidents.linking.grouping import Pair, grouped
from recount.incidents.linking.sighting import Sighting
from recount.incidents.linking.signs import signs_of
from recount.incidents.linking.weighing import Reason, Weights, shipped_weights
from recount.incidents.linking.wording import Pairs, Scores, Wording

_LOOKED_AT = 100
_NEARLY_CERTAIN = 0.7
_NEXT_TO_NOTHING = 0.005


class Tie(NamedTuple):
    """Two sightings, by their numbers, with the score that they are of one event (0 to 1) and what moved it most."""

    one: int
    other: int
    score: float
    reasons: list[Reason]


@dataclass(frozen=True)
class Group:
    """The sightings of one event, by their numbers; `score` is the mean of the scores between them, 1 for a single."""

    sightings: list[int]
    score: float
    ties: list[Tie] = field(default_factory=list)


def link(
    sightings: Sequence[Sighting],
    *,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    weights: Weights | None = None,
) -> list[Group]:
    """Group sightings by the event that they are of; each stands in one group, groups in the order of the reports.

    `together` and `apart` are pairs of sightings, by their numbers, that a person confirmed or refused; they hold
    whatever the scores say. What is scored is each sighting with its nearest by wording, so that the work grows with
    the number of reports and not with its square.
    """
    if not sightings:
        return []
    weights = weights or shipped_weights()
    wording = Wording([sighting.words for sighting in sightings])
    pairs = _of_different_reports(wording.nearest(_LOOKED_AT), sightings)
    signs = signs_of(sightings, wording, pairs)
    languages = [sighting.language for sighting in sightings]
    scores = against_rivals(weights.score(signs), signs, pairs, languages)
    rows = {(int(one), int(other)): row for row, (one, other) in enumerate(pairs)}
    by_pair = {pair: float(scores[row]) for pair, row in rows.items() if scores[row] > _NEXT_TO_NOTHING}
    groups = _with_further_events(sightings, by_pair, weights.cut, set(together), set(apart))
    return [_described(members, by_pair, rows, signs, weights) for members in groups]


def _of_different_reports(pairs: Pairs, sightings: Sequence[Sighting]) -> Pairs:
    apart = [sightings[one].report != sightings[other].report for one, other in pairs]
    return pairs[np.array(apart, dtype=bool)] if len(pairs) else pairs


def _with_further_events(
    sightings: Sequence[Sighting], scores: Mapping[Pair, float], cut: float, together: set[Pair], apart: set[Pair]
) -> list[list[int]]:
    """Group whole reports first; then let every further event join the group it is nearly certain to belong to."""
    further = {at for at, sighting in enumerate(sightings) if sighting.further}
    whole = {pair: score for pair, score in scores.items() if not further & set(pair)}
    groups = grouped(len(sightings), whole, cut, together=together, apart=apart)
    settled = [group for group in groups if not further >= set(group)]
    of = {member: group for group in settled for member in group}
    near = _neighbours(scores)
    for group in (group for group in groups if further >= set(group)):
        joined = _nearest_group(group[0], near, of, sightings) if len(group) == 1 else None
        if joined is None:
            settled.append(group)
        else:
            joined.append(group[0])
    return sorted(sorted(group) for group in settled)


def _neighbours(scores: Mapping[Pair, float]) -> dict[int, dict[int, float]]:
    near: dict[int, dict[int, float]] = {}
    for (one, other), score in scores.items():
        near.setdefault(one, {})[other] = score
        near.setdefault(other, {})[one] = score
    return near


def _nearest_group(
    event: int, near: Mapping[int, Mapping[int, float]], of: Mapping[int, list[int]], sightings: Sequence[Sighting]
) -> list[int] | None:
    """Give the group whose members are nearly certain to be of this event; never one with its own report in it."""
    scored = near.get(event, {})
    groups = {id(of[member]): of[member] for member in scored if member in of}
    own = sightings[event].report
    others = [group for group in groups.values() if all(sightings[member].report != own for member in group)]
    means = [(sum(scored.get(member, 0.0) for member in group) / len(group), group) for group in others]
    best, group = max(means, key=lambda mean: (mean[0], -mean[1][0]), default=(0.0, None))
    return group if best >= _NEARLY_CERTAIN else None


def _described(
    members: list[int], scores: Mapping[Pair, float], rows: Mapping[Pair, int], signs: Scores, weights: Weights
) -> Group:
    pairs = [(one, other) for at, one in enumerate(members) for other in members[at + 1 :]]
    if not pairs:
        return Group(members, 1.0)
    ties = [Tie(*pair, round(scores[pair], 3), weights.reasons(signs[rows[pair]])) for pair in pairs if pair in scores]
    mean = sum(scores.get(pair, 0.0) for pair in pairs) / len(pairs)
    return Group(members, round(mean, 3), sorted(ties, key=lambda tie: -tie.score))
