"""One window's comparison, by our own reckoning or as the original does it, as a row of the answer.

For: effect, errors, counts, balance, overlaps and the rules broken, window by window. Not for: rules of the whole study
(`analysis`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from recount.estimates.aftermath.arrays import Ints
from recount.estimates.aftermath.compat import Compared, overlap
from recount.estimates.aftermath.designs import Design
from recount.estimates.aftermath.effect import regress
from recount.estimates.aftermath.errors import clustered_se, joined_groups, overlapping
from recount.estimates.aftermath.matching import imbalance
from recount.estimates.aftermath.permuting import Drawn
from recount.estimates.aftermath.power import minimum_detectable
from recount.estimates.aftermath.result import WindowResult
from recount.estimates.aftermath.stopping import window_rules
from recount.estimates.aftermath.study import Study
from recount.estimates.aftermath.wakes import Wake


def own_windows(
    study: Study, wakes: Sequence[Wake], made: Sequence[Design], drawn: Drawn, level: float
) -> list[WindowResult]:
    """Give every window with the p of shuffled labels; the rules of the whole study are not looked at here."""
    rows = [_own(study, wake, one) for wake, one in zip(wakes, made, strict=True)]
    p, adjusted = drawn.p, drawn.p_adjusted
    return [
        row.model_copy(
            update={"effect": known(drawn.observed[at]), "p": known(p[at]), "p_adjusted": known(adjusted[at])}
        )
        for at, row in enumerate(_with_power(rows, drawn, level))
    ]


def mwa_windows(study: Study, compared: Sequence[Compared], drawn: Drawn, level: float) -> list[WindowResult]:
    """Give every window as the original does, with classical p, and Holm's p as the adjusted one."""
    adjusted = holm([one.fit.p if one.fit else math.nan for one in compared])
    rows = [_mwa(study, one, p) for one, p in zip(compared, adjusted, strict=True)]
    return _with_power(rows, drawn, level)


def _with_power(rows: Sequence[WindowResult], drawn: Drawn, level: float) -> list[WindowResult]:
    critical, spread = drawn.critical(level), drawn.spread
    smallest = [known(minimum_detectable(float(one), critical)) for one in spread]
    return [row.model_copy(update={"minimum_detectable": least}) for row, least in zip(rows, smallest, strict=True)]


def holm(p: Sequence[float]) -> list[float]:
    """Adjust p values for their number (Holm 1979); NaN stays NaN and is not counted."""
    asked = [at for at in np.argsort(p) if not math.isnan(p[at])]
    adjusted, highest = [math.nan] * len(p), 0.0
    for place, at in enumerate(asked):
        highest = max(highest, min(1.0, p[at] * (len(asked) - place)))
        adjusted[at] = highest
    return adjusted


def known(value: float) -> float | None:
    """Give a number, None where there is none."""
    return float(value) if math.isfinite(value) else None


def _own(study: Study, wake: Wake, made: Design) -> WindowResult:
    treated, weights = study.treated[made.rows], made.weights(study.treated)
    fit = regress(made.after, made.before, treated, weights, may_drop=True)
    cluster = _clusters(study, wake)[made.rows][weights > 0]
    ours, theirs = int((treated & (weights > 0)).sum()), int((~treated & (weights > 0)).sum())
    before = imbalance(treated, made.columns)
    after = imbalance(treated, made.columns, weights, made.columns)
    return WindowResult(
        **wake.window._asdict(),
        effect=fit.effect if fit else None,
        se=clustered_se(fit, cluster) if fit else None,
        p=None,
        p_adjusted=None,
        n_treated=ours,
        n_control=theirs,
        n_treated_before=int(treated.sum()),
        n_control_before=int((~treated).sum()),
        matched=ours / max(1, int(treated.sum())),
        balance_before=before.l1,
        support_before=before.support,
        balance=after.l1,
        support=after.support,
        **_overlaps(wake),
        clusters=len(np.unique(cluster)),
        broken=tuple(
            window_rules(
                treated=ours, controls=theirs, overlap=_overlaps(wake)["overlap"], l1=after.l1, known=fit is not None
            )
        ),
    )


def _mwa(study: Study, one: Compared, adjusted: float) -> WindowResult:
    ours, theirs = int((study.treated & one.match.kept).sum()), int((~study.treated & one.match.kept).sum())
    overlaps, fit = _overlaps(one.wake), one.fit
    return WindowResult(
        **one.wake.window._asdict(),
        effect=fit.effect if fit else None,
        se=fit.se if fit else None,
        p=fit.p if fit else None,
        p_adjusted=known(adjusted),
        intercept=fit.intercept if fit else None,
        adjusted_r2=fit.adjusted_r2 if fit else None,
        n_treated=ours,
        n_control=theirs,
        n_treated_before=int(study.treated.sum()),
        n_control_before=int((~study.treated).sum()),
        matched=ours / max(1, int(study.treated.sum())),
        balance_before=one.unmatched.l1,
        support_before=one.unmatched.support,
        balance=one.matched.l1,
        support=one.matched.support,
        **overlaps,
        broken=tuple(
            window_rules(
                treated=ours,
                controls=theirs,
                overlap=overlaps["overlap"],
                l1=one.matched.l1,
                known=fit is not None,
            )
        ),
    )


def _overlaps(wake: Wake) -> dict[str, float]:
    same, mixed = [wake.same_before, wake.same_after], [wake.mixed_before, wake.mixed_after]
    return {"overlap_same": overlap(same), "overlap_mixed": overlap(mixed), "overlap": overlap([*same, *mixed])}


def _clusters(study: Study, wake: Wake) -> Ints:
    components = overlapping(study.strikes, wake.window)
    return components if study.cluster is None else joined_groups(components, study.cluster)
