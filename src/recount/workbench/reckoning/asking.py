"""Reckonings that take long: asked for once, watched while they run, found again by the hash of what they were given.

For: the pages of estimates and of what followed. Not for: any reckoning (each page's `working`), or other long work
(`recount.workbench.inbox.watching`). An answer is for those who may see all that it was made of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final

from django.apps import apps
from django.db import transaction
from django.db.models import Count, Max
from django.http import Http404, HttpRequest
from pydantic import BaseModel, ConfigDict, Field

from recount.jobs import asking
from recount.jobs.models import Job, Result
from recount.jobs.process import beside
from recount.reports.access import Groups
from recount.version import VERSION
from recount.vocabulary.sentences import read
from recount.vocabulary.words import JobState
from recount.workbench.people.rights import rights_of, signer
from recount.workbench.reckoning.naming import asked_in_words
from recount.workbench.words import in_words

# The rooms whose rows an answer from the record is made of.
_ROOMS: Final = ("reports", "places", "claims", "incidents")
# As much of a hash as stands in an address.
SHORT: Final = 16
_LATEST: Final = 20


class Course(BaseModel):
    """How far a reckoning is: `part` of `parts` of the stage in hand; `problem` says why there is no answer."""

    model_config = ConfigDict(frozen=True)

    id: str
    state: JobState
    stage: str = ""
    part: int = 0
    parts: int = 0
    stop_wished: bool = False
    asked_by: str = ""
    asked_at: datetime | None = None
    problem: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether it goes on by itself."""
        return self.state in (JobState.WAITING, JobState.RUNNING)

    @property
    def can_go_on(self) -> bool:
        """Tell whether a person can let it go on."""
        return self.state in (JobState.STOPPED, JobState.FAILED)


class Earlier(BaseModel):
    """A reckoning that was asked for before; `about` says of what, as one types it."""

    model_config = ConfigDict(frozen=True)

    id: str
    about: str
    state: JobState
    asked_by: str
    asked_at: datetime
    asked: dict[str, Any] = Field(default={}, exclude=True)

    @property
    def in_words(self) -> str:
        """Say of what in the language of the page."""
        return asked_in_words(self.asked)


def filled_in(sent: Mapping[str, Any]) -> dict[str, str]:
    """Give the keys of a form that somebody filled in."""
    asked = {key: str(value).strip() for key, value in sent.items() if isinstance(value, str)}
    return {key: value for key, value in asked.items() if value and key != "csrfmiddlewaretoken"}


def reckon(kind: str, asked: Mapping[str, Any], request: HttpRequest) -> str:
    """Ask for a reckoning and give its address; one whose answer is there is not done again.

    `asked` is plain data with all that it is made of; whose groups see it and which version reckons are added.
    """
    groups = rights_of(request).groups
    about = {**asked, "groups": None if groups is None else sorted(groups), "version": VERSION}
    digest = asking.digest_of(kind, about)
    if asking.result_of(digest) is None:
        asking.ask(kind, about, total=1, by=signer(request))
        transaction.on_commit(partial(beside.wake, kind))
    return digest[:SHORT]


def state_of_record() -> dict[str, list[int | None]]:
    """Name the state of the record by the last row and the number of rows of each table that answers are made of."""
    models = [model for room in _ROOMS for model in apps.get_app_config(room).get_models()]
    counted = {
        model._meta.label: model._default_manager.order_by().aggregate(last=Max("pk"), rows=Count("pk"))
        for model in models
    }
    return {label: [found["last"], found["rows"]] for label, found in counted.items()}


def answer_of(kind: str, id: str, request: HttpRequest) -> Any | None:
    """Give what a reckoning gave, None where it has not ended. Raises: Http404 where who asks may not know of it."""
    result = Result.objects.filter(kind=kind, digest__startswith=_whole(id)).first()
    if result is None:
        return None
    _check(result.content["groups"], request)
    return result.content


def course_of(kind: str, id: str, request: HttpRequest) -> Course:
    """Tell how far a reckoning is. Raises: Http404 where there is none, or none that who asks may know of."""
    job = job_of(kind, id, request)
    told = " ".join(in_words(read(problem["problem"])) for problem in job.problems)
    return Course(
        id=id,
        state=job.state,
        stage=job.stage,
        part=job.part,
        parts=job.parts,
        stop_wished=job.stop_wished,
        asked_by=job.asked_by,
        asked_at=job.asked_at,
        problem=told if job.has_ended else "",
    )


def job_of(kind: str, id: str, request: HttpRequest) -> Job:
    """Give the work behind an address, the latest where it was asked for again. Raises: Http404."""
    job = Job.objects.filter(kind=kind, digest__startswith=_whole(id)).order_by("-id").first()
    if job is None:
        raise Http404
    _check(job.about["groups"], request)
    return job


def stop(kind: str, id: str, request: HttpRequest) -> None:
    """Wish that a reckoning stops."""
    asking.stop(job_of(kind, id, request))


def go_on(kind: str, id: str, request: HttpRequest) -> None:
    """Let a reckoning go on that was stopped or given up."""
    asking.go_on(job_of(kind, id, request))
    transaction.on_commit(partial(beside.wake, kind))


def earlier(kind: str, request: HttpRequest) -> Iterator[Earlier]:
    """Give the latest reckonings that who asks may know of, the last one first."""
    seen: set[str] = set()
    for job in Job.objects.filter(kind=kind).order_by("-id")[: _LATEST * 2]:
        if job.digest in seen or not _may_know(job.about["groups"], rights_of(request).groups):
            continue
        seen.add(job.digest)
        yield Earlier(
            id=job.digest[:SHORT],
            about=as_typed(job.about["asked"]),
            asked=job.about["asked"],
            state=job.state,
            asked_by=job.asked_by,
            asked_at=job.asked_at,
        )


def as_typed(asked: Mapping[str, Any]) -> str:
    """Say what was asked, as one would type it."""
    return " · ".join(f"{name} {value}" for name, value in asked.items() if value)


def _whole(id: str) -> str:
    """Refuse a piece of an address, which would stand for many. Raises: Http404."""
    if len(id) != SHORT:
        raise Http404
    return id


def _check(groups: list[str] | None, request: HttpRequest) -> None:
    if not _may_know(groups, rights_of(request).groups):
        raise Http404


def _may_know(made_for: list[str] | None, groups: Groups) -> bool:
    """Tell whether what was made for some groups may be seen by others: they must see all that these see."""
    return groups is None or (made_for is not None and set(made_for) <= set(groups))
