"""Asking for long work, stopping it, and going on with it.

For: pages and commands. Not for: doing it (`recount.jobs.working`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from recount.jobs.kinds import Piece
from recount.jobs.models import Job, Result
from recount.vocabulary.words import JobState

_OPEN = (JobState.WAITING, JobState.RUNNING, JobState.STOPPED)
_STOPPABLE = (JobState.WAITING, JobState.RUNNING)


def digest_of(kind: str, about: Mapping[str, Any]) -> str:
    """Give the hash of a kind of work and what it is about, by which it and its result are found."""
    return hashlib.sha256(json.dumps([kind, about], sort_keys=True).encode()).hexdigest()


@transaction.atomic
def ask(kind: str, about: Mapping[str, Any], *, total: int, by: str = "") -> Job:
    """Ask for work; the same work that has not ended is given instead, and goes on where it was stopped."""
    digest = digest_of(kind, about)
    same = Job.objects.filter(digest=digest, state__in=_OPEN).first()
    if same is not None:
        return go_on(same)
    job = Job(kind=kind, about=dict(about), digest=digest, total=total, asked_by=by, asked_at=timezone.now())
    job.save()
    return job


def stop(job: Job) -> Job:
    """Wish that work stops: at once where nobody does it, after the piece in hand where somebody does."""
    Job.objects.filter(pk=job.pk, state=JobState.RUNNING).update(stop_wished=True)
    Job.objects.filter(pk=job.pk, state=JobState.WAITING).update(state=JobState.STOPPED, ended_at=timezone.now())
    job.refresh_from_db()
    return job


def go_on(job: Job) -> Job:
    """Go on with work that was stopped or given up, from the piece that is due."""
    Job.objects.filter(pk=job.pk, state__in=(JobState.STOPPED, JobState.FAILED)).update(
        state=JobState.WAITING, stop_wished=False, tries=0, ended_at=None
    )
    Job.objects.filter(pk=job.pk, state=JobState.RUNNING).update(stop_wished=False)
    job.refresh_from_db()
    return job


def is_work_left(kinds: Container[str] | None = None) -> bool:
    """Tell whether any work waits or is being done, of any kind or of these."""
    left = Job.objects.filter(state__in=_STOPPABLE).values_list("kind", flat=True).distinct()
    return any(kinds is None or kind in kinds for kind in left)


def keep_result(piece: Piece, kind: str, content: Any) -> Result:
    """Keep what a piece of work gave, plain data, in the place of what the same work gave before."""
    made = {"kind": kind, "content": content, "made_at": timezone.now()}
    return Result.objects.update_or_create(digest=piece.digest, defaults=made)[0]


def result_of(digest: str) -> Result | None:
    """Give what work of this hash gave; None where it has given nothing yet."""
    return Result.objects.filter(digest=digest).first()


def forget(piece: Piece, part: str) -> None:
    """Forget one part of what a piece of work was about, once it is needed no more; its hash stays."""
    for job in Job.objects.filter(digest=piece.digest):
        job.about = {name: value for name, value in job.about.items() if name != part}
        job.save(update_fields=["about"])
