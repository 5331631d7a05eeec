"""Groups of sightings whose scores hold together (average linkage on sparse pairs).

For: making incidents of scored pairs. Not for: scores. Two groups become one while the mean score between them is at
least `cut`; a pair that was never looked at counts as 0, a pair that a person confirmed or refused is settled (R17).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def grouped(
    count: int,
    scores: Mapping[Pair, float],
    cut: float,
    *,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> list[list[int]]:
    """Group the sightings 0 to `count` - 1; every one stands in exactly one group, groups by their first member.

    `scores` holds each pair once, the smaller number first. `together` and `apart` are decisions of people: they are
    respected whatever the scores say; where they contradict each other, what is apart stays apart.
    """
    groups = _Groups(count, scores, apart)
    for one, other in sorted(map(_sorted, together)):
        groups.join(groups.of[one], groups.of[other])
    nearest = groups.candidates(cut)
    heapify(nearest)
    while nearest:
        mean, one, other, one_size, other_size = heappop(nearest)
        if groups.sizes.get(one) == one_size and groups.sizes.get(other) == other_size and -mean >= cut:
            for again in groups.join(one, other):
                heappush(nearest, again)
    return sorted(sorted(members) for members in groups.members.values())


Candidate = tuple[float, int, int, int, int]
"""Minus the mean score of two groups, their names, and their sizes when it was computed: groups only ever grow."""


class _Groups:
    """The groups as they stand: members, and the sum of scores between any two that share a scored pair."""

    def __init__(self, count: int, scores: Mapping[Pair, float], apart: Iterable[Pair]) -> None:
        self.members = {at: [at] for at in range(count)}
        self.sizes = dict.fromkeys(range(count), 1)
        self.of = list(range(count))
        self._sums: dict[int, dict[int, float]] = {at: {} for at in range(count)}
        self._apart: dict[int, set[int]] = {at: set() for at in range(count)}
        for (one, other), score in scores.items():
            self._sums[one][other] = self._sums[other][one] = score
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def candidates(self, cut: float) -> list[Candidate]:
        """Give every two groups whose mean score reaches `cut`."""
        return [found for one in self._sums for found in self._near(one) if -found[0] >= cut and one < found[2]]

    def join(self, one: int, other: int) -> list[Candidate]:
        """Make one group of two, unless a person holds them apart; give its neighbours."""
        if one == other or other in self._apart[one]:
            return []
        small, large = sorted((one, other), key=lambda name: (self.sizes[name], -name))
        self._take_over(large, small)
        return self._near(large)

    def _near(self, group: int) -> list[Candidate]:
        size = self.sizes[group]
        return [
            (-total / (size * self.sizes[other]), group, other, size, self.sizes[other])
            for other, total in self._sums[group].items()
            if other not in self._apart[group]
        ]

    def _take_over(self, group: int, other: int) -> None:
        for third, total in self._sums.pop(other).items():
            del self._sums[third][other]
            if third != group:
                self._sums[group][third] = self._sums[third][group] = self._sums[group].get(third, 0.0) + total
        for third in self._apart.pop(other):
            self._apart[third].discard(other)
            self._apart[third].add(group)
            self._apart[group].add(third)
        for member in self.members[other]:
            self.of[member] = group
        self.members[group] += self.members.pop(other)
        self.sizes[group] += self.sizes.pop(other)


def _sorted(pair: Pair) -> Pair:
    return (min(pair), max(pair))
