"""Tables with a header: OCHA's administrative areas and neighbourhoods, exports of OpenStreetMap, and our own columns.

For: finding the rows of a table by the names of its columns. Not for: judging what they say.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import NamedTuple

from recount.errors import BadInput
from recount.places.importing.layout import Fault, Row
from recount.vocabulary.words import PlacePrecision

OWN_COLUMNS = ("id", "name_en", "name_ar", "kind", "lat", "lon", "parent", "country", "aliases")
_OWN_NEEDED = ("id", "name_en", "kind")
_OCHA_NEEDED = ("NAME_EN", "NAME_AR", "PCODE")
_OCHA_OTHER_NAMES = ("NAM_EN_REF", "NAM_AR_REF")
_OCHA_LEVELS = (
    ("ADM3_PCODE", PlacePrecision.NEIGHBOURHOOD),
    ("ADM2_PCODE", PlacePrecision.SUBDISTRICT),
    ("ADM1_PCODE", PlacePrecision.DISTRICT),
    ("ADM0_PCODE", PlacePrecision.GOVERNORATE),
)

Cells = dict[str, str]


class Entry(NamedTuple):
    """One row of a table: where it begins, and its cells by column."""

    line: int
    cells: Cells


def entries(lines: Iterator[str], needed: tuple[str, ...]) -> Iterator[Entry | Fault]:
    """Give the rows of a table; a row with too many or too few cells is a fault.

    Raises: BadInput when the header lacks a needed column.
    """
    reader = csv.reader(lines)
    header = [name.strip() for name in next(reader, [])]
    if missing := [name for name in needed if name not in header]:
        raise no_such_table(header, missing)
    began = reader.line_num + 1
    for cells in reader:
        if any(cells):
            fits = len(cells) == len(header)
            wrong = f"{len(cells)} cells where the header has {len(header)}"
            yield Entry(began, _trimmed(header, cells)) if fits else Fault(began, wrong)
        began = reader.line_num + 1


def no_such_table(header: list[str], missing: list[str]) -> BadInput:
    """Say that a table lacks what its layout is known by."""
    return BadInput(
        f"The table has no column {', '.join(missing)}; its header reads: {', '.join(header)[:200] or 'nothing'}.",
        "Without them nothing says which places these are.",
        "Say with --as whose layout the file has; docs/commands.md lists the columns of each.",
    )


def read_own(lines: Iterator[str]) -> Iterator[Row | Fault]:
    """Give the rows of a table in the columns of the shipped gazetteer; aliases are parted by a vertical bar."""
    for entry in entries(lines, _OWN_NEEDED):
        yield entry if isinstance(entry, Fault) else _own_row(*entry)


def _own_row(line: int, cells: Cells) -> Row | Fault:
    if cells["kind"] not in set(PlacePrecision):
        return Fault(line, f"the kind {cells['kind']!r} is none of: {', '.join(PlacePrecision)}")
    arabic = cells.get("name_ar", "")
    return Row(
        line,
        cells["id"],
        (cells["name_en"], arabic, *cells.get("aliases", "").split("|")),
        PlacePrecision(cells["kind"]),
        cells.get("lat", ""),
        cells.get("lon", ""),
        name_ar=arabic,
        country=cells.get("country", ""),
        code=cells["id"],
        parent=cells.get("parent", ""),
    )


def read_ocha(lines: Iterator[str]) -> Iterator[Row | Fault]:
    """Give the rows of a table of OCHA's Common Operational Datasets: areas of any level, or neighbourhoods."""
    for entry in entries(lines, _OCHA_NEEDED):
        yield entry if isinstance(entry, Fault) else _ocha_row(*entry)


def _ocha_row(line: int, cells: Cells) -> Row:
    kind = next((kind for column, kind in _OCHA_LEVELS if column in cells), PlacePrecision.COUNTRY)
    arabic, *others = cells["NAME_AR"].split("\n")
    return Row(
        line,
        f"ocha_{cells['PCODE']}" if cells["PCODE"] else "",
        (cells["NAME_EN"], arabic, *others, *(cells.get(column, "") for column in _OCHA_OTHER_NAMES)),
        kind,
        cells.get("LATITUDE") or cells.get("cy", ""),
        cells.get("LONGITUDE") or cells.get("cx", ""),
        name_ar=arabic,
        country=cells.get("ADM0_PCODE") or cells["PCODE"],
        code=cells["PCODE"],
        parent=cells.get("ADM1_PCODE", ""),
        governorate=cells.get("ADM1_EN", ""),
        city=cells.get("ADM4_EN", ""),
    )


def _trimmed(header: list[str], cells: list[str]) -> Cells:
    return {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
