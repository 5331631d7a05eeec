"""Shares: each row of a figure in its whole, with numerator, denominator and what is unknown (R22, R31).

For: `shares` of a figure; the last dimension of `by` is shared out within the others. Not for: ratios of two parties
(`recount.figures.comparing.pair`). What is not known is in no denominator, and bounds
the share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from recount.figures.asking.declaration import Declaration
from recount.figures.figure import SEVERAL, Row, Share, Tally
from recount.figures.summing.cells import OVERLAPPING
from recount.figures.summing.intervals import Interval, bounds, wilson
from recount.places.zones.containment import Standing
from recount.vocabulary.words import Measure, Party

# Values under which stands what is not known.
_UNKNOWN = (None, SEVERAL, Standing.UNCERTAIN, Party.UNKNOWN)


def with_shares(rows: Sequence[Row], declaration: Declaration) -> list[Row]:
    """Give the rows with the share of each in what is known of its whole; rows of what is unknown have none."""
    last = declaration.by[-1]
    wholes: dict[tuple[str | None, ...], list[Row]] = defaultdict(list)
    for row in rows:
        wholes[tuple(value for dimension, value in row.cell.items() if dimension is not last)].append(row)
    shared = {id(row): _share(row, whole, declaration) for whole in wholes.values() for row in whole}
    return [row.model_copy(update={"share": shared[id(row)]}) for row in rows]


def _share(row: Row, whole: Sequence[Row], declaration: Declaration) -> Share | None:
    last = declaration.by[-1]
    known = [each for each in whole if each.cell[last] not in _UNKNOWN]
    if row not in known:
        return None
    codes = {code for each in known for code in each.tally.codes}
    unknown = {code for each in whole for code in each.tally.codes} - codes
    if declaration.measure is Measure.INCIDENTS:
        return _of_incidents(len(row.tally.codes), len(codes), len(unknown))
    return None if last in OVERLAPPING else _of_ranges(row, known, whole, len(unknown))


def _of_incidents(part: int, whole: int, unknown: int) -> Share:
    interval, extremes = wilson(part, whole), bounds(part, unknown, whole)
    return Share(
        numerator_low=part,
        numerator_high=part,
        denominator_low=whole,
        denominator_high=whole,
        unknown=unknown,
        percent=_percent(part / whole) if whole else None,
        low=_percent(interval.low),
        high=_percent(interval.high),
        at_least=_percent(extremes.low),
        at_most=_percent(extremes.high),
    )


def _of_ranges(row: Row, known: Sequence[Row], whole: Sequence[Row], unknown: int) -> Share:
    part = row.tally
    total_low, total_high = _sum(known)
    extremes = _extremes(part, [each.tally for each in whole if each is not row])
    return Share(
        numerator_low=part.low,
        numerator_high=None if part.high_open else part.high,
        denominator_low=total_low,
        denominator_high=total_high,
        unknown=unknown,
        at_least=_percent(extremes.low),
        at_most=_percent(extremes.high),
    )


def _extremes(part: Tally, others: Sequence[Tally]) -> Interval:
    """Give the least and the greatest share that the ranges allow; an open or unknown end leaves its bound open."""
    bounded = not any(each.high_open or each.unknown_toll for each in others)
    most_beside = sum(each.high or 0 for each in others)
    least_beside = sum(each.low or 0 for each in others)
    low, high = part.low or 0, part.high or 0
    least = low / (low + most_beside) if bounded and low + most_beside else 0.0
    is_open = part.high_open or bool(part.unknown_toll)
    return Interval(least, 1.0 if is_open or not high + least_beside else high / (high + least_beside))


def _sum(rows: Sequence[Row]) -> tuple[int | None, int | None]:
    lows = [row.tally.low for row in rows if row.tally.low is not None]
    highs = [row.tally.high for row in rows if row.tally.high is not None]
    is_open = any(row.tally.high_open for row in rows)
    return sum(lows) if lows else None, None if is_open or not highs else sum(highs)


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)
