"""Doing long work: taking up what waits or was left, piece by piece, each kept whole or not at all.

For: the worker beside the server, and tests. Not for: starting a worker (`recount.jobs.process`). A piece and the mark
that it is done are one transaction: whenever a worker is killed, no piece is lost and none is kept twice. A piece at
which workers break off again and again is passed over, with the reason among the problems.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils import timezone

from recount.errors import BadInput
from recount.jobs.kinds import Kind, Piece, StopWished, Tell, known
from recount.jobs.models import Job
from recount.vocabulary.sentences import tell, together, written
from recount.vocabulary.words import JobState

LEASE: Final = timedelta(seconds=120)
MOST_TRIES: Final = 3
# Between two pieces others get their turn at the record.
PAUSE: Final = 0.01
# Seconds between two words about a piece in hand.
GLANCE: Final = 0.5
_STAGE_LENGTH: Final = 120
_NOTHING_IN_HAND: Final = {"stage": "", "part": 0, "parts": 0}
Holding = Callable[[], AbstractContextManager[object]]


@dataclass(frozen=True)
class Worker:
    """Who works: its name tells machine and process; `holding` keeps other writers away for one piece.

    `only` names the kinds of work that it takes up; without it all.
    """

    files: Path
    holding: Holding = nullcontext
    only: Collection[str] | None = None
    name: str = f"{socket.gethostname()}:{os.getpid()}"

    def work(self) -> bool:
        """Take up one job and do it as far as it goes; False where none waits."""
        job = self.take_up()
        if job is None:
            return False
        kind = known(job.kind)
        if kind is None:
            self._end(job, JobState.FAILED, written(tell("jobs.unknown_kind", kind=job.kind)))
            return True
        while self._may_go_on(job):
            self._do_piece(job, kind)
            time.sleep(PAUSE)
        return True

    def take_up(self) -> Job | None:
        """Take the oldest job that waits, or whose worker is gone or fell silent; None where there is none."""
        now = timezone.now()
        jobs = Job.objects.filter(state__in=(JobState.WAITING, JobState.RUNNING)).order_by("id")
        for job in jobs if self.only is None else jobs.filter(kind__in=self.only):
            if not _is_free(job, now):
                continue
            same = Job.objects.filter(pk=job.pk, state=job.state, held_by=job.held_by, tries=job.tries)
            with self.holding():
                taken = same.update(
                    state=JobState.RUNNING, held_by=self.name, held_until=now + LEASE, tries=job.tries + 1
                )
            if taken:
                job.refresh_from_db()
                return job
        return None

    def _may_go_on(self, job: Job) -> bool:
        """Look at the job again before each piece: it may be done, be wished to stop, or be another's by now."""
        job.refresh_from_db(fields=["state", "done", "total", "stop_wished", "held_by", "tries"])
        if job.held_by != self.name or job.state != JobState.RUNNING:
            return False
        if job.done >= job.total:
            self._end(job, JobState.DONE)
            return False
        if job.stop_wished:
            self._end(job, JobState.STOPPED)
            return False
        return True

    def _do_piece(self, job: Job, kind: Kind) -> None:
        """Do the piece that is due; what cannot be used is a problem of the piece, and the work goes on."""
        if job.tries > MOST_TRIES:
            self._advance(job, written(tell("jobs.broke_off", times=MOST_TRIES)))
            return
        piece = Piece(job.about, job.done, self.files, job.digest, self._telling(job))
        try:
            prepared = kind.prepare(piece)
        except BadInput as problem:
            self._advance(job, written(together(problem.found, problem.matters, problem.remedy)))
            return
        except StopWished:
            self._end(job, JobState.STOPPED)
            return
        with self.holding(), transaction.atomic():
            self._mark(job, kind.keep(piece, prepared))

    def _telling(self, job: Job) -> Tell:
        """Give what tells how far a piece is, now and then, and keeps the lease."""
        told_at = float("-inf")

        def tell(stage: str, done: int, of: int) -> None:
            nonlocal told_at
            if time.monotonic() - told_at < GLANCE:
                return
            with self.holding():
                self._tell(job, stage, done, of)
            told_at = time.monotonic()

        return tell

    def _tell(self, job: Job, stage: str, done: int, of: int) -> None:
        """Write down how far the piece in hand is. Raises: StopWished; Taken when another took the job up."""
        mine = Job.objects.filter(pk=job.pk, held_by=self.name, done=job.done)
        now = timezone.now()
        if not mine.update(stage=stage[:_STAGE_LENGTH], part=done, parts=of, held_until=now + LEASE):
            raise Taken
        if mine.filter(stop_wished=True).exists():
            raise StopWished

    def _advance(self, job: Job, problem: str) -> None:
        with self.holding(), transaction.atomic():
            self._mark(job, problem)

    def _mark(self, job: Job, problem: str | None) -> None:
        """Mark the piece as gone through, and renew the lease. Raises: Taken when another took the job up meanwhile."""
        told = Job.objects.values_list("problems", flat=True).get(pk=job.pk)
        problems = [*told, {"piece": job.done, "problem": problem}] if problem else told
        marked = Job.objects.filter(pk=job.pk, held_by=self.name, done=job.done).update(
            done=job.done + 1, problems=problems, tries=1, held_until=timezone.now() + LEASE, **_NOTHING_IN_HAND
        )
        if not marked:
            raise Taken

    def _end(self, job: Job, state: JobState, problem: str = "") -> None:
        told = Job.objects.values_list("problems", flat=True).get(pk=job.pk)
        problems = [*told, {"piece": None, "problem": problem}] if problem else told
        ended = {"state": state, "held_by": "", "held_until": None, "ended_at": timezone.now(), "problems": problems}
        with self.holding():
            Job.objects.filter(pk=job.pk, held_by=self.name).update(stop_wished=False, **ended, **_NOTHING_IN_HAND)


class Taken(RuntimeError):
    """Another worker took the job up, so that what this one did with the piece must not stand."""


def _is_free(job: Job, now: datetime) -> bool:
    """Tell whether nobody works on a job: it waits, its lease is over, or its worker on this machine is gone."""
    if job.state == JobState.WAITING or job.held_until is None or job.held_until < now:
        return True
    machine, _, process = job.held_by.rpartition(":")
    return machine == socket.gethostname() and process.isdecimal() and not _is_alive(int(process))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
