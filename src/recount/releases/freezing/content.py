"""What a release freezes: the rows that figures stand on, without the texts and quotes of others.

For: making a release. Not for: what of it may be published, which public frames say (`recount.releases.frames`). A
table is one file of JSON Lines, its rows in the order of their numbers, so that the same rows are the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any

from recount.releases.freezing.verifying import canonical
from recount.releases.keeping.rows import Row, rows_of, tables

Blank = Callable[[Any], Any]


def _blank(_: Any) -> str:
    return ""


def _nothing(_: Any) -> dict[str, Any]:
    return {}


def _none(_: Any) -> list[Any]:
    return []


def _unquoted(document: Mapping[str, Any]) -> dict[str, Any]:
    """Keep where a quote stands and how long it is, not its words."""
    quote = document["quote"]
    return {**document, "quote": {**quote, "text": " " * (quote["end"] - quote["start"])}}


_REPORT = dict.fromkeys(("author", "title", "published_note", "text"), _blank)
# The tables that a release holds, each with what is left out of it: the words of others, and what nobody counts.
FROZEN: Mapping[str, Mapping[str, Blank]] = {
    "reports.publisher": {},
    "reports.report": {**_REPORT, "problems": _none},
    "places.place": {},
    "places.placename": {},
    "places.zoneversion": {},
    "places.containment": {},
    "claims.claimrecord": {"document": _unquoted},
    "incidents.incident": {},
    "incidents.decision": {},
    "incidents.decision_retires": {},
    "incidents.link": {"reason": _blank},
    "incidents.toll": {},
    "incidents.partyattribution": {},
    "incidents.grade": {},
    "incidents.succession": {},
    "incidents.origintie": {},
    "incidents.importfile": {"set_aside": _none},
    "incidents.importedrow": {"stated": _nothing},
    "incidents.response": {"statement": _blank},
}


def frozen_tables() -> Iterator[tuple[str, bytes, int]]:
    """Give each table that a release holds: its label, its rows as JSON Lines, and how many there are."""
    for label, model in tables().items():
        if label in FROZEN:
            lines = [_line(_without(row, FROZEN[label])) for row in rows_of(model)]
            yield label, "".join(lines).encode(), len(lines)


def rows_in(content: bytes) -> Iterator[Row]:
    """Read the rows of a frozen table, one by one as they are asked for."""
    return map(json.loads, BytesIO(content))


def _without(row: Row, blanks: Mapping[str, Blank]) -> Row:
    return {name: blanks[name](value) if name in blanks else value for name, value in row.items()}


def _line(row: Row) -> str:
    return canonical(row) + "\n"
