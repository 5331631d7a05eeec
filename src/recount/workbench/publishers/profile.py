"""The profile of one publisher: what people say of it, and what its own reports show.

For: the page, its JSON and its CSV (the changes). Not for: changing it (`recount.reports.profiles`).

What its reports show is counted over its latest ones, so that a page takes as long for a monitor of ten years as for a
new one: how many are copies, how often another is quoted, how often a count was superseded (R9), and how many days lie
between an event and its report.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from statistics import median
from typing import Any

from django.http import Http404, HttpRequest
from pydantic import BaseModel, ConfigDict, Field

from recount.claims.counts import read_chain
from recount.claims.models import ClaimRecord
from recount.incidents.models import Link, Toll
from recount.reports.models import Publisher, PublisherUnion
from recount.vocabulary.folding import fold
from recount.vocabulary.words import ClaimKind, LinkState, PublisherKind, Reliability
from recount.workbench.answering import Answer
from recount.workbench.people.rights import visible_incidents, visible_reports
from recount.workbench.publishers.forms import ProfileForm, profile_names
from recount.workbench.words import in_language

LATEST = 2_000


class Change(BaseModel):
    """A change of what is said of a publisher."""

    model_config = ConfigDict(frozen=True)

    signed_by: str
    signed_at: datetime
    reason: str
    before: dict[str, Any]
    after: dict[str, Any]

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """Give each column that changed, with what stood before and what stands after."""
        return [(name, _written(self.before.get(name)), _written(value)) for name, value in self.after.items()]


class Shown(BaseModel):
    """What the reports of a publisher show of it; `latest` says over how many of its claims it was counted."""

    model_config = ConfigDict(frozen=True)

    reports: int
    copies: int
    copied_by: int
    latest: int
    quotes_others: int
    accepted: int
    superseded: int
    days_to_report: float | None


class Profile(Answer):
    """One publisher: what is said of it, what its reports show, and every change with its reason."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    key: str
    name_en: str
    name_ar: str
    kind: PublisherKind
    reliability: Reliability
    aliases: list[str]
    languages: list[str]
    profile: dict[str, Any]
    shows: Shown
    goes_on_as: tuple[str, str] | None = None
    took_in: list[tuple[str, str]] = []
    rows: list[Change]
    form: ProfileForm | None = Field(default=None, exclude=True)

    @property
    def name(self) -> str:
        """Give the name in the language of the page, where it has one."""
        return in_language(self.name_en, self.name_ar)

    @property
    def said(self) -> list[tuple[str, str]]:
        """Give the parts of the profile with their names."""
        names = profile_names()
        return [(names.get(key, key), str(value)) for key, value in self.profile.items() if value]


def publisher_of(key: str) -> Publisher:
    """Find a publisher by its key. Raises: Http404 where there is none."""
    found = Publisher.objects.filter(key=key).first()
    if found is None:
        raise Http404
    return found


def profile_of(publisher: Publisher, request: HttpRequest) -> Profile:
    """Give the profile of a publisher, as far as who asks may see."""
    return Profile(
        key=publisher.key,
        name_en=publisher.name_en,
        name_ar=publisher.name_ar,
        kind=publisher.kind,
        reliability=publisher.reliability,
        aliases=publisher.aliases,
        languages=publisher.languages,
        profile=publisher.profile,
        shows=_shown(publisher, request),
        goes_on_as=_named(publisher.goes_on_as) if publisher.goes_on_as else None,
        took_in=[_named(each) for each in publisher.joined.order_by("key")],
        rows=sorted(_history(publisher), key=lambda change: change.signed_at, reverse=True),
        form=ProfileForm(publisher),
    )


def _named(publisher: Publisher) -> tuple[str, str]:
    """Give key and name of a publisher."""
    return publisher.key, in_language(publisher.name_en, publisher.name_ar)


def _history(publisher: Publisher) -> Iterator[Change]:
    """Give every change of what is said of it, and every union that it is part of."""
    yield from map(_change, publisher.changes.order_by("-id"))
    for union in publisher.unions.select_related("into"):
        yield _of_union(union, "goes_on_as", union.into)
    for union in publisher.taken_in.select_related("publisher"):
        yield _of_union(union, "took_in", union.publisher)


def _of_union(union: PublisherUnion, name: str, other: Publisher) -> Change:
    stands, ended = {name: other.name_en}, {name: ""}
    before, after = (stands, ended) if union.takes_back_id else (ended, stands)
    return Change(signed_by=union.signed_by, signed_at=union.signed_at, reason=union.reason, before=before, after=after)


def _change(row: Any) -> Change:
    return Change(
        signed_by=row.signed_by, signed_at=row.signed_at, reason=row.reason, before=row.before, after=row.after
    )


def _shown(publisher: Publisher, request: HttpRequest) -> Shown:
    reports = visible_reports(request)
    own = reports.filter(publisher=publisher)
    latest = ClaimRecord.objects.filter(report__in=own, kind=ClaimKind.CASUALTY).order_by("-pk")[:LATEST]
    columns = ("pk", "key", "told_by", "day", "report__published_end")
    claims = list(latest.values_list(*columns))
    links = _accepted([row[0] for row in claims], request)
    days = [(published - day).days for *_, day, published in claims if day and published and published >= day]
    return Shown(
        reports=own.count(),
        copies=own.filter(copy_of__isnull=False).count(),
        copied_by=reports.filter(copy_of__publisher=publisher).exclude(publisher=publisher).count(),
        latest=len(claims),
        quotes_others=sum(_is_on_the_word_of_another(told_by, publisher) for _, _, told_by, *_ in claims),
        accepted=len(links),
        superseded=_superseded({key for pk, key, *_ in claims if pk in links}, set(links.values())),
        days_to_report=median(days) if days else None,
    )


def _is_on_the_word_of_another(chain: str, publisher: Publisher) -> bool:
    """Tell whether the innermost source that a claim names is somebody else (R8)."""
    told_by = read_chain(chain)
    return bool(told_by) and fold(told_by[-1].name) not in {fold(name) for name in publisher.names()}


def _accepted(claims: list[int], request: HttpRequest) -> dict[int, int]:
    """Give the incident into which each claim was accepted."""
    incidents = visible_incidents(request)
    links = Link.objects.filter(claim__in=claims, state=LinkState.ACCEPT, incident__in=incidents)
    return dict(links.order_by().values_list("claim", "incident"))


def _superseded(claims: set[str], incidents: set[int]) -> int:
    tolls = Toll.objects.filter(incident__in=incidents).order_by().values_list("superseded", flat=True)
    return len(claims & {claim for superseded in tolls for claim in superseded})


def _written(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {each}" for key, each in value.items())
    return str(value or "")
