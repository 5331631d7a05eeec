"""What an estimate is asked of: the record as it stands, or the overlaps of a sheet.

For: the page of estimates, which asks for long work. Not for: the work (`recount.workbench.estimates.working`). Of a
sheet only the overlaps are taken: how many stand on which lists in which stratum; who they are never leaves the sheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from recount.errors import BadInput
from recount.estimates import ListTable, read_lists
from recount.estimates.answering import choice_of
from recount.estimates.sources import data_of
from recount.figures.asking.declaration import Declaration
from recount.vocabulary.words import EstimateMethod, Measure
from recount.workbench.estimates.working import OF_RECORD, OVERLAPS, SETTINGS
from recount.workbench.reckoning.asking import state_of_record
from recount.workbench.words import say

MOST_BYTES = 4 * 1024 * 1024


def of_record(asked: Mapping[str, str]) -> dict[str, Any]:
    """Ask it of the origins of the open record as it stands now. Raises: BadInput for keys that make no sense."""
    _check_method(asked)
    Declaration.read({"measure": Measure.KILLED, **{key: asked.get(key) for key in OF_RECORD}})
    return {"asked": _kept(asked, *OF_RECORD, "by"), "state": state_of_record()}


def of_sheet(content: bytes, asked: Mapping[str, str]) -> dict[str, Any]:
    """Ask it of a sheet of lists, one row a person or a pattern. Raises: BadInput for what is no such sheet."""
    _check_method(asked)
    table = read_lists(text_of(content) + "\n", asked.get("by"))
    data_of(table, asked.get("by"), (), 0, 1)
    return {"asked": {**_kept(asked, "by"), "lists": ", ".join(table.names)}, OVERLAPS: overlaps(table)}


def text_of(content: bytes) -> str:
    """Give the text of a sheet that was sent. Raises: BadInput where it is too large or no text."""
    if len(content) > MOST_BYTES:
        raise BadInput(say("estimates.too_large"), say("estimates.not_run"), say("estimates.too_large_remedy"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(say("estimates.no_text"), say("estimates.not_run"), say("estimates.no_text_remedy")) from None


def overlaps(table: ListTable) -> dict[str, Any]:
    """Count who stands on which lists in which stratum; nothing else of a sheet is left in it."""
    counted: Counter[tuple[tuple[int, ...], str | None]] = Counter()
    strata = table.strata or (None,) * len(table.counts)
    for marks, stratum, count in zip(table.marks.tolist(), strata, table.counts.tolist(), strict=True):
        counted[tuple(marks), stratum] += count
    rows = sorted(counted, key=lambda row: (row[0], row[1] or ""))
    return {
        "names": list(table.names),
        "marks": [list(marks) for marks, _ in rows],
        "counts": [counted[row] for row in rows],
        "strata": [stratum for _, stratum in rows] if table.strata else [],
        "columns_aside": list(table.columns_aside),
    }


def _check_method(asked: Mapping[str, str]) -> None:
    choice_of(
        asked.get("method") or EstimateMethod.LOGLINEAR, {name: asked[name] for name in SETTINGS if asked.get(name)}
    )


def _kept(asked: Mapping[str, str], *keys: str) -> dict[str, str]:
    return {key: asked[key] for key in ("method", *SETTINGS, *keys) if asked.get(key)}
