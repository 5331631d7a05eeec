"""The checks before the effect: the comparisons of a study under their own and under shuffled labels.

For: drawing the main comparison beside everything in which nothing may be found. Not for: what follows from them
(`analysis`), or saying it (`telling`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recount.estimates.aftermath.designs import Design, main_designs
from recount.estimates.aftermath.permuting import Drawn, Progress, blocks, draw
from recount.estimates.aftermath.placebo import Placebo, placebos
from recount.estimates.aftermath.pretrend import pre_trend
from recount.estimates.aftermath.settings import Compat, Settings
from recount.estimates.aftermath.study import Study
from recount.estimates.aftermath.wakes import Surroundings, surroundings

# Names of families of comparisons, beside those of the placebos.
_MAIN = "main"
PATH = "path"


@dataclass(frozen=True)
class Checked:
    """A study with its comparisons reckoned under their own and under shuffled labels, by family.

    `counted` is None where the original's reckoning is asked for alone.
    """

    counted: Surroundings | None
    designs: list[Design]
    drawn: Mapping[str, Drawn]
    interrupted: bool

    @property
    def main(self) -> Drawn:
        """Give the main comparison."""
        return self.drawn[_MAIN]

    @property
    def around(self) -> Surroundings:
        """Give the counts around the strikes. Raises LookupError where none were made, a fault of the program."""
        if self.counted is None:
            raise LookupError("only the original's reckoning was asked for")
        return self.counted

    @property
    def left_out(self) -> int:
        """Count the strikes whose widest wake was not recorded whole."""
        whole = [len(made.rows) for made in self.designs]
        return len(self.around.study) - min(whole) if whole else 0

    @property
    def draws(self) -> int:
        """Count the shuffles that were made."""
        return len(self.main.shuffled)

    @property
    def path_p(self) -> float | None:
        """Give the family-wise p of the path before the strike."""
        return self.drawn[PATH].family_p if PATH in self.drawn else None

    def placebo_p(self) -> dict[str, float | None]:
        """Give the family-wise p of every placebo that was made."""
        return {name: self.drawn[name].family_p for name in Placebo if name in self.drawn}


def check(study: Study, settings: Settings, progress: Progress = lambda _done, _whole: None) -> Checked:
    """Reckon the main comparison and everything in which nothing may be found, under the same shuffled labels.

    Without permutations the main comparison is reckoned alone: nothing else could be judged. The original's reckoning
    then needs none of ours.
    """
    windows = settings.windows
    if settings.compat is Compat.MWA and not settings.permutations:
        nothing = np.full(len(windows), np.nan)
        return Checked(None, [], {_MAIN: Drawn(nothing, np.zeros((0, len(windows))))}, interrupted=False)
    moves, labels = (np.random.default_rng(seed) for seed in np.random.SeedSequence(settings.seed).spawn(2))
    around = surroundings(study, windows, earlier=3 if settings.permutations else 1)
    families: dict[str, Sequence[Design]] = {_MAIN: main_designs(around, windows)}
    if settings.permutations:
        families |= {str(name): made for name, made in placebos(around, windows, moves).items()}
        families[PATH] = pre_trend(around, windows)
    block = blocks(study, settings.place_km, settings.period_days)
    drawn, interrupted = draw(
        families, study.treated, block, draws=settings.permutations, rng=labels, progress=progress
    )
    return Checked(around, list(families[_MAIN]), drawn, interrupted)
