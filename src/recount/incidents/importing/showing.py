"""What an import did, printed.

For: the answer of `recount import`. Not for: faults that stop it, which are bad input.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from recount.incidents.importing.keeping import FileImport
from recount.incidents.importing.tables import Fault

_MOST_SHOWN = 50


def print_imports(done: list[FileImport], *, as_json: bool) -> None:
    """Print what was kept of each file, what in it cannot be true, and what was set aside with its line."""
    if as_json:
        print(json.dumps({"files": [one.as_json() for one in done]}, ensure_ascii=False, indent=2))
        return
    print("\n".join(line for one in done for line in _lines(one)))


def _lines(one: FileImport) -> Iterator[str]:
    yield f"{one.file}: {one.kept:,} of {one.rows:,} rows ({one.table}) of {one.whose}. {one.licence}"
    if one.imported_before:
        yield "  The file was imported before; nothing was changed."
    if one.repeated:
        yield f"  {one.repeated:,} rows were in the record already, in the same words."
    yield from _listed("kept as stated, and cannot be true or cannot be read", one.flagged)
    yield from _listed("set aside", [str(Fault(**fault)) for fault in one.set_aside])


def _listed(heading: str, entries: list[str]) -> Iterator[str]:
    if entries:
        yield f"  {len(entries):,} {heading}:"
        yield from (f"    {entry}" for entry in entries[:_MOST_SHOWN])
    if len(entries) > _MOST_SHOWN:
        yield f"    and {len(entries) - _MOST_SHOWN:,} more (--format json lists all)"
