"""The kinds of long work: for each a name, what is done before anything is kept, and the keeping of one piece.

For: rooms that have long work to do. Not for: knowing what any of it means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

About = Mapping[str, Any]


@dataclass(frozen=True)
class Kind:
    """One kind of work, done piece by piece.

    `prepare` is given what the work is about, the number of a piece and the folder of files beside the record; it takes
    as long as it needs and changes nothing. `keep` is given what that gave, inside a transaction, and gives a sentence
    where the piece failed, None where it did not.
    """

    name: str
    prepare: Callable[[About, int, Path], Any]
    keep: Callable[[Any, Path], str | None]


_KINDS: dict[str, Kind] = {}


def know(kind: Kind) -> Kind:
    """Let workers of this process know a kind of work."""
    _KINDS[kind.name] = kind
    return kind


def known(name: str) -> Kind | None:
    """Give the kind of a name, None where this process knows none."""
    return _KINDS.get(name)
