"""Finds which events lie near which strikes, in days and km, and counts them by day and ring.

For: the one search behind every count of this room: a cube of counts by strike, day of difference and radius. Not for:
what the counts mean (`wakes`). Events are sorted by time; blocks of strikes are compared with the events of their days
by the dot product of unit vectors, and only what is near is measured exactly.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from recount.estimates.aftermath.arrays import Counts, Flags, Floats, Ints
from recount.vocabulary.sentences import refusal

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the WGS 84 ellipsoid."""
KM_A_DEGREE_IN_MWA = 111.111
MOST_CELLS = 200_000_000
_BLOCK = 64
_SLACK = 1e-12


class Clock(StrEnum):
    """How days of difference and km are reckoned.

    CALENDAR: difference of calendar days, haversine on the mean earth. MWA: whole units of 24 hours, an event of the
    same day counted before where it stands earlier in the order of time, 111.111 km a degree (Schutte & Donnay 2014).
    """

    CALENDAR = "calendar"
    MWA = "mwa"

    @property
    def km_a_radian(self) -> float:
        """Give the km of one radian of a great circle."""
        return EARTH_RADIUS_KM if self is Clock.CALENDAR else math.degrees(1) * KM_A_DEGREE_IN_MWA


@dataclass(frozen=True)
class Points:
    """Events in the order of time: `day` since 1970 with fractions, degrees, and `rank` in the order of all events."""

    day: Floats
    lon: Floats
    lat: Floats
    rank: Ints

    def __len__(self) -> int:
        """Count the points."""
        return len(self.day)

    def __getitem__(self, which: Flags | Ints) -> Points:
        """Give some of the points; `which` must keep the order of time."""
        return Points(self.day[which], self.lon[which], self.lat[which], self.rank[which])

    def vectors(self) -> Floats:
        """Give unit vectors from the centre of the earth, shape (points, 3)."""
        lon, lat = np.radians(self.lon), np.radians(self.lat)
        return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


@dataclass(frozen=True)
class Cube:
    """Counts around strikes, cumulated over days and radii: shape (strikes, days + 1, radii), first day `first`."""

    cumulated: Counts
    first: int

    def between(self, first: int, last: int) -> Counts:
        """Count what lies from `first` to `last` day of difference, both included; shape (strikes, radii).

        Raises: IndexError when the cube was not counted so far, a fault of the program.
        """
        low, high = first - self.first, last - self.first + 1
        if last < first:
            return np.zeros_like(self.cumulated[:, 0, :])
        if low < 0 or high >= self.cumulated.shape[1]:
            raise IndexError(f"days {first} to {last} were not counted")
        inside: Counts = self.cumulated[:, high, :] - self.cumulated[:, low, :]
        return inside


def count_around(
    strikes: Points, others: Points, radii: tuple[float, ...], days: tuple[int, int], clock: Clock = Clock.CALENDAR
) -> Cube:
    """Count `others` around each strike from the first to the last of `days` of difference, within each radius in km.

    A point is never counted around itself (the same `rank`). `radii` ascend. Raises BadInput where the cube would not
    fit into memory.
    """
    span = days[1] - days[0] + 1
    shape = (len(strikes), span + 1, len(radii))
    if math.prod(shape) > MOST_CELLS:
        sizes = {"strikes": len(strikes), "days": int(span), "radii": len(radii)}
        raise refusal("estimates.aftermath.too_many_pairs", **sizes)
    near, other, km = near_pairs(strikes, others, radii[-1], (days[0] - 1, days[1] + 1), clock)
    day = _days_apart(strikes, others, near, other, clock)
    ring = np.searchsorted(radii, km)
    fits = (day >= days[0]) & (day <= days[1]) & (ring < len(radii)) & (strikes.rank[near] != others.rank[other])
    cell = (near[fits] * shape[1] + (day[fits] - days[0] + 1)) * shape[2] + ring[fits]
    cube = np.bincount(cell, minlength=math.prod(shape)).astype(np.int32).reshape(shape)
    return Cube(np.cumsum(np.cumsum(cube, axis=1, dtype=np.int32), axis=2, dtype=np.int32), days[0])


def near_pairs(
    strikes: Points, others: Points, km: float, days: tuple[float, float], clock: Clock = Clock.CALENDAR
) -> tuple[Ints, Ints, Floats]:
    """Give the pairs (strike, other) within `km` and between `days` of difference, and their distance in km.

    `others` stand in the order of time; strikes that were moved need not.
    """
    in_time = np.argsort(strikes.day, kind="stable")
    theirs, ours, our_day = others.vectors(), strikes.vectors()[in_time], strikes.day[in_time]
    least = math.cos(min(math.pi, km / clock.km_a_radian)) - _SLACK
    found: list[tuple[Ints, Ints]] = []
    for start in range(0, len(strikes), _BLOCK):
        block = slice(start, start + _BLOCK)
        low = int(np.searchsorted(others.day, our_day[block][0] + days[0], "left"))
        high = int(np.searchsorted(others.day, our_day[block][-1] + days[1], "right"))
        ours_near, theirs_near = np.nonzero(ours[block] @ theirs[low:high].T >= least)
        found.append((in_time[ours_near + start], theirs_near + low))
    near, other = (np.concatenate([np.zeros(0, dtype=np.int64), *side]) for side in zip(*found, strict=True))
    distance = km_apart(strikes, near, others, other, clock)
    exact = distance <= km
    return near[exact], other[exact], distance[exact]


def km_apart(here: Points, at: Ints, there: Points, other: Ints, clock: Clock = Clock.CALENDAR) -> Floats:
    """Give the great-circle distance in km of pairs of points (haversine)."""
    lat, lat_there = np.radians(here.lat)[at], np.radians(there.lat)[other]
    width = (np.radians(there.lon)[other] - np.radians(here.lon)[at]) / 2
    cosines = np.cos(np.radians(here.lat))[at] * np.cos(np.radians(there.lat))[other]
    chord = np.sin((lat_there - lat) / 2) ** 2 + cosines * np.sin(width) ** 2
    km: Floats = 2 * clock.km_a_radian * np.arcsin(np.sqrt(np.minimum(chord, 1)))
    return km


def _days_apart(strikes: Points, others: Points, near: Ints, other: Ints, clock: Clock) -> Ints:
    if clock is Clock.CALENDAR:
        return np.floor(others.day).astype(np.int64)[other] - np.floor(strikes.day).astype(np.int64)[near]
    apart = others.day[other] - strikes.day[near]
    later = others.rank[other] > strikes.rank[near]
    whole = np.floor(np.abs(apart)).astype(np.int64)
    never = np.int64(2**40)
    return np.where(later, np.where(whole == 0, never, whole), -whole)
