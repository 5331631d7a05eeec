"""Readings on a terminal or as JSON.

For: `recount read`. Not for: anything that another program reads beyond the JSON of the contract.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from recount.claims.schema import Claim, Infrastructure, Quantity, Reading, When
from recount.vocabulary.reader import label


def print_readings(readings: Iterable[Reading], *, as_lines: bool, as_table: bool) -> None:
    """Print readings: one object, JSON Lines for several, or tables."""
    for reading in readings:
        if as_table:
            Console().print(reading_table(reading))
        else:
            print(json.dumps(reading.as_json(), ensure_ascii=False, indent=None if as_lines else 2), flush=True)


def reading_table(reading: Reading) -> Table:
    """Lay out the claims of a reading."""
    table = Table(title=f"{reading.id}: {len(reading.claims)} claims", caption="; ".join(reading.problems) or None)
    for heading in ("claim", "counts", "who", "when", "where", "said by", "quote"):
        table.add_column(heading, overflow="fold")
    for claim in reading.claims:
        table.add_row(*claim_cells(claim))
    return table


def claim_cells(claim: Claim) -> tuple[str, ...]:
    """Give the cells of one claim: kind, counts, parties, time, places, chain, quote."""
    return (
        label(claim.kind),
        counts_in_words(claim),
        ", ".join(label(perpetrator.id) for perpetrator in claim.perpetrators),
        time_in_words(claim.when),
        ", ".join(where.raw for where in claim.event_places()),
        " > ".join(source.name for source in claim.attribution),
        " ".join(claim.quote.text.split())[:160],
    )


def counts_in_words(claim: Claim) -> str:
    """Say in short what a claim counts."""
    counts = [
        f"{quantity_in_words(group.count)} {label(group.victim_class)} {label(group.outcome)}"
        + ("" if group.part_of is None else f" ({label(group.category)})")
        for group in claim.casualties
    ]
    counts += map(_objects_in_words, claim.infrastructure)
    if claim.strike and claim.strike.count:
        counts.append(f"{quantity_in_words(claim.strike.count)} {label(claim.strike.type)}")
    if claim.share:
        counts.append(f"{_percent(claim.share.min_pct, claim.share.max_pct)} of {claim.share.denominator}")
    if claim.comparison:
        counts.append(f"{claim.comparison.relation} {claim.comparison.ratio_min or ''}".strip())
    if claim.displacement:
        counts.append(f"{quantity_in_words(claim.displacement.count)} displaced")
    return "; ".join(counts)


def quantity_in_words(quantity: Quantity) -> str:
    """Write a quantity's bounds, or its word where it has none (R2)."""
    if quantity.min is None and quantity.max is None:
        return f"“{quantity.raw}”"
    if quantity.max is None:
        return f"{quantity.min}+"
    if quantity.min is None:
        return f"up to {quantity.max}"
    return str(quantity.min) if quantity.min == quantity.max else f"{quantity.min}-{quantity.max}"


def time_in_words(when: When) -> str:
    """Write a time with its precision."""
    if when.start is None:
        return f"{label(when.precision)} ({when.raw})" if when.raw else label(when.precision)
    return str(when.start) if when.start == when.end else f"{when.start} to {when.end}"


def _objects_in_words(objects: Infrastructure) -> str:
    count = quantity_in_words(objects.count) if objects.count else ""
    return f"{count} {label(objects.type)} {label(objects.damage)}".strip()


def _percent(low: float | None, high: float | None) -> str:
    if low == high and low is not None:
        return f"{low:g} %"
    return f"{'' if low is None else f'{low:g}'}-{'' if high is None else f'{high:g}'} %"
