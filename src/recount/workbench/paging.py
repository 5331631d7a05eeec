"""One page of many rows: which page an address asks for, and where the others are.

For: lists. Not for: exports; a table as CSV is whole, whatever page is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from pydantic import BaseModel

from recount.errors import BadInput
from recount.workbench.answering import Form, form_of

SIZE = 50
Row = TypeVar("Row", bound=Model)


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
    rows: QuerySet[Row, Any], request: HttpRequest, size: int = SIZE, most: int | None = None
) -> tuple[Iterable[Any], Paging]:
    """Give the rows of the page that `page` in the address names, and where it stands; all rows for a CSV.

    No more than `most` are counted, where it is given. Raises: BadInput when `page` is no number of a page.
    """
    counted = rows.count() if most is None else rows[: most + 1].count()
    total, more = (most, True) if most is not None and counted > most else (counted, False)
    if form_of(request) is Form.CSV:
        return rows, Paging(number=1, of=1, first=min(1, total), last=total, total=total, more=more)
    last_page = max(1, -(-total // size))
    number = min(number_of_page(request), last_page)
    begin = (number - 1) * size
    end = min(begin + size, total)
    where = {"number": number, "of": last_page, "first": min(begin + 1, total), "last": end, "total": total}
    return rows[begin:end], Paging(**where, more=more)


def number_of_page(request: HttpRequest) -> int:
    """Give the page that the address names, counted from 1. Raises: BadInput when it is no number of a page."""
    written = request.GET.get("page", "1")
    if not (written.isascii() and written.isdigit() and int(written[:9]) > 0):
        raise BadInput(
            f"page: {written!r} is no number of a page.", "Nothing can be shown for it.", "Pages are counted from 1."
        )
    return int(written[:9])
