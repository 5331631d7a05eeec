"""Whether a file of zones can be imported as a person asks: its source, its licence, its days, its faults.

For: refusing a file as a whole, before anything is kept. Not for: keeping it (`recount.places.zones.keeping`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from recount.errors import BadInput
from recount.places.zones.reading import Layout, ReadZones, read_zones, refuse_faults
from recount.reports.dates import PartialDate


@dataclass(frozen=True)
class WantedZones:
    """What a person asks to import: the file, its day, whose map it is, and under which licence it may be used."""

    path: Path
    as_of: date | None
    source: str
    licence: str
    until: date | None = None
    layout: Layout = field(default_factory=Layout)


def check_zones(wanted: WantedZones) -> ReadZones:
    """Read a file of zones as a person asks.

    Raises: BadInput when source or licence are not named, the file cannot be read or has faults; all are told at once.
    """
    _check_words(wanted)
    read = read_zones(wanted.path, as_of=wanted.as_of, layout=wanted.layout)
    refuse_faults(wanted.path, read)
    if wanted.until and wanted.until < max(read.by_day):
        raise BadInput(
            f"--until {wanted.until} lies before the map of {max(read.by_day)}.",
            "A map cannot cease to hold before its own day.",
            "Leave --until out, or give a later day.",
        )
    return read


def _check_words(wanted: WantedZones) -> None:
    said = {"--source": wanted.source, "--licence": wanted.licence}
    missing = [option for option, words in said.items() if not words.strip()]
    if missing:
        raise BadInput(
            f"{' and '.join(missing)} say nothing of {wanted.path.name}.",
            "A share by zone names the map it stands on, and whether that map may be passed on (R22).",
            'Add for example --source "our own map" --licence "CC BY 4.0".',
        )


def day_of_map(option: str, words: str | None) -> date | None:
    """Read the day that an option names. Raises: BadInput when it is no single day."""
    if words is None:
        return None
    day = PartialDate.parse(words).day
    if day is None:
        raise BadInput(f"{option} {words} is more than one day.", "Fronts move within days.", "Give a day: 2015-11-01.")
    return day
