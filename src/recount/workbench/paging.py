"""One page of many rows: which page an address asks for, and where the others are.

For: lists. Not for: exports; a table as CSV is whole, whatever page is looked at.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from pydantic import BaseModel

from recount.errors import BadInput
from recount.remembering import Kept
from recount.workbench.answering import Form, form_of
from recount.workbench.words import say

SIZE = 50
_AT_ONCE = 500
# Pages of lists whose rows are known, and how many a list has, so that one comes back to them at once.
_orders, _counts = Kept[Sequence[int]](64), Kept[int](64)
Row = TypeVar("Row", bound=Model)
Made = TypeVar("Made")


class Paging(BaseModel):
    """Which rows of how many are shown, counted from 1; `more` says that there are more than were counted."""

    number: int
    of: int
    first: int
    last: int
    total: int
    more: bool = False

    @property
    def earlier(self) -> int | None:
        """Give the number of the page before, where there is one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def later(self) -> int | None:
        """Give the number of the page after, where there is one."""
        return self.number + 1 if self.number < self.of else None


def paged(
    rows: QuerySet[Row, Any],
    request: HttpRequest,
    size: int = SIZE,
    most: int | None = None,
    with_parts: Callable[[QuerySet[Row, Any]], QuerySet[Row, Any]] = lambda rows: rows,
) -> tuple[Iterator[Row], Paging]:
    """Give the rows of the page that `page` in the address names, and where it stands; all rows for a CSV.

    Only the numbers of `rows` are put in order; what `with_parts` joins to them is fetched for those that are shown.
    No more than `most` are counted, where it is given. Raises: BadInput when `page` is no number of a page.
    """
    if form_of(request) is Form.CSV:
        keys = _in_order(rows, 0, None)
        total = len(keys)
        return _fetched(rows, keys, with_parts), Paging(number=1, of=1, first=min(1, total), last=total, total=total)
    many = counted(rows, most)
    total, more = (most, True) if most is not None and many > most else (many, False)
    last_page = max(1, -(-total // size))
    number = min(number_of_page(request), last_page)
    begin = (number - 1) * size
    end = min(begin + size, total)
    where = {"number": number, "of": last_page, "first": min(begin + 1, total), "last": end, "total": total}
    return _fetched(rows, _in_order(rows, begin, end), with_parts), Paging(**where, more=more)


def counted(rows: QuerySet[Any, Any], most: int | None) -> int:
    """Count rows, no further than to one more than `most`; the number is kept while the record stands."""
    some = rows.order_by() if most is None else rows.order_by()[: most + 1]
    return _kept(_counts, some, some.count) or 0


def _in_order(rows: QuerySet[Any, Any], begin: int, end: int | None) -> Sequence[int]:
    """Give the numbers of some rows in their order."""
    wanted = rows.values_list("pk", flat=True)[begin:end]
    return _kept(_orders, wanted, lambda: array("q", wanted)) or []


def _kept(among: Kept[Made], asked: QuerySet[Any, Any], make: Callable[[], Made]) -> Made | None:
    """Give what was made for a query while the record stands, and make it where it is not there."""
    try:
        said = asked.query.sql_with_params()
    except EmptyResultSet:
        return None
    return among.get((asked.db, *said), make)


def _fetched(
    rows: QuerySet[Row, Any], keys: Sequence[int], with_parts: Callable[[QuerySet[Row, Any]], QuerySet[Row, Any]]
) -> Iterator[Row]:
    """Fetch rows by their numbers, some hundreds at a time, so that a table of any length takes no memory."""
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        manager: Any = rows.model._default_manager
        by_key = with_parts(manager.order_by()).in_bulk(some)
        # One that was deleted since then is left out.
        yield from (by_key[key] for key in some if key in by_key)


def in_form(request: HttpRequest, rows: Iterable[Any]) -> dict[str, Any]:
    """Give the rows of an answer as its fields: a table is made while it is sent, all else holds them."""
    return {"rows": [], "table": rows} if form_of(request) is Form.CSV else {"rows": list(rows)}


def number_of_page(request: HttpRequest) -> int:
    """Give the page that the address names, counted from 1. Raises: BadInput when it is no number of a page."""
    written = request.GET.get("page", "1")
    if not (written.isascii() and written.isdigit() and int(written[:9]) > 0):
        raise BadInput(say("look.no_page", value=written), say("look.nothing_shown"), say("look.pages_from_one"))
    return int(written[:9])
