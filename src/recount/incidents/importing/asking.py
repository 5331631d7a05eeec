"""What a person asks to import, and reading it before a record is opened: a file that cannot be used begins none.

For: every fault of every file told at once. Not for: what the record holds already (`.checking`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recount.errors import BadInput
from recount.incidents.importing.layout import Layout
from recount.incidents.importing.mapping import Makes, Map, read_map, shipped_map
from recount.incidents.importing.reading import ReadFile, read_file
from recount.incidents.importing.tables import Fault

_MOST_SHOWN = 200


@dataclass(frozen=True)
class Wanted:
    """What a person asks to import: files of one layout; `set_aside` keeps the good rows of faulty files."""

    paths: tuple[Path, ...]
    layout: Layout
    map: Path | None = None
    set_aside: bool = False


def read_all(wanted: Wanted) -> list[ReadFile]:
    """Read every file, those whose rows make incidents first.

    Raises: BadInput when the map or a file cannot be used, or rows are faulty and `set_aside` is not wanted; then
    every fault of every file is told with its line and column.
    """
    layout = _map_of(wanted)
    files = [read_file(path, layout) for path in wanted.paths]
    refuse([(file.path.name, file.faults) for file in files], wanted)
    return sorted(files, key=lambda file: file.table.makes is not Makes.INCIDENT)


def _map_of(wanted: Wanted) -> Map:
    if wanted.map is not None:
        return read_map(wanted.map)
    if wanted.layout is Layout.CSV:
        raise BadInput(
            "--as csv needs a map.",
            "Without it nothing says what the columns of the file mean.",
            "Add --map MAP.yaml; docs/importing.md has an example.",
        )
    return shipped_map(wanted.layout)


def refuse(faulty: list[tuple[str, list[Fault]]], wanted: Wanted) -> None:
    """Tell every fault of every file at once, unless the person wants faulty rows set aside.

    Raises: BadInput when there are any.
    """
    told = [f"  {name}, {fault}" for name, faults in faulty for fault in faults]
    if not told or wanted.set_aside:
        return
    hidden = len(told) - _MOST_SHOWN
    lines = [*told[:_MOST_SHOWN], f"  and {hidden:,} more"] if hidden > 0 else told
    raise BadInput(
        "\n".join(["1 fault:" if len(told) == 1 else f"{len(told):,} faults:", *lines]),
        "A table that is taken in by halves gives false sums; nothing was kept.",
        "Mend the files, or add --set-aside to keep the good rows and list these.",
    )
