"""The whole answer: assumptions, the ladder, the number or its refusal, strata, checks, and words to quote.

For: the command line and notebooks: `recount.estimates.estimate(lists, method)`. Not for: any step of it, each of which
has a module of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from recount.estimates import ladder, strata
from recount.estimates.checking import internal_check
from recount.estimates.choosing import Choice, Progress, lone, without_empty
from recount.estimates.judging import WITHOUT_NUMBER
from recount.estimates.ladder import Ladder, Telling
from recount.estimates.linkages import Between, combined
from recount.estimates.material import Material
from recount.estimates.refusals import Notice, notice
from recount.estimates.result import Estimation, Fit
from recount.estimates.scrutiny import scrutinised
from recount.estimates.sources import Data, Lone, data_of
from recount.estimates.strata import Draws
from recount.estimates.wording import paragraph
from recount.vocabulary.sentences import as_clauses, refusal, tell
from recount.vocabulary.words import EstimateMethod, EstimateUnit, EstimateWarning, LoglinearSelection

# With strata and readings every other step of the ladder is run many times over, each with fewer draws.
FEWEST_DRAWS: Final = 8_000


@dataclass(frozen=True)
class Joined:
    """A choice fitted to all strata of all readings: the total, each stratum, and joint draws of strata's totals."""

    total: Fit
    strata: dict[str, Fit]
    draws: Draws


def estimate(
    lists: Any,
    method: EstimateMethod | str,
    *,
    by: str | None = None,
    columns: Sequence[str] = (),
    pool: bool = False,
    impute: int = 0,
    checks: bool = True,
    unit: EstimateUnit | str = EstimateUnit.PEOPLE,
    telling: Telling | None = None,
    **settings: Any,
) -> Estimation:
    """Estimate how many people are on no list, beside every other method and with every check.

    `lists` is a path, CSV text, rows, cells (2^J - 1, the first list varying fastest), a table or material; a list of
    several is read as other linkages of the same people and combined by Rubin's rules. `unit` is what a row is; `by`
    names the column of strata, `columns`
    those of lists; `pool` draws strata towards each other; `impute` draws unknown strata so many times. `settings` are
    those of `Choice`: `select`, `delta`, `max_missing`, `prior`, `classes`, `draws`, `seed`, `level`. `telling(stage,
    done, of)` is called now and then; Ctrl-C keeps what is there and says so.
    Raises: BadInput for lists that cannot be read and settings that make no sense; where the lists cannot say, nothing
    is raised and `refused` says why.
    """
    choice = choice_of(method, settings)
    made = lists if isinstance(lists, Material) else None
    unit = made.unit if made else _unit(unit)
    data = data_of(made.table if made else lists, (made.by if made else None) or by, columns, impute, choice.seed)
    if isinstance(data, Lone):
        told = lone(choice, data.name, data.observed).in_unit(unit).estimation()
        return _worded(told, unit, made, [data.name])
    if made:
        data = replace(data, warnings=(*made.warnings, *data.warnings), refusals=made.refusals)
    told = _answer(data, choice, made, unit, pool=pool, checks=checks, telling=telling)
    return _worded(told, unit, made, data.names)


def _worded(told: Estimation, unit: EstimateUnit, made: Material | None, names: Sequence[str]) -> Estimation:
    told = told.model_copy(update={"unit": unit, "made": made.made() if made else None})
    return told.model_copy(update={"paragraph": paragraph(told, names)})


def choice_of(method: EstimateMethod | str, settings: dict[str, Any]) -> Choice:
    """Make a choice of a method's name and settings as somebody wrote them.

    Raises: BadInput for a method, a selection or a setting that there is not.
    """
    known = set(Choice.__dataclass_fields__) - {"method"}
    wrong = [name for name in settings if name not in known]
    select = settings.get("select", LoglinearSelection.STEPWISE)
    faults = [tell("estimates.no_setting", name=name) for name in wrong]
    faults += [tell("estimates.no_method", name=str(method))] if method not in set(EstimateMethod) else []
    faults += [tell("estimates.no_selection", name=str(select))] if select not in set(LoglinearSelection) else []
    if faults:
        raise refusal(
            "estimates.choice",
            faults=as_clauses(*faults),
            methods=[str(each) for each in EstimateMethod],
            selections=[str(each) for each in LoglinearSelection],
            settings=sorted(known),
        )
    return Choice(EstimateMethod(method), **{**settings, "select": LoglinearSelection(select)})


def _unit(said: str) -> EstimateUnit:
    if said not in set(EstimateUnit):
        raise refusal("estimates.no_unit", name=str(said), units=[str(each) for each in EstimateUnit])
    return EstimateUnit(said)


def _answer(
    data: Data,
    choice: Choice,
    made: Material | None,
    unit: EstimateUnit,
    *,
    pool: bool,
    checks: bool,
    telling: Telling | None,
) -> Estimation:
    found = _joined(data, choice, pool, telling)
    fit, steps, left = found.total, Ladder((found.total,)), list[str]()
    if _was_interrupted(fit):
        left = ["the ladder", "checks"]
    elif _bears_any(fit):
        steps = _ladder(data, choice, fit, pool, telling)
        left = list(steps.left)
        if checks and not left:
            fit, left = _scrutinised(data, choice, fit, telling)
    fit = fit.saying([*data.warnings, *_of_ladder(steps), *_unfinished(left), *_of_strata(data, found, pool)])
    fit = fit.saying(made.held_against(fit) if made else ()).in_unit(unit)
    shown = _steps(data, choice, steps)
    parts = {name: part.in_unit(unit) for name, part in found.strata.items()}
    told = fit.estimation(shown, strata.rows(parts) if data.is_parted else ())
    asked = next((at for at, step in enumerate(shown) if step is found.total), 0)
    more = {
        "ladder": tuple(rung.model_copy(update={"asked": at == asked}) for at, rung in enumerate(told.ladder)),
        "span": ladder.span(steps.steps),
        "comparisons": strata.compared(found.strata, found.draws, choice.level) if data.is_parted else (),
    }
    return told.model_copy(update=more)


def _joined(data: Data, choice: Choice, pool: bool, telling: Telling | None = None) -> Joined:
    """Fit every stratum of every reading, add strata up, and combine the readings."""
    worlds = [_of_world(data, choice, place, pool, telling) for place in range(len(data.worlds))]
    total, between = combined([world.total for world in worlds], choice.level)
    parts = {name: combined([world.strata[name] for world in worlds], choice.level)[0] for name in worlds[0].strata}
    known = [name for name in parts if all(name in world.draws for world in worlds)]
    draws = {name: np.concatenate([world.draws[name] for world in worlds]) for name in known}
    return Joined(total.saying(_of_readings(data, between), data.refusals), parts, draws)


def _of_world(data: Data, choice: Choice, place: int, pool: bool, telling: Telling | None) -> Joined:
    world = data.worlds[place]
    fits = {
        name: choice.seeded(at).fit(lists, _progress(telling, choice, name))
        for at, (name, lists) in enumerate(world.items(), start=place * len(world))
    }
    if not data.is_parted:
        return Joined(next(iter(fits.values())), fits, {})
    unseen = strata.draws_of(fits, choice.seed + place, pool=pool)
    fits = strata.moved(choice, fits, unseen) if pool else fits
    totals = {name: fits[name].observed + drawn for name, drawn in unseen.items()}
    return Joined(strata.added(choice, fits, unseen), fits, totals)


def _progress(telling: Telling | None, choice: Choice, name: str) -> Progress | None:
    if telling is None:
        return None
    stage = f"{choice.method} {choice.name}" + (f", {name}" if name else "")
    return lambda done, of: telling(stage, done, of)


def _ladder(data: Data, choice: Choice, fit: Fit, pool: bool, telling: Telling | None) -> Ladder:
    runs = sum(len(world) for world in data.worlds)

    def fitting(step: Choice) -> Fit:
        draws = max(step.draws // runs, FEWEST_DRAWS)
        return _joined(data, replace(step, draws=draws), pool).total

    return ladder.climb(choice, fit, fitting, telling)


def _steps(data: Data, choice: Choice, steps: Ladder) -> tuple[Fit, ...]:
    """Add to a ladder of strata what the method would give without them."""
    if not data.is_parted or len(steps.steps) < 2:
        return steps.steps
    whole = replace(choice, draws=ladder.DRAWS, resamples=ladder.RESAMPLES).fit(data.whole)
    return (*steps.steps, replace(whole, setting=f"{choice.name}, without strata").saying(refusals=data.refusals))


def _scrutinised(data: Data, choice: Choice, fit: Fit, telling: Telling | None) -> tuple[Fit, list[str]]:
    if not data.is_parted:
        return scrutinised(fit, without_empty(data.whole)[0] or data.whole, choice, telling)
    rows, world = [], data.worlds[0]
    for place, (name, lists) in enumerate(world.items()):
        if telling:
            telling(f"internal check, {name}", place, len(world))
        try:
            held = internal_check(lists, choice.lighter().fit)
        except KeyboardInterrupt:
            return fit, [f"internal check, {each}" for each in list(world)[place:]]
        rows += [(name, each) for each in held]
    missed = ", ".join(f"{each.name} in {name}" for name, each in rows if each.within is False)
    table = [{"stratum": name, "list": each.name, "size": each.size, "within": each.within} for name, each in rows]
    told = replace(fit, diagnostics={**fit.diagnostics, "internal_check": table})
    return told.saying([notice(EstimateWarning.INTERNAL_CHECK_FAILED, names=missed)] if missed else []), []


def _bears_any(fit: Fit) -> bool:
    """Tell whether other methods may have a number: all share the refusals that leave this one without any."""
    return not any(each.word in WITHOUT_NUMBER for each in fit.refusals)


def _was_interrupted(fit: Fit) -> bool:
    return any(each.word == EstimateWarning.INTERRUPTED for each in fit.warnings)


def _of_ladder(steps: Ladder) -> list[Notice]:
    return ladder.disagreement(steps.steps) if len(steps.steps) > 1 else []


def _unfinished(left: Sequence[str]) -> list[Notice]:
    return [notice(EstimateWarning.CHECKS_UNFINISHED, left=", ".join(left))] if left else []


def _of_strata(data: Data, found: Joined, pool: bool) -> list[Notice]:
    if not data.is_parted:
        return []
    return [*strata.differences(data.worlds[0]), *(strata.doubts(found.strata) if pool else [])]


def _of_readings(data: Data, between: Between | None) -> list[Notice]:
    if between is None:
        return [data.drawn] if data.drawn else []
    if data.drawn:
        about = {**data.drawn.about, "times": len(data.worlds), "share": between.share}
        return [notice(EstimateWarning.IMPUTED_STRATA, **about)]
    low, high = min(between.totals), max(between.totals)
    least, most = min(between.observed), max(between.observed)
    readings = {"linkages": len(between.totals), "low": low, "high": high, "least": least, "most": most}
    return [notice(EstimateWarning.LINKAGE_DECIDES, **readings, share=between.share)]
