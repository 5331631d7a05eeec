"""Answers that take longer than a page may: begun in a thread of this server, and waited for at their own address.

For: looking at the record as it is, which leaves nothing in it. Not for: reckonings that are kept and found again
(`recount.workbench.reckoning.asking`). Who asks the same meanwhile waits for the same answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, Generic, TypeVar

from django.db import connections
from django.utils.translation import get_language, override

from recount.figures.choosing.plain import Read, reading
from recount.remembering import record_state

Made = TypeVar("Made")
# Seconds that a page takes at most before it says that it waits, and for which an answer is there to be fetched.
PATIENCE: Final = 0.8
_FETCHED_WITHIN: Final = 10.0
_AT_ONCE: Final = 2


@dataclass
class Course(Generic[Made]):
    """An answer that is being made: of which state of the record, since when, of how many rows, and what it will be."""

    state: str = ""
    began: float = field(default_factory=time.monotonic)
    ended: float | None = None
    read: Read = field(default_factory=Read)
    answer: Future[Made] = field(default_factory=Future)

    @property
    def seconds(self) -> int:
        """Give how long it has taken."""
        return round(time.monotonic() - self.began)

    @property
    def is_old(self) -> bool:
        """Tell whether it was made too long ago to be an answer now."""
        return self.ended is not None and time.monotonic() - self.ended > _FETCHED_WITHIN


class Waiting(Generic[Made]):
    """The answers of one kind that are being made, each by what was asked.

    `of_before` lets an answer say that the record has changed while somebody waited for it.
    """

    def __init__(self, of_before: Callable[[Made], Made]) -> None:
        self.of_before = of_before
        self.under_way: dict[Hashable, Course[Made]] = {}
        self.lock = Lock()
        self.workers = ThreadPoolExecutor(_AT_ONCE, "waiting")

    def get(self, asked: Hashable, make: Callable[[], Made]) -> Made | Course[Made]:
        """Give the answer when it is there soon, else how far it is.

        One that was waited for is given even if the record has changed meanwhile, for a record that people work in
        always has; it says so. Where the record is in memory or in a transaction of this thread alone, the answer is
        made at once. Raises: what `make` raises.
        """
        state = record_state()
        if not state:
            return make()
        with self.lock:
            self._forget_old()
            course = self.under_way.get(asked) or self._begin(asked, state, make)
        if not wait([course.answer], PATIENCE).done:
            return course
        self.forget(asked)
        made = course.answer.result()
        return made if course.state == record_state() else self.of_before(made)

    def forget(self, asked: Hashable) -> None:
        """Forget an answer that was fetched, or is at hand from elsewhere."""
        with self.lock:
            self.under_way.pop(asked, None)

    def _begin(self, asked: Hashable, state: str, make: Callable[[], Made]) -> Course[Made]:
        course = self.under_way[asked] = Course[Made](state)
        course.answer = self.workers.submit(_made, course, make, get_language() or "en")
        return course

    def _forget_old(self) -> None:
        for asked in [asked for asked, course in self.under_way.items() if course.is_old]:
            del self.under_way[asked]


def _made(course: Course[Made], make: Callable[[], Made], language: str) -> Made:
    """Make it in the language of who asked, on connections of this thread's own."""
    try:
        with override(language), reading(course.read):
            return make()
    finally:
        course.ended = time.monotonic()
        connections.close_all()
