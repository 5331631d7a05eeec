"""A piece of long work as the record keeps it: what it is about, how far it has come, who does it, what went wrong.

For: work that takes longer than a page may. Not for: the work itself, of which this room knows only a name and data. A
worker holds a lease that ends when it is not renewed, so that a killed worker's work is taken up again.
"""

from __future__ import annotations

from django.db import models

from recount.storage import CheckedModel, WordField
from recount.vocabulary.words import JobState


class Job(CheckedModel):
    """One piece of long work; `done` of `total` pieces were gone through, `problems` says what became of some.

    `digest` is the hash of kind and subject: work that is not ended is not asked for twice. `tries` counts the workers
    that took up the piece now due, which is piece number `done`. Of a piece that takes long, `stage` says what is being
    done, and `part` of `parts` how far that is.
    """

    kind = models.CharField(max_length=60)
    about = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, db_index=True)
    state = WordField(JobState, default=JobState.WAITING, db_index=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    stage = models.CharField(max_length=120, blank=True)
    part = models.PositiveIntegerField(default=0)
    parts = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list, blank=True)
    stop_wished = models.BooleanField(default=False)
    held_by = models.CharField(max_length=120, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    asked_by = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.done}/{self.total}: {self.state}"

    @property
    def has_ended(self) -> bool:
        """Tell whether nobody works on it and nobody will, unless a person wishes it."""
        return self.state in (JobState.DONE, JobState.FAILED, JobState.STOPPED)

    @property
    def percent(self) -> int:
        """Give how far it is, from 0 to 100."""
        return 100 * self.done // self.total if self.total else 0


class Result(CheckedModel):
    """What long work gave, found again by the hash of what it was given; the same work is not done twice.

    `content` is plain data that the room of the work reads.
    """

    kind = models.CharField(max_length=60, db_index=True)
    digest = models.CharField(max_length=64, unique=True)
    content = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.digest[:12]}"
