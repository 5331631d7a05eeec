"""The lcmcr estimate: from lists to a `Fit`, or to the modes that its chains settled on when they disagree.

For: notebooks, the command line, the ladder of methods; any number of lists. Not for: the sampler, which stands beside.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import numpy as np

from recount.errors import BadInput
from recount.estimates.judging import assumed, judged, unanswerable, unanswered
from recount.estimates.lcmcr.modes import modes, summary
from recount.estimates.lcmcr.parts import Prior, Reals, Target, cells_of
from recount.estimates.lcmcr.replicating import cell_chances
from recount.estimates.lcmcr.runs import Progress, Run, Task, run
from recount.estimates.lists.table import Lists
from recount.estimates.refusals import Notice, notice
from recount.estimates.result import LEVEL, Fit, Mode
from recount.estimates.speed import slowness
from recount.estimates.unseen import Unseen
from recount.vocabulary.words import EstimateAssumption, EstimateMethod, EstimateRefusal, EstimateWarning

CLASSES: Final = 10
DRAWS: Final = 100_000
CHAINS: Final = 4
SEED: Final = 1
# From so many lists on, uniform captures leave next to nobody unseen beforehand, and another prior is tried beside.
MANY_LISTS: Final = 8
DRAWS_BESIDE: Final = 4_000
# Tables of more lists than this are not drawn anew.
MOST_WALKED: Final = 9
APART: Final = 1.2
# The prior of the concentration of classes (Manrique-Vallier 2016).
SHAPE = RATE = 0.25


def estimate_lcmcr(
    lists: Lists,
    classes: int = CLASSES,
    draws: int = DRAWS,
    *,
    seed: int = SEED,
    level: float = LEVEL,
    expansion: float | None = None,
    chains: int = CHAINS,
    progress: Progress | None = None,
) -> Fit:
    """Estimate the unseen with latent classes (Manrique-Vallier 2016) from J >= 3 lists.

    `classes` is the largest number of classes, `draws` the number over all `chains`, up to four times as many when
    they do not agree. With many lists a uniform prior of captures says that everybody is listed: `expansion`, about
    how many people there are for each one listed, sets a prior that says so instead. The same seed gives the same
    answer; `progress(done, of)` is called now and then, and Ctrl-C keeps what was drawn.
    Raises: BadInput for fewer than one class, two chains or 1,000 draws, and an expansion of 1 or less.
    """
    _check(classes, draws, chains, expansion)
    setting = _setting(classes, expansion)
    assumptions = assumed(EstimateAssumption.FEW_CLASSES)
    if unanswerable(lists):
        return unanswered(EstimateMethod.LCMCR, setting, lists, assumptions)
    started = time.perf_counter()
    prior = prior_of_captures(lists.number, expansion)
    task = Task(Target(cells_of(lists), prior), classes, lists.number, chains, draws)
    made = run(task, seed, progress)
    found = () if made.is_settled else modes(made, lists.n, level)
    beside = _beside(lists, task, seed) if expansion is None and lists.number >= MANY_LISTS else None
    fit = Fit(
        EstimateMethod.LCMCR,
        setting,
        lists.n,
        summary(made.draws, level) if made.is_settled else None,
        unseen=Unseen.of_draws(made.draws.ravel()) if made.is_settled else None,
        diagnostics=_diagnostics(made, prior, time.perf_counter() - started),
        assumptions=assumptions,
        warnings=(*_warnings(made, found), *_moved_by_prior(made, beside, lists.n)),
        refusals=() if made.is_settled else (notice(EstimateRefusal.NOT_CONVERGED, rhat=made.agreement.rhat),),
        modes=found,
        chances=_chances(made, lists.number),
        seed=seed,
    )
    return judged(fit, lists)


def _chances(made: Run, lists: int) -> Reals | None:
    """Give the chances of cells under every crowd at the posterior, where they are few enough to walk through."""
    if lists > MOST_WALKED:
        return None
    return np.concatenate([cell_chances(crowd.states, lists) for crowd in made.crowds])


def prior_of_captures(lists: int, expansion: float | None = None) -> Prior:
    """Give the prior: captures uniform, or such that one person in `expansion` is expected to be listed at all.

    With an expansion F captures are Beta(1/2, b) with mean m, where (1 - m)^J = 1 - 1/F.
    """
    if expansion is None:
        return Prior(1.0, 1.0, SHAPE, RATE)
    mean = 1 - (1 - 1 / expansion) ** (1 / lists)
    return Prior(0.5, 0.5 * (1 - mean) / mean, SHAPE, RATE)


def _beside(lists: Lists, task: Task, seed: int) -> Run | None:
    """Run shortly with the prior that expects as many unseen as those on one and two lists suggest (Chao 1987)."""
    once, twice = lists.times_seen[:2].tolist()
    unseen = once**2 / (2 * max(twice, 1)) * (lists.number - 1) / lists.number
    other = prior_of_captures(lists.number, 1 + max(unseen, 1) / lists.n)
    try:
        return run(replace(task, target=Target(task.target.cells, other), draws=DRAWS_BESIDE), seed)
    except KeyboardInterrupt:
        return None


def _moved_by_prior(made: Run, beside: Run | None, observed: int) -> Iterator[Notice]:
    if beside is None:
        return
    low, high = sorted(observed + float(np.median(each.draws)) for each in (made, beside))
    if high > APART * low:
        yield notice(EstimateWarning.PRIOR_DECIDES, low=low, high=high)


def _setting(classes: int, expansion: float | None) -> str:
    return f"{classes} classes" + (f", expansion {expansion:g}" if expansion else "")


def _check(classes: int, draws: int, chains: int, expansion: float | None) -> None:
    wrong = {
        f"{classes} classes": classes < 2,
        f"{chains} chains": chains < 2,
        f"{draws} draws": draws < 1_000,
        f"expansion {expansion}": expansion is not None and not expansion > 1,
    }
    found = [name for name, is_wrong in wrong.items() if is_wrong]
    if found:
        raise BadInput(
            f"Asked for {', '.join(found)}.",
            "One chain cannot show that it has settled, and one class is no mixture.",
            "Give 2 or more classes and chains, 1,000 or more draws, and an expansion above 1.",
        )


def _diagnostics(made: Run, prior: Prior, seconds: float) -> dict[str, Any]:
    return {
        "rhat": made.agreement.rhat,
        "ess_bulk": made.agreement.ess_bulk,
        "ess_tail": made.agreement.ess_tail,
        "chains": len(made.draws),
        "draws": made.draws.size,
        "capture_prior": [prior.listed, prior.missed],
        "log_evidence": [crowd.log_evidence for crowd in made.crowds],
        "seconds": seconds,
    }


def _warnings(made: Run, found: tuple[Mode, ...]) -> Iterator[Notice]:
    if found:
        yield notice(EstimateWarning.MULTIMODAL, modes=len(found))
    if made.was_interrupted:
        yield notice(EstimateWarning.INTERRUPTED, done=made.draws.size, planned=made.planned)
    yield from slowness()
