"""The map of names that goes with a file of zones: which property says what, and whom the maker's own names mean.

For: `recount zones import --map MAP.yaml`. Not for: reading the zones (`recount.places.zones.reading`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from recount.errors import BadInput
from recount.places.zones.reading import Layout
from recount.vocabulary.words import Party

_KEYS = ("party", "date", "parties")


def read_layout(path: Path | None) -> Layout:
    """Read a map of names: `party` and `date` name properties, `parties` gives the party of each name of the file.

    A name whose party is null is left out of the map on purpose. Raises: BadInput that names every problem at once.
    """
    if path is None:
        return Layout()
    content = _content(path)
    parties = content.get("parties") or {}
    problems = [f"{key!r} is none of {', '.join(_KEYS)}." for key in content if key not in _KEYS]
    problems += [] if isinstance(parties, dict) else ["parties is no list of names with their parties."]
    stated = parties.items() if isinstance(parties, dict) else ()
    problems += [f"{party!r} ({name}) is no party." for name, party in stated if party and party not in set(Party)]
    if problems:
        raise _unusable(path, " ".join(problems))
    meant = {str(name): Party(party) if party else None for name, party in stated}
    return Layout(str(content.get("party") or ""), str(content.get("date") or ""), meant)


def _content(path: Path) -> dict[str, Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _unusable(path, f"It cannot be read: {error.strerror}.") from None
    except (UnicodeDecodeError, yaml.YAMLError):
        raise _unusable(path, "It is no YAML in UTF-8.") from None
    if not isinstance(content, dict):
        raise _unusable(path, "It holds no names.")
    return content


def _unusable(path: Path, why: str) -> BadInput:
    return BadInput(
        f"{path.name} is no map of names: {why}",
        "A zone given to the wrong party would turn every share round (R22); nothing was kept.",
        "Write YAML with `party:`, `date:` and `parties:`, as docs/commands.md shows.",
    )
