"""The ladder: every method beside the one that was asked for, because the choice of the method is the result.

For: seeing how far apart methods lie that fit the same lists, before any single number. Not for: choosing among them;
models of identical fit can give any total (Aleshin-Guendel, Sadinle and Wakefield 2024).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from recount.estimates.choosing import CLASSES, Choice
from recount.estimates.refusals import Notice, notice
from recount.estimates.result import Fit, Span
from recount.vocabulary.words import EstimateMethod, EstimateWarning, LoglinearSelection

Fitting = Callable[[Choice], Fit]
Telling = Callable[[str, int, int], None]

# Steps beside the headline are run for their place, so that a percent will do.
DRAWS: Final = 20_000
RESAMPLES: Final = 1_000
DELTAS: Final = (None, 0.5, 1.0)
SELECTIONS: Final = (
    LoglinearSelection.MAIN,
    LoglinearSelection.BIC,
    LoglinearSelection.AIC,
    LoglinearSelection.STEPWISE,
)
# Methods that differ by more than a fifth are told.
APART: Final = 1.2


@dataclass(frozen=True)
class Ladder:
    """The steps in the order of the methods, the headline among them, and the names of those left out by Ctrl-C."""

    steps: tuple[Fit, ...]
    left: tuple[str, ...] = ()


def choices(headline: Choice) -> list[Choice]:
    """Give the steps beside which a choice is shown, itself in its place, with the seed and level it has."""
    light = replace(headline, draws=DRAWS, resamples=RESAMPLES, classes=CLASSES)
    steps = [
        replace(light, method=EstimateMethod.CHAO),
        *(replace(light, method=EstimateMethod.LOGLINEAR, select=each) for each in SELECTIONS),
        *(replace(light, method=EstimateMethod.DGA, delta=each) for each in DELTAS),
        replace(light, method=EstimateMethod.LCMCR),
    ]
    others = [step for step in steps if not _is_same(step, headline)]
    place = next((at for at, step in enumerate(steps) if _is_same(step, headline)), None)
    if place is None:
        place = 1 + max(at for at, step in enumerate(steps) if step.method is headline.method)
    return [*others[:place], headline, *others[place:]]


def climb(headline: Choice, fit: Fit, fitting: Fitting, telling: Telling | None = None) -> Ladder:
    """Fit every other step; Ctrl-C keeps those that were done."""
    steps, found = choices(headline), []
    for place, step in enumerate(steps):
        if telling:
            telling(f"{step.method} {step.name}", place, len(steps))
        try:
            found.append(fit if step is headline else fitting(step))
        except KeyboardInterrupt:
            rest = steps[place:]
            kept = [fit] if headline in rest else []
            left = [f"{each.method} {each.name}" for each in rest if each is not headline]
            return Ladder((*found, *kept), tuple(left))
    return Ladder(tuple(found))


def span(steps: Iterable[Fit]) -> Span | None:
    """Give how far those steps lie apart that may be published; None where none may."""
    told = [fit.total for fit in steps if fit.total and not fit.refusals]
    if not told:
        return None
    return Span(
        low=min(each.median for each in told),
        high=max(each.median for each in told),
        lowest=min(each.low for each in told),
        highest=max(each.high for each in told),
    )


def disagreement(steps: Sequence[Fit]) -> list[Notice]:
    """Say when methods that may be published differ by more than a fifth."""
    found = span(steps)
    if found is None or found.high <= APART * found.low:
        return []
    return [notice(EstimateWarning.METHODS_DISAGREE, low=found.low, high=found.high)]


def _is_same(step: Choice, headline: Choice) -> bool:
    """Tell whether two choices differ by nothing but how exactly they are run."""
    return (step.method, step.name, step.prior) == (headline.method, headline.name, headline.prior)
