"""Many rows in lots that one query of any database can take.

For: work over the whole record. Not for: any noun of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

MANY = 500
Item = TypeVar("Item")


def lots(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Give the items in lots of at most 500."""
    left = iter(items)
    while some := list(islice(left, MANY)):
        yield some
