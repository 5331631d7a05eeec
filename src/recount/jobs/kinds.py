"""The kinds of long work: for each a name, what is done before anything is kept, and the keeping of one piece.

For: rooms that have long work to do. Not for: knowing what any of it means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

About = Mapping[str, Any]
# What is being done, and how many parts of it are through.
Tell = Callable[[str, int, int], None]


class StopWished(Exception):
    """Somebody wishes that work stops while a piece is in hand; the piece is not kept."""


def _nobody(_stage: str, _done: int, _of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Piece:
    """One piece of work in hand.

    `about` is what the work is about, `number` that of the piece, `files` the folder of files beside the record, and
    `digest` the hash of kind and subject. `tell(stage, done, of)` is called now and then by work that takes long inside
    one piece: it tells people, keeps the lease, and raises `StopWished` where somebody wishes a stop.
    """

    about: About
    number: int
    files: Path
    digest: str = ""
    tell: Tell = _nobody


@dataclass(frozen=True)
class Kind:
    """One kind of work, done piece by piece.

    `prepare` is given the piece; it takes as long as it needs and changes nothing. `keep` is given the piece and what
    that gave, inside a transaction, and gives a sentence where the piece failed, None where it did not.
    """

    name: str
    prepare: Callable[[Piece], Any]
    keep: Callable[[Piece, Any], str | None]


_KINDS: dict[str, Kind] = {}


def know(kind: Kind) -> Kind:
    """Let workers of this process know a kind of work."""
    _KINDS[kind.name] = kind
    return kind


def known(name: str) -> Kind | None:
    """Give the kind of a name, None where this process knows none."""
    return _KINDS.get(name)
