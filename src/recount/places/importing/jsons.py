"""JSON in the forms in which places are published: one object a line, a list, GeoJSON, or an Overpass answer.

For: finding the entries in them. Not for: what an entry means.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

_HOLDERS = ("features", "elements")


def objects(lines: Iterator[str]) -> Iterator[tuple[int, Any]]:
    """Give each entry with its number; where something is no JSON, a sentence that says so stands for the entry.

    One JSON document (a list, a GeoJSON collection, an Overpass answer) is read whole; anything else line by line.
    """
    first = next(lines, "")
    if _is_one_object(first):
        yield from _by_line(chain([first], lines))
    else:
        yield from _whole("".join([first, *lines]))


def _is_one_object(line: str) -> bool:
    try:
        found = json.loads(line)
    except ValueError:
        return False
    return isinstance(found, dict) and not any(holder in found for holder in _HOLDERS)


def _by_line(lines: Iterator[str]) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _object_of(line)


def _object_of(line: str) -> Any:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return "no JSON"
    return found if isinstance(found, dict) else "no JSON object"


def _whole(text: str) -> Iterator[tuple[int, Any]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield getattr(error, "lineno", 1), "no JSON from here on"
        return
    entries = next((found[key] for key in _HOLDERS if key in found), None) if isinstance(found, dict) else found
    if not isinstance(entries, list):
        yield 1, "no list of entries, no GeoJSON collection and no Overpass answer"
        return
    for number, entry in enumerate(entries, 1):
        yield number, entry if isinstance(entry, dict) else "no JSON object"
