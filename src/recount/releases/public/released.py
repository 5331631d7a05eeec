"""What is public: the incidents that two people released, and those that were public and no longer are.

For: the public site and the workbench's public pages. Not for: releasing (`incidents.deciding.reviewing`) or choosing
what is told of an incident (`recount.releases.public.projecting`).
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from recount.incidents.deciding.reviewing import released_incidents
from recount.incidents.deciding.two_people import SIGNATURES_FOR_RELEASE
from recount.incidents.models import Decision, Incident
from recount.releases.casefile.case import Case, Signed
from recount.releases.casefile.gathering import cases
from recount.releases.public.projecting import project
from recount.releases.public.projection import PublicRecord, PublicWithdrawal
from recount.vocabulary.folding import fold
from recount.vocabulary.words import DecisionKind


def public_record(name: str = "", contact: str = "", name_ar: str = "") -> PublicRecord:
    """Project the record that is open; `name` (`name_ar` in Arabic) and `contact` are what its editors want to be
    called and reached by.
    """
    codes = set(released_incidents().values_list("code", flat=True))
    with _unswept():
        incidents = [project(case) for case in cases(Incident.objects.filter(code__in=codes))]
    withdrawn = list(_withdrawn(codes))
    return PublicRecord(name=name, name_ar=name_ar, contact=contact, incidents=incidents, withdrawn=withdrawn)


@contextmanager
def _unswept() -> Iterator[None]:
    """Keep Python from looking for rubbish among what is being gathered: with ten thousand incidents half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _withdrawn(released: set[str]) -> Iterator[PublicWithdrawal]:
    once = Decision.objects.filter(kind=DecisionKind.RELEASE).values("incident")
    for case in cases(Incident.objects.filter(pk__in=once).exclude(code__in=released)):
        ended = last_public(case.decisions)
        if ended is not None:
            went_on = [code for code in case.successors if code in released]
            yield PublicWithdrawal(code=case.code, status=case.status, day=_day_of_end(case, ended), went_on_as=went_on)


def last_public(decisions: Iterable[Signed]) -> int | None:
    """Give the number of the decision that completed the last release, None where two people never signed one."""
    signers: set[str] = set()
    completed = None
    for each in decisions:
        if each.kind is DecisionKind.RELEASE:
            signers.add(fold(each.by))
            completed = each.number if len(signers) >= SIGNATURES_FOR_RELEASE else completed
        else:
            signers.clear()
    return completed


def _day_of_end(case: Case, completed: int) -> date:
    """Give the day of the first decision after the release; whatever was decided then ended it."""
    after = [each for each in case.decisions if each.number > completed]
    return (after[0] if after else case.decisions[-1]).at.date()
