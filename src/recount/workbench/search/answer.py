"""What a search finds, as data: the first results of every kind with a count, or all of one kind, page by page.

For: the page, its JSON and its CSV. Not for: how rows are found (`recount.reports.search`). The newest come first, and
no search looks beyond so many rows of a kind: a count above is told as "2,000+" (ruling 14).
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict

from recount.errors import BadInput
from recount.reports.search.asked import Asked
from recount.reports.search.rows import FindableRows
from recount.workbench.answering import Answer
from recount.workbench.paging import SIZE, Paging, number_of_page
from recount.workbench.search.kinds import KINDS, Hit, Kind
from recount.workbench.words import say

MOST = 2_000
FIRST = 6


class Group(BaseModel):
    """The results of one kind: how many, at least, and the first of them."""

    model_config = ConfigDict(frozen=True)

    kind: str
    name: str
    count: int
    more_than: bool
    hits: list[Hit]

    @property
    def has_more(self) -> bool:
        """Tell whether there are more than are shown."""
        return self.count > len(self.hits)


class Found(Answer):
    """What has the words that were asked for."""

    asked: str
    within: str
    rows: list[Hit]
    groups: list[Group]
    paging: Paging | None = None

    @property
    def found_nothing(self) -> bool:
        """Tell whether there is nothing at all."""
        return not any(group.count for group in self.groups)


def found_for(request: HttpRequest) -> Found:
    """Look for the words of the address. Raises: BadInput when `in` names no kind."""
    text, within = request.GET.get("q", "").strip(), request.GET.get("in", "")
    if Asked.read(text).is_empty:
        return Found(asked=text, within="", rows=[], groups=[])
    if not within:
        groups = [_group(kind, request, text) for kind in KINDS]
        return Found(asked=text, within="", groups=groups, rows=[hit for group in groups for hit in group.hits])
    return _all_of(_kind(within), request, text)


def _all_of(kind: Kind, request: HttpRequest, text: str) -> Found:
    number = number_of_page(request)
    group = _group(kind, request, text, first=(number - 1) * SIZE, size=SIZE)
    paging = Paging(
        number=number,
        of=max(1, -(-group.count // SIZE)),
        first=min((number - 1) * SIZE + 1, group.count),
        last=min(number * SIZE, group.count),
        total=group.count,
    )
    return Found(asked=text, within=kind.key, groups=[group], rows=group.hits, paging=paging)


def _group(kind: Kind, request: HttpRequest, text: str, first: int = 0, size: int = FIRST) -> Group:
    asked = Asked.read(text)
    rows: FindableRows[Any] = kind.rows(request).matching(text, most=MOST + 1).order_by("-pk")
    numbers = list(rows.values_list("pk", flat=True))
    count = len(numbers)
    shown = kind.rows(request).filter(pk__in=numbers[first : first + size]).order_by("-pk")
    hits = [kind.told(row, asked) for row in shown] if count else []
    return Group(kind=kind.key, name=kind.name, count=min(count, MOST), more_than=count > MOST, hits=hits)


def _kind(key: str) -> Kind:
    kind = next((each for each in KINDS if each.key == key), None)
    if kind is None:
        known = ", ".join(each.key for each in KINDS)
        raise BadInput(say("search.no_kind", value=key), say("search.one_kind"), say("search.name_a_kind", words=known))
    return kind
