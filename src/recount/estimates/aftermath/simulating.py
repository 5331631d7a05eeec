"""Made-up events whose truth is known: nothing followed, something did, or strikes came where it rose anyway.

For: measuring false alarms and power (docs/aftermath.md), and examples without anybody's data. Not for: resembling any
one war.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from recount.estimates.aftermath.arrays import Floats, Ints
from recount.estimates.aftermath.events import Events, events_from

_KM_A_DEGREE = 111.19
_COLUMNS = ("timestamp", "lon", "lat", "type", "match1", "match2")


class Placing(StrEnum):
    """Where treated strikes fall: like the controls, or in hot spots in which the outcome rises before and after."""

    LIKE_CONTROLS = "like_controls"
    RISING = "rising"


@dataclass(frozen=True)
class World:
    """What is simulated: a square of `side_km` over `days` days, with towns in which most of the outcome happens.

    `outcomes` events: a share `in_towns` of them within some `town_km` of one of `towns` towns, the rest anywhere.
    `treated` and `controls` strikes fall in the same way. Each treated strike is followed by Poisson(`effect`) outcomes
    within `reach_days` and `reach_km`. RISING: each treated strike stands in a hot spot of `hot` outcomes whose rate
    rises in a straight line through the `hot_days` around the strike, whether the strike comes or not.
    """

    treated: int = 100
    controls: int = 200
    outcomes: int = 3000
    days: int = 365
    side_km: float = 300.0
    towns: int = 15
    in_towns: float = 0.5
    town_km: float = 15.0
    effect: float = 0.0
    reach_days: int = 8
    reach_km: float = 5.0
    placing: Placing = Placing.LIKE_CONTROLS
    hot: float = 12.0
    hot_days: int = 40
    hot_km: float = 4.0


@dataclass(frozen=True)
class _Scatter:
    """Points of a simulated world: `x` and `y` in km, `day` from 0."""

    x: Floats
    y: Floats
    day: Floats

    def plus(self, other: _Scatter) -> _Scatter:
        return _Scatter(*(np.concatenate(pair) for pair in zip(self.parts, other.parts, strict=True)))

    @property
    def parts(self) -> tuple[Floats, Floats, Floats]:
        return self.x, self.y, self.day


def simulate(world: World, seed: int) -> Events:
    """Draw a world's events: type treatment, control or dependent, covariates match1 and match2 without meaning."""
    rng = np.random.default_rng(seed)
    towns = rng.uniform(0, world.side_km, (world.towns, 2))
    treated, controls, outcome = (
        _scatter(world, towns, count, rng) for count in (world.treated, world.controls, world.outcomes)
    )
    outcome = outcome.plus(_aftermath(world, treated, rng))
    if world.placing is Placing.RISING:
        outcome = outcome.plus(_rise(world, treated, rng))
    kinds = {"treatment": treated, "control": controls, "dependent": _inside(outcome, world)}
    rows = [row for kind, points in kinds.items() for row in _rows(points, kind, rng)]
    return events_from(_COLUMNS, rows, "the simulation")


def write_simulation(world: World, seed: int, path: Path) -> None:
    """Write the events of a world as a CSV that `recount aftermath` reads."""
    events = simulate(world, seed)
    names = ("type", "match1", "match2")
    moments = np.datetime64("1970-01-01") + np.floor(events.day).astype("timedelta64[D]")
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("timestamp", "lon", "lat", *names))
        table.writerows(zip(moments, events.lon, events.lat, *(events.columns[name] for name in names), strict=True))


def _scatter(world: World, towns: Floats, count: int, rng: np.random.Generator) -> _Scatter:
    places = rng.uniform(0, world.side_km, (count, 2))
    in_town = rng.random(count) < world.in_towns
    near = towns[rng.integers(len(towns), size=count)] + rng.normal(0, world.town_km, (count, 2))
    places = np.where(in_town[:, None], np.clip(near, 0, world.side_km), places)
    return _Scatter(places[:, 0], places[:, 1], rng.uniform(0, world.days, count))


def _aftermath(world: World, treated: _Scatter, rng: np.random.Generator) -> _Scatter:
    which = np.repeat(np.arange(len(treated.day)), rng.poisson(world.effect, len(treated.day)))
    day = treated.day[which] + rng.uniform(1, world.reach_days, len(which))
    return _around(treated, which, world.reach_km * np.sqrt(rng.random(len(which))), day, rng)


def _rise(world: World, treated: _Scatter, rng: np.random.Generator) -> _Scatter:
    which = np.repeat(np.arange(len(treated.day)), rng.poisson(world.hot, len(treated.day)))
    rising = np.sqrt(rng.random(len(which))) - 0.5
    km = np.abs(rng.normal(0, world.hot_km, len(which)))
    return _around(treated, which, km, treated.day[which] + rising * world.hot_days, rng)


def _around(centre: _Scatter, which: Ints, km: Floats, day: Floats, rng: np.random.Generator) -> _Scatter:
    turn = rng.uniform(0, 2 * np.pi, len(which))
    return _Scatter(centre.x[which] + km * np.cos(turn), centre.y[which] + km * np.sin(turn), day)


def _inside(points: _Scatter, world: World) -> _Scatter:
    inside = (points.day >= 0) & (points.day < world.days)
    return _Scatter(*(part[inside] for part in points.parts))


def _rows(points: _Scatter, kind: str, rng: np.random.Generator) -> list[tuple[str, ...]]:
    moments = np.datetime64("2001-01-01") + np.floor(points.day).astype("timedelta64[D]")
    covariates = rng.normal(1, 0.1, (len(points.day), 2))
    lon, lat = points.x / _KM_A_DEGREE, points.y / _KM_A_DEGREE
    return [
        (str(moment), f"{x:.6f}", f"{y:.6f}", kind, f"{one:.6f}", f"{two:.6f}")
        for moment, x, y, (one, two) in zip(moments, lon, lat, covariates, strict=True)
    ]
