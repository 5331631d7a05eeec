"""Many things of one kind as they stand, kept in memory, of which only those are read again that were touched.

For: figures and lists that look at every incident after every decision, which touches one. Not for: a thing that is
asked for by itself, or anything of another day.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar

from recount.remembering.changes import Mark, touched_since

Thing = TypeVar("Thing")
Read = Callable[[Collection[int] | None], Mapping[int, Thing]]
Meant = Callable[[Collection[int]], Iterable[int]]


class Standing(Generic[Thing]):
    """Things by their numbers; `read` gives all of them for None, or those of some numbers that are still there.

    `subjects` says which of them are meant when rows of a subject were touched (`touches` of the models).
    """

    def __init__(self, read: Read[Thing], subjects: Mapping[str, Meant]) -> None:
        self.read, self.subjects, self.lock = read, subjects, Lock()
        self.mark: Mark | None = None
        self.things: Mapping[int, Thing] = {}

    def now(self) -> Mapping[int, Thing]:
        """Give every thing as it stands in the record now; what is given is shared and only looked at.

        Where nobody can tell what was touched, as inside a transaction, all are read anew.
        """
        with self.lock:
            mark, touched = touched_since(self.mark)
            if mark is None:
                return self.read(None)
            if touched is None:
                self.things = self.read(None)
            elif anew := self._meant(touched):
                self.things = self._with(anew)
            self.mark = mark
            return self.things

    def _meant(self, touched: Mapping[str, Collection[int]]) -> set[int]:
        return {number for subject, meant in self.subjects.items() for number in meant(touched.get(subject, ()))}

    def _with(self, anew: Collection[int]) -> Mapping[int, Thing]:
        things = dict(self.things)
        for number in anew:
            things.pop(number, None)
        things.update(self.read(anew))
        return things
