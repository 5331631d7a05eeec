"""What followed: from a table of events and settings to an answer, the checks before the effect.

For: the one way through this room, and the order of its steps. Not for: any step itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from recount.estimates.aftermath.account import made_of, told_of
from recount.estimates.aftermath.checking import PATH, Checked, check
from recount.estimates.aftermath.comparing import known, mwa_windows, own_windows
from recount.estimates.aftermath.compat import compare_as_mwa
from recount.estimates.aftermath.designs import effects, main_designs
from recount.estimates.aftermath.events import Choice, Events
from recount.estimates.aftermath.panel import panel_of
from recount.estimates.aftermath.permuting import Drawn, Progress
from recount.estimates.aftermath.placebo import Placebo
from recount.estimates.aftermath.point_process import WhatIf, what_if
from recount.estimates.aftermath.power import POWER
from recount.estimates.aftermath.pretrend import LEADS
from recount.estimates.aftermath.quiet import against_quiet
from recount.estimates.aftermath.result import Aftermath, WindowResult
from recount.estimates.aftermath.sensitivity import rosenbaum_gamma, specification_curve
from recount.estimates.aftermath.settings import Compat, Settings
from recount.estimates.aftermath.stopping import StopRule, failed, study_rules
from recount.estimates.aftermath.study import Study, choose
from recount.estimates.aftermath.telling import assumptions, broken_rules, refusal, summary, warnings
from recount.estimates.aftermath.wakes import surroundings
from recount.estimates.aftermath.windows import Window


def follow(events: Events, settings: Settings, progress: Progress = lambda _done, _whole: None) -> Aftermath:
    """Tell what followed the treated strikes of a table, or why that cannot be told.

    `progress` is called with shuffles done and wanted. The same settings and events give the same answer. An
    interruption (Ctrl-C) keeps the shuffles made so far and says so.

    Raises: BadInput where the table or the settings cannot be used at all.
    """
    study = study_of(events, settings)
    checked = check(study, settings, progress)
    rules = study_rules(checked.placebo_p(), checked.path_p, settings.level, checked.draws)
    reckon = _as_mwa if settings.compat is Compat.MWA else _own
    rows = reckon(study, checked, settings, rules)
    beside = any(StopRule.NOTHING_MATCHED not in row.broken for row in rows) and settings.permutations > 0
    quiet = _quiet(study, settings) if beside else []
    return Aftermath(
        assumptions=assumptions(),
        summary=summary(rows, rules, settings, checked.placebo_p()),
        windows=tuple(rows),
        placebo=_placebo(checked, settings),
        pre_trend=_pre_trend(checked, settings),
        minimum_detectable=_minimum(rows, settings) if beside else _minimum([], settings),
        sensitivity=_sensitivity(study, checked, rows) if beside else {},
        quiet=tuple(quiet or ()),
        panel=panel_of(events, settings) if beside else None,
        what_if=what_if(study, WhatIf.read(settings.what_if)) if beside and settings.what_if else None,
        broken=broken_rules(rows, rules, checked.placebo_p(), settings.level),
        warnings=(*told_of(events), *warnings(rows, checked, settings, quiet)),
        refused=refusal(rows, rules, settings, checked.placebo_p()),
        settings=settings,
        settings_sha256=settings.sha256(),
        seed=settings.seed,
        draws=checked.draws,
        made=made_of(events, settings),
    )


def study_of(events: Events, settings: Settings) -> Study:
    """Choose the study that the settings name. Raises BadInput where something of it is missing."""
    return choose(
        events,
        Choice.read(settings.treatment),
        Choice.read(settings.control),
        Choice.read(settings.outcome),
        match=settings.match,
        unrelated=Choice.read(settings.unrelated) if settings.unrelated else None,
        cluster=settings.cluster,
        place=settings.place,
    )


def _own(study: Study, checked: Checked, settings: Settings, rules: Sequence[StopRule]) -> list[WindowResult]:
    wakes = [checked.around.wake(window) for window in settings.windows]
    rows = own_windows(study, wakes, checked.designs, checked.main, settings.level)
    before = checked.drawn.get(Placebo.BEFORE, checked.main)
    beyond = checked.main.less(before).p_adjusted
    return [_stopped(row, rules, float(beyond[at]), settings.level) for at, row in enumerate(rows)]


def _as_mwa(study: Study, checked: Checked, settings: Settings, rules: Sequence[StopRule]) -> list[WindowResult]:
    rows = mwa_windows(study, compare_as_mwa(study, settings.windows), checked.main, settings.level)
    return [row.model_copy(update={"broken": (*row.broken, *rules)}) for row in rows]


def _stopped(row: WindowResult, rules: Sequence[StopRule], beyond: float, level: float) -> WindowResult:
    """Take error and p from a window that breaks a rule; `beyond` is the p of its excess over the placebo before.

    That p is family-wise: of many windows one exceeds its placebo by chance, and where a rise before the strike went
    unseen because it was low by chance, the excess is large for the same reason.
    """
    broken = (*row.broken, *rules)
    if not broken and failed(row.p_adjusted, level) and not beyond <= level:
        broken = (StopRule.NOT_ABOVE_PLACEBO,)
    if not broken:
        return row
    nothing = StopRule.NOTHING_MATCHED in broken
    gone = {"se": None, "p": None, "p_adjusted": None, "broken": broken} | ({"effect": None} if nothing else {})
    return row.model_copy(update=gone)


def _placebo(checked: Checked, settings: Settings) -> dict[str, Any]:
    return {name: _family(checked.drawn[name], settings) for name in map(str, Placebo) if name in checked.drawn}


def _family(drawn: Drawn, settings: Settings) -> dict[str, Any]:
    return _verdict(drawn, settings) | {"windows": [_effect(drawn, *each) for each in enumerate(settings.windows)]}


def _effect(drawn: Drawn, at: int, window: Window) -> dict[str, Any]:
    return window._asdict() | {"effect": known(drawn.observed[at]), "p_adjusted": known(drawn.p_adjusted[at])}


def _verdict(drawn: Drawn, settings: Settings) -> dict[str, Any]:
    p = drawn.family_p if len(drawn.shuffled) else None
    return {"p": p, "failed": failed(p, settings.level) if p is not None else None}


def _pre_trend(checked: Checked, settings: Settings) -> dict[str, Any]:
    if PATH not in checked.drawn:
        return {"p": None, "failed": None, "leads": []}
    drawn = checked.drawn[PATH]
    steps = [(lead, window) for lead in LEADS for window in settings.windows]
    told = [{"lead": lead, **_effect(drawn, at, window)} for at, (lead, window) in enumerate(steps)]
    return _verdict(drawn, settings) | {"leads": told}


def _minimum(rows: Sequence[WindowResult], settings: Settings) -> dict[str, Any]:
    told = [
        {"time": row.time, "space": row.space, "effect": row.minimum_detectable}
        for row in rows
        if row.minimum_detectable is not None
    ]
    smallest = min(told, key=lambda each: float(each["effect"] or 0), default=None)
    return {"level": settings.level, "power": POWER, "smallest": smallest, "windows": told}


def _sensitivity(study: Study, checked: Checked, rows: Sequence[WindowResult]) -> dict[str, Any]:
    curve = specification_curve(checked.around, [made.window for made in checked.designs])
    found = [float(entry["effect"]) for entry in curve]
    return {
        "specifications": len(found),
        "positive": sum(effect > 0 for effect in found) / len(found) if found else None,
        "lowest": min(found, default=None),
        "median": float(np.median(found)) if found else None,
        "highest": max(found, default=None),
        "gamma": [
            {**made.window._asdict(), "gamma": rosenbaum_gamma(made, study.treated)}
            for made, row in zip(checked.designs, rows, strict=True)
            if row.p is not None
        ],
        "curve": curve,
    }


def _quiet(study: Study, settings: Settings) -> list[dict[str, Any]] | None:
    """Compare with quiet moments, as a description without p; None where there are none."""
    if not settings.quiet:
        return []
    rng = np.random.default_rng(np.random.SeedSequence(settings.seed).spawn(3)[2])
    against = against_quiet(study, settings.windows, settings.quiet, rng)
    if against is None:
        return None
    made = main_designs(surroundings(against, settings.windows), settings.windows)
    count = int((~against.treated).sum())
    found = [known(effects(one, against.treated[:, None])[0]) for one in made]
    return [{**one.window._asdict(), "effect": effect, "quiet": count} for one, effect in zip(made, found, strict=True)]
