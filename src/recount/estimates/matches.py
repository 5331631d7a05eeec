"""Reads linkages from one file: match probabilities, from which linkages are drawn, or several linkages side by side.

For: the JSON of `recount victims link`, and a CSV of lists with a column `linkage`. Not for: matching people, or
combining the answers (`recount.estimates.linkages`).
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, Field, ValidationError

from recount.errors import BadInput
from recount.estimates.linkages import Entry, Match, drawn_tables
from recount.estimates.lists.reading import ListTable, read_rows

COLUMN: Final = "linkage"
TIMES: Final = 10
MATTERS: Final = "Who is matched to whom often decides an estimate, so that nothing was estimated."


class _Named(BaseModel):
    list: str
    id: str


class _Pair(BaseModel):
    entries: tuple[_Named, _Named]
    probability: float = Field(ge=0, le=1)

    def match(self) -> Match:
        one, other = ((each.list, each.id) for each in self.entries)
        return one, other, self.probability


class _Account(BaseModel):
    list: str
    entries: int = Field(ge=0)


class _Matches(BaseModel):
    lists: list[_Account]
    pairs: list[_Pair]


def read_linkages(
    path: Path,
    times: int = TIMES,
    seed: int = 1,
    *,
    by: str | None = None,
    columns: Sequence[str] = (),
    strata: Mapping[Entry, str] | None = None,
) -> list[ListTable]:
    """Read a file of linkages; each gives a table.

    A `.json` holds `lists` (their names and how many entries each has) and `pairs` (two entries as list and id, and the
    probability that they are one person): `times` linkages are drawn, with `strata` of the entries where they are
    known. Any other file is a CSV of lists with a column `linkage`, whose values part it; `by` and `columns` are those
    of `recount.estimates.lists.read_lists`.
    Raises: BadInput for a file that is neither.
    """
    if path.suffix == ".json":
        return _drawn(_matches(path), times, seed, strata or {})
    return _beside(path, by, columns)


def _matches(path: Path) -> _Matches:
    try:
        return _Matches.model_validate_json(path.read_bytes())
    except OSError:
        raise BadInput(f"There is no file {path} to read.", MATTERS, "Give the path of a file of linkages.") from None
    except ValidationError as error:
        told = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()[:5])
        raise BadInput(
            f"{path} holds no match probabilities: {told}.",
            MATTERS,
            "Give what `recount victims link --format json` wrote, or a CSV with a column `linkage`.",
        ) from None


def _drawn(found: _Matches, times: int, seed: int, strata: Mapping[Entry, str]) -> list[ListTable]:
    if times < 2:
        raise BadInput(
            f"{times} linkages were to be drawn.",
            "What lies between linkages is seen from two or more of them.",
            "Draw 2 or more; 10 will often do.",
        )
    matches = [pair.match() for pair in found.pairs]
    ids: dict[str, set[str]] = {each.list: {id for name, id in strata if name == each.list} for each in found.lists}
    for one, other, _ in matches:
        for name, id in (one, other):
            ids.setdefault(name, set()).add(id)
    sizes = {each.list: each.entries for each in found.lists}
    over = [name for name, own in ids.items() if len(own) > sizes.get(name, 0)]
    if over:
        raise BadInput(
            f"There are more entries of {', '.join(over)} in the pairs than in the list.",
            MATTERS,
            "Give the lists, each with the number of its entries, and pairs of these.",
        )
    # Entries that match nobody have no name in the file; their number alone counts.
    for each in found.lists:
        missing = each.entries - len(ids[each.list])
        ids[each.list] |= {f"alone {number}" for number in range(missing)}
    entries = {name: sorted(own) for name, own in ids.items()}
    return drawn_tables(entries, matches, times, seed, strata)


def _beside(path: Path, by: str | None, columns: Sequence[str]) -> list[ListTable]:
    parts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(path):
        parts[row.pop(COLUMN) or ""].append(row)
    if len(parts) < 2:
        raise BadInput(
            f"{path} holds {len(parts)} linkage.",
            "What lies between linkages is seen from two or more of them.",
            "Give a column `linkage` with a value for each, or give the file as lists without --linkages.",
        )
    return [read_rows(rows, by, columns) for rows in parts.values()]


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, skipinitialspace=True))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise BadInput(f"{path} cannot be read: {problem}.", MATTERS, "Give a CSV in UTF-8.") from None
    if not rows or COLUMN not in rows[0]:
        raise BadInput(f"{path} has no column {COLUMN!r}.", MATTERS, "Name the linkage of each row in that column.")
    return rows
