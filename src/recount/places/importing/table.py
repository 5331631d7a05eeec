"""What an import of places did, printed.

For: the answer of `recount places import`. Not for: faults that stop it, which are bad input.
"""

from __future__ import annotations

import json

from recount.places.importing.keeping import PlaceImport


def print_import(done: PlaceImport, *, as_json: bool) -> None:
    """Print what was kept, under whose name, and what was set aside with its line."""
    print(json.dumps(done.as_json(), ensure_ascii=False, indent=2) if as_json else "\n".join(_lines(done)))


def _lines(done: PlaceImport) -> list[str]:
    first = f"{done.file}: {done.places:,} places of {done.source}, {done.licence}."
    notes = [
        "The file was imported before; nothing was changed." if done.imported_before else "",
        f"{done.passed_over:,} entries passed over: no places, or of another country." if done.passed_over else "",
        f"{len(done.set_aside):,} lines set aside:" if done.set_aside else "",
        *(f"  {fault}" for fault in done.set_aside),
        f"The gazetteer of the record is now {done.gazetteer}.",
    ]
    return [first, *(note for note in notes if note)]
