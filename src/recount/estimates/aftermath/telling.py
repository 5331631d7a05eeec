"""What an aftermath says in words: assumptions, broken rules, warnings, the refusal and the paragraph for readers.

For: choosing the sentences. Not for: their wording, which stands in `words.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from recount.estimates.aftermath.checking import Checked
from recount.estimates.aftermath.result import WindowResult
from recount.estimates.aftermath.settings import Compat, Settings
from recount.estimates.aftermath.stopping import StopRule, failed
from recount.estimates.aftermath.wording import say, words
from recount.estimates.refusals import Notice
from recount.vocabulary.reader import LANGUAGES

_FEW_CLUSTERS = 30


def assumptions() -> tuple[Notice, ...]:
    """Give what has to hold, before any number."""
    return tuple(say("assumptions", word) for word in words()["assumptions"])


def broken_rules(
    rows: Sequence[WindowResult], rules: Sequence[StopRule], placebo: Mapping[str, float | None], level: float
) -> tuple[Notice, ...]:
    """Give each rule that the study or any window breaks, once, in the order of the rules."""
    named = {rule for row in rows for rule in row.broken} | set(rules)
    return tuple(_rule(rule, placebo, level) for rule in StopRule if rule in named)


def refusal(
    rows: Sequence[WindowResult], rules: Sequence[StopRule], settings: Settings, placebo: Mapping[str, float | None]
) -> str | None:
    """Say why no window has a p; None where one has. The original's reckoning refuses only where it has no number."""
    if any(row.p is not None for row in rows):
        return None
    return summary(rows, rules, settings, placebo).en


def summary(
    rows: Sequence[WindowResult], rules: Sequence[StopRule], settings: Settings, placebo: Mapping[str, float | None]
) -> Notice:
    """Give the paragraph that a reporter may quote."""
    told = [row for row in rows if row.p is not None]
    if not told:
        return _refused(broken_rules(rows, rules, placebo, settings.level))
    if settings.compat is Compat.MWA:
        return say("summary", "compat")
    found = [row for row in told if failed(row.p_adjusted, settings.level)]
    if found:
        return _found(min(found, key=lambda row: (row.p_adjusted or 0, row.p or 0)))
    return _nothing(min(told, key=lambda row: row.minimum_detectable or 0))


def warnings(
    rows: Sequence[WindowResult], checked: Checked, settings: Settings, quiet: Sequence[Any] | None
) -> tuple[Notice, ...]:
    """Give what a reader has to know beside the numbers."""
    said: list[Notice] = []
    if settings.compat is Compat.MWA:
        said.append(say("warnings", "compat"))
    if checked.interrupted:
        said.append(say("warnings", "interrupted", draws=checked.draws, wanted=settings.permutations))
    cut = checked.left_out
    if cut:
        said.append(say("warnings", "cut_wakes", count=cut))
    few = sum(row.clusters is not None and row.clusters < _FEW_CLUSTERS for row in rows)
    if few:
        said.append(say("warnings", "few_clusters", windows=few))
    if len(rows) > 1:
        said.append(say("warnings", "many_windows", windows=len(rows)))
    if quiet is None:
        said.append(say("warnings", "no_quiet"))
    return tuple(said)


def _rule(rule: StopRule, placebo: Mapping[str, float | None], level: float) -> Notice:
    if rule is not StopRule.PLACEBO_FAILED:
        return say("rules", rule)
    names = [name for name, p in placebo.items() if failed(p, level)]
    which = {language: "; ".join(words()["placebos"][name][language] for name in names) for language in LANGUAGES}
    return say("rules", rule, which=which)


def _refused(rules: Sequence[Notice]) -> Notice:
    reasons = {language: " ".join(rule.in_language(language) for rule in rules) for language in LANGUAGES}
    return say("summary", "refused", reasons=reasons)


def _found(row: WindowResult) -> Notice:
    return say(
        "summary",
        "found",
        time=f"{row.time:g}",
        space=f"{row.space:g}",
        effect=f"{row.effect:+.2f}",
        p=f"{row.p_adjusted:.3g}",
    )


def _nothing(row: WindowResult) -> Notice:
    smallest = f"{row.minimum_detectable:.2g}"
    return say("summary", "nothing", smallest=smallest, time=f"{row.time:g}", space=f"{row.space:g}")
