"""The profile of one publisher: what people say of it, and what its own reports show.

For: the page, its JSON and its CSV (the changes). Not for: changing it (`recount.reports.profiles`), nor counting what
its reports show (`recount.workbench.publishers.shown`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.http import Http404, HttpRequest
from pydantic import BaseModel, ConfigDict, Field

from recount.reports.models import Publisher, PublisherUnion
from recount.vocabulary.reader import label
from recount.vocabulary.words import PublisherKind, Reliability
from recount.workbench.answering import Answer
from recount.workbench.publishers.forms import ProfileForm, column_names, profile_names
from recount.workbench.publishers.shown import Shown, shown_by_reports
from recount.workbench.words import in_language, language


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
        """Give each column that changed by its name, with what stood before and what stands after."""
        names = column_names()
        return [
            (names.get(column, column), _written(column, self.before.get(column)), _written(column, value))
            for column, value in self.after.items()
        ]


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
        shows=shown_by_reports(publisher, request),
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


def _written(column: str, value: Any) -> str:
    """Write what stood or stands in a column: words of the vocabulary by their labels, parts of a profile by theirs."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        names = profile_names()
        return "; ".join(f"{names.get(key, key)}: {each}" for key, each in value.items())
    words = _WORDS_OF.get(column)
    return label(words(value), language()) if words and value in set(words) else str(value or "")


_WORDS_OF: Mapping[str, type[StrEnum]] = {"kind": PublisherKind, "reliability": Reliability}
