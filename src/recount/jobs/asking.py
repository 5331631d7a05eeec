"""Asking for long work, stopping it, and going on with it.

For: pages and commands. Not for: doing it (`recount.jobs.working`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from recount.jobs.models import Job
from recount.vocabulary.words import JobState

_OPEN = (JobState.WAITING, JobState.RUNNING, JobState.STOPPED)
_STOPPABLE = (JobState.WAITING, JobState.RUNNING)


@transaction.atomic
def ask(kind: str, about: Mapping[str, Any], *, total: int, by: str = "") -> Job:
    """Ask for work; the same work that has not ended is given instead, and goes on where it was stopped."""
    digest = hashlib.sha256(json.dumps([kind, about], sort_keys=True).encode()).hexdigest()
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


def is_work_left() -> bool:
    """Tell whether any work waits or is being done."""
    return Job.objects.filter(state__in=_STOPPABLE).exists()
