"""Whether a file of places can be imported as a person asks: its licence, its country, its faults.

For: refusing a file as a whole, with every fault and its line, before anything is kept. Not for: keeping it
(`recount.places.importing.keeping`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from recount.errors import BadInput
from recount.places.gazetteer import Gazetteer
from recount.places.importing.layout import ORIGINS, PlaceLayout
from recount.places.importing.reading import ReadPlaces, read_places

_MOST_SHOWN = 200
_COUNTRY = re.compile(r"([A-Za-z]{2})?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks to import, in their words; `set_aside` keeps the good places of a faulty file."""

    path: Path
    layout: PlaceLayout
    country: str = ""
    licence: str = ""
    set_aside: bool = False

    @property
    def country_code(self) -> str:
        """The country as ISO alpha-2; empty where none was named."""
        return self.country.upper()

    @property
    def terms(self) -> str:
        """The licence: as stated, else the usual one of the publisher."""
        return self.licence.strip() or ORIGINS[self.layout].licence


def check_file(wanted: Wanted, known: Gazetteer | None = None) -> ReadPlaces:
    """Read a file of places; `known` are the places that tell where they lie (the shipped ones by default).

    Raises: BadInput when it has no licence, cannot be read, holds no place, or has faults and `set_aside` is not
    wanted; then every fault is told with its line.
    """
    _check_words(wanted)
    read = read_places(wanted.path, wanted.layout, known or Gazetteer.shipped(), country=wanted.country_code)
    if read.faults and not wanted.set_aside:
        raise _faulty(wanted, read)
    if not read.places:
        raise _nothing_in(wanted, read)
    return read


def _check_words(wanted: Wanted) -> None:
    if not wanted.terms:
        raise BadInput(
            f"Nothing says under which licence {wanted.path.name} may be used.",
            "Whoever publishes a map or a release of the record must be able to name it.",
            'Add --licence, such as --licence "CC BY 4.0" or --licence "our own work".',
        )
    if not _COUNTRY.fullmatch(wanted.country):
        raise BadInput(
            f"--country {wanted.country!r} is no code of a country.",
            "Places are kept by the two letters of ISO 3166-1.",
            "Give two letters, such as SY.",
        )


def _faulty(wanted: Wanted, read: ReadPlaces) -> BadInput:
    shown = [f"  {fault}" for fault in read.faults[:_MOST_SHOWN]]
    hidden = len(read.faults) - len(shown)
    lines = [*shown, f"  and {hidden:,} more"] if hidden else shown
    head = f"{wanted.path.name} has {len(read.faults):,} faults beside {len(read.places):,} good places:"
    return BadInput(
        "\n".join([head, *lines]),
        "A place at a wrong point sets incidents where they did not happen (R7); nothing was kept.",
        "Mend the file, or add --set-aside to keep the good places and leave these out.",
    )


def _nothing_in(wanted: Wanted, read: ReadPlaces) -> BadInput:
    beside = f"{read.passed_over:,} entries passed over, {len(read.faults):,} set aside"
    return BadInput(
        f"{wanted.path.name} holds no place that can be kept ({beside}).",
        "An import without places would change nothing.",
        "Look whether --as and --country fit the file.",
    )
