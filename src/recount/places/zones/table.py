"""What the commands about zones answer, printed.

For: `recount zones import|list|renew`. Not for: faults that stop an import, which are bad input.
"""

from __future__ import annotations

import json
from typing import Any

from recount.places.zones.keeping import ZoneImport, told_of
from recount.places.zones.models import ZoneVersion


def print_import(done: ZoneImport, kept: int, *, as_json: bool) -> None:
    """Print what was kept: the maps, and for how many points of the record it is now known whose ground they were."""
    answer = {**done.as_json(), "points": kept}
    print(json.dumps(answer, ensure_ascii=False, indent=2) if as_json else "\n".join(_lines(done, kept)))


def _lines(done: ZoneImport, kept: int) -> list[str]:
    days = ", ".join(each["as_of"] for each in done.maps)
    notes = [
        f"{done.file}: {done.zones:,} zones of {done.source}, {done.licence}, as of {days}.",
        "The file was imported before; its zones were not taken twice." if done.imported_before else "",
        f"{done.left_out:,} features left out, as the map of names says." if done.left_out else "",
        f"{kept:,} points of the record were set on this ground.",
    ]
    return [note for note in notes if note]


def print_renewal(kept: int, *, as_json: bool) -> None:
    """Print for how many points it is now known on whose ground they lay, beyond those that were."""
    told = f"{kept:,} more points of the record were set on the maps it holds."
    print(json.dumps({"points": kept}, indent=2) if as_json else told)


def print_versions(*, as_json: bool) -> None:
    """Print every map of the record with its zones."""
    maps: list[dict[str, Any]] = [
        {**told_of(version), "file": version.name, "zones": version.zones.count()}
        for version in ZoneVersion.objects.all()
    ]
    if as_json:
        print(json.dumps(maps, ensure_ascii=False, indent=2))
    for each in [] if as_json else maps:
        print(f"{each['as_of']}  {each['source']}, {each['licence']}: {each['zones']} zones, from {each['file']}")
