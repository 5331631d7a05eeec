"""Who is compared with whom: strikes under treatment, strikes as controls, the outcome that is counted around them.

For: choosing from a table of events, and refusing what cannot be compared at all. Not for: counting (`wakes`), or
saying whether the comparison is worth anything (`stopping`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from recount.estimates.aftermath.arrays import Flags, Floats, Ints
from recount.estimates.aftermath.events import Choice, Events
from recount.estimates.aftermath.pairs import Points
from recount.vocabulary.sentences import refusal, tell


@dataclass(frozen=True)
class Study:
    """Strikes (treatments and controls together, in the order of time) and the outcome around them.

    `treated` marks the treatments, shape (strikes,); `covariates` has shape (strikes, names). `unrelated` is an outcome
    that the treatment cannot move, for a placebo. `cluster` and `place` number groups of strikes, where given.
    """

    strikes: Points
    treated: Flags
    outcome: Points
    covariates: Floats
    names: tuple[str, ...] = ()
    unrelated: Points | None = None
    cluster: Ints | None = None
    place: Ints | None = None

    def __len__(self) -> int:
        """Count the strikes, treated and control."""
        return len(self.treated)

    @property
    def first_day(self) -> float:
        """Give the day of the first outcome: before it nothing was recorded."""
        return float(np.floor(self.outcome.day[0]))

    @property
    def last_day(self) -> float:
        """Give the day of the last outcome: after it nothing was recorded."""
        return float(np.floor(self.outcome.day[-1]))

    def moved(self, strikes: Points) -> Study:
        """Give the study with its strikes elsewhere or at another time; the order of strikes is kept."""
        return replace(self, strikes=strikes)


def choose(
    events: Events,
    treatment: Choice,
    control: Choice,
    outcome: Choice,
    *,
    match: Sequence[str] = (),
    unrelated: Choice | None = None,
    cluster: str | None = None,
    place: str | None = None,
) -> Study:
    """Choose the strikes, the outcome and the covariates from a table.

    Raises: BadInput where one of them is empty, where an event is two of them, or where a covariate is missing.
    """
    treated, controls, counted = (choice.among(events) for choice in (treatment, control, outcome))
    _check_roles({"treatment": (treatment, treated), "control": (control, controls), "outcome": (outcome, counted)})
    points = Points(events.day, events.lon, events.lat, np.arange(len(events)))
    strikes = treated | controls
    return Study(
        strikes=points[strikes],
        treated=treated[strikes],
        outcome=points[counted],
        covariates=_covariates(events, match, strikes),
        names=tuple(match),
        unrelated=_unrelated(events, unrelated, points, strikes | counted),
        cluster=_groups(events, cluster, strikes),
        place=_groups(events, place, strikes),
    )


def _check_roles(roles: Mapping[str, tuple[Choice, Flags]]) -> None:
    for kind, (choice, chosen) in roles.items():
        if not chosen.any():
            name = tell(f"estimates.aftermath.kind.{kind}")
            raise refusal("estimates.aftermath.no_such_event", choice=str(choice), kind=name)
    if np.sum([chosen for _, chosen in roles.values()], axis=0).max() > 1:
        raise refusal("estimates.aftermath.chosen_twice")


def _covariates(events: Events, match: Sequence[str], strikes: Flags) -> Floats:
    columns = [events.numbers(name)[strikes] for name in match]
    for name, column in zip(match, columns, strict=True):
        if np.isnan(column).any():
            raise refusal("estimates.aftermath.no_value", number=int(np.isnan(column).sum()), name=name)
    return np.column_stack(columns) if columns else np.zeros((int(strikes.sum()), 0))


def _unrelated(events: Events, choice: Choice | None, points: Points, taken: Flags) -> Points | None:
    if choice is None:
        return None
    chosen = choice.among(events)
    if not chosen.any() or (chosen & taken).any():
        raise refusal("estimates.aftermath.unrelated", choice=str(choice))
    return points[chosen]


def _groups(events: Events, column: str | None, strikes: Flags) -> Ints | None:
    if column is None:
        return None
    cells = np.array(events.texts(column), dtype=str)[strikes]
    groups: Ints = np.unique(cells, return_inverse=True)[1].astype(np.int64)
    return groups
