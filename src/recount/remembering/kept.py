"""What was made of the record, kept for the state that it was made in.

For: what takes long to make of many rows and is asked for again and again: names of publishers, the gazetteer, counts.
Not for: rows that somebody changes, or anything that hangs on the clock.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

from recount.remembering.changes import tables_state
from recount.remembering.record import record_state

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


def while_record_stands(most: int = 8) -> Callable[[Callable[Asked, Made]], Callable[Asked, Made]]:
    """Keep what a function gives, for each of its last `most` arguments, as long as the record does not change.

    What it gives is shared, so it is only looked at; its arguments can be hashed.
    """
    return _keeping(most, record_state)


def while_tables_stand(*models: str, most: int = 8) -> Callable[[Callable[Asked, Made]], Callable[Asked, Made]]:
    """Keep it as long as no row of these models changes, named as `places.place`: everything that it is made of.

    Where no table tells of its changes, it is kept as long as the whole record stands.
    """
    return _keeping(most, lambda: tables_state(models) or record_state())


class Kept(Generic[Made]):
    """The last of what was made, by what was asked and the state in which the record was."""

    def __init__(self, most: int, state: Callable[[], str] = record_state) -> None:
        self.most, self.state, self.lock = most, state, Lock()
        self.found: OrderedDict[Any, Made] = OrderedDict()

    def at_hand(self, asked: Any) -> Made | None:
        """Give what was made for this in this state of the record, None where it has to be made."""
        state = self.state()
        with self.lock:
            return self.found.get((state, asked)) if state else None

    def get(self, asked: Any, make: Callable[[], Made]) -> Made:
        """Give what was made for this in this state of the record, and make it where it is not there."""
        state = self.state()
        if not state:
            return make()
        key = (state, asked)
        with self.lock:
            if key in self.found:
                self.found.move_to_end(key)
                return self.found[key]
        made = make()
        with self.lock:
            self.found[key] = made
            while len(self.found) > self.most:
                self.found.popitem(last=False)
        return made


def _keeping(most: int, state: Callable[[], str]) -> Callable[[Callable[Asked, Made]], Callable[Asked, Made]]:
    def decorate(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
        kept = Kept[Made](most, state)

        @wraps(make)
        def remembered(*args: Asked.args, **keys: Asked.kwargs) -> Made:
            return kept.get((args, tuple(sorted(keys.items()))), lambda: make(*args, **keys))

        return remembered

    return decorate
