"""Long work as a page: how far it is, and what could not be used with the reasons.

For: the page of one job. Not for: doing it (`recount.jobs.working`).
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from recount.jobs.models import Job
from recount.vocabulary.sentences import read
from recount.vocabulary.words import JobState
from recount.workbench.answering import Answer
from recount.workbench.words import in_words


class Trouble(BaseModel):
    """An item that could not be used, and why."""

    item: str
    problem: str


class JobPage(Answer):
    """One piece of long work; `rows` is what went wrong."""

    rows: list[Trouble]
    id: int
    state: JobState
    done: int
    total: int
    percent: int
    stop_wished: bool
    asked_by: str

    @property
    def is_open(self) -> bool:
        """Tell whether it goes on by itself."""
        return self.state in (JobState.WAITING, JobState.RUNNING)

    @property
    def is_done(self) -> bool:
        """Tell whether every piece was gone through."""
        return self.state is JobState.DONE

    @property
    def can_go_on(self) -> bool:
        """Tell whether a person can let it go on."""
        return self.state in (JobState.STOPPED, JobState.FAILED)


def watched(job: Job) -> JobPage:
    """Give a job as a page."""
    items = job.about.get("items", [])
    return JobPage(
        rows=[_trouble(one, items) for one in job.problems],
        id=job.pk,
        state=job.state,
        done=job.done,
        total=job.total,
        percent=job.percent,
        stop_wished=job.stop_wished,
        asked_by=job.asked_by,
    )


def _trouble(told: dict[str, Any], items: list[dict[str, str]]) -> Trouble:
    return Trouble(item=_name(items, told.get("piece")), problem=in_words(read(told["problem"])))


def _name(items: list[dict[str, str]], piece: int | None) -> str:
    return str(items[piece]["name"]) if piece is not None and piece < len(items) else ""
