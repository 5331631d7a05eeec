"""Every check that a headline goes through before it is shown.

For: asking a method what is known, taking lists away, changing what is assumed beforehand, drawing tables anew.
Not for: choosing a method by its checks; a method that passes them can be wrong all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from recount.estimates.checking import checked, internal_check, without_each
from recount.estimates.choosing import Choice
from recount.estimates.ladder import Telling
from recount.estimates.lists.table import Lists
from recount.estimates.predicting import held_against
from recount.estimates.refusals import Notice, notice
from recount.estimates.result import Fit
from recount.vocabulary.words import EstimateMethod, EstimateWarning

# A total that half as much again, or two thirds, would replace hangs on the list that was taken away.
MOVED: Final = 1.5
LEAST_LISTS: Final = 4


def scrutinised(fit: Fit, lists: Lists, choice: Choice, telling: Telling | None = None) -> tuple[Fit, list[str]]:
    """Give the fit with what every check found, and the names of the checks left out by Ctrl-C."""
    names = list(CHECKS)
    for place, name in enumerate(names):
        if telling:
            telling(name.replace("_", " "), place, len(names))
        try:
            fit = CHECKS[name](fit, lists, choice)
        except KeyboardInterrupt:
            return fit, names[place:]
    return fit, []


def _internally(fit: Fit, lists: Lists, choice: Choice) -> Fit:
    """Ask for the known size of each list (Binette and Steorts 2022)."""
    return checked(fit, internal_check(lists, choice.lighter().fit))


def _without_lists(fit: Fit, lists: Lists, choice: Choice) -> Fit:
    """Ask what the total would be had one list never been made."""
    if lists.number < LEAST_LISTS:
        return fit
    totals = without_each(lists, choice.lighter().fit)
    rows = [{"list": name, "total": total.model_dump() if total else None} for name, total in totals.items()]
    medians = {name: total.median for name, total in totals.items() if total}
    told = replace(fit, diagnostics={**fit.diagnostics, "without_each_list": rows})
    return told.saying(_decided_by_a_list(fit, medians))


def _decided_by_a_list(fit: Fit, medians: dict[str, float]) -> Iterator[Notice]:
    if not fit.total or not medians:
        return
    total = fit.total.median
    name = max(medians, key=lambda each: max(medians[each] / total, total / medians[each]))
    if max(medians[name] / total, total / medians[name]) > MOVED:
        yield notice(EstimateWarning.LIST_DECIDES, name=name, without=medians[name], total=total)


def _other_priors(fit: Fit, lists: Lists, choice: Choice) -> Fit:
    """Ask what the total would be under other settings that nobody can tell from the lists."""
    rows = [_row(name, other.fit(lists)) for name, other in _settings(choice.lighter(), lists)]
    return replace(fit, diagnostics={**fit.diagnostics, "prior_sensitivity": rows}) if rows else fit


def _settings(choice: Choice, lists: Lists) -> Iterator[tuple[str, Choice]]:
    if choice.method is EstimateMethod.DGA:
        most = choice.max_missing or 10 * lists.n
        yield "uniform on N", replace(choice, prior=[1.0] * most, max_missing=most)
        yield f"at most {most // 2:,} unseen", replace(choice, max_missing=max(most // 2, 1))
        yield f"at most {2 * most:,} unseen", replace(choice, max_missing=2 * most)
    if choice.method is EstimateMethod.LCMCR:
        for classes in {max(choice.classes // 2, 2), choice.classes * 2} - {choice.classes}:
            yield f"{classes} classes", replace(choice, classes=classes)
        if choice.expansion is None:
            once, twice = lists.times_seen[:2].tolist()
            expansion = 1 + max(once**2 / (2 * max(twice, 1)), 1) / lists.n
            yield f"expansion {expansion:.2g}", replace(choice, expansion=expansion)


def _row(setting: str, fit: Fit) -> dict[str, Any]:
    return {"setting": setting, "total": fit.total.model_dump() if fit.total else None}


def _overlaps(fit: Fit, lists: Lists, choice: Choice) -> Fit:
    """Draw tables from the fit and hold them against the one observed."""
    del choice
    return held_against(fit, lists)


CHECKS: Final[dict[str, Callable[[Fit, Lists, Choice], Fit]]] = {
    "overlaps": _overlaps,
    "internal_check": _internally,
    "without_each_list": _without_lists,
    "prior_sensitivity": _other_priors,
}
