"""The names of the layouts that can be imported.

For: the command line, which needs them before anything else is loaded. Not for: what a layout says (`layouts/*.yaml`).
"""

from __future__ import annotations

from enum import StrEnum, auto


class Layout(StrEnum):
    """Whose layout a file has; `csv` is told by a map of one's own."""

    AIRWARS = auto()
    UCDP = auto()
    ACLED = auto()
    CSV = auto()
