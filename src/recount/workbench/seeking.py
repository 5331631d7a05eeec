"""A list that an address asks for: what was asked, the fields above it filled in with that, and its pages.

For: every page of rows with filters. Not for: which rows these are, which each page finds.
"""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.http import HttpRequest

from recount.workbench.answering import Answer
from recount.workbench.paging import Paging

# Keys that put rows in order and pages in a row; they leave nothing out.
_OF_THE_VIEW = ("sort", "page")


class Sought(Answer):
    """The rows that an address asks for: this page of them, and how many there are."""

    fields: ClassVar[type[forms.Form]]

    asked: dict[str, str]
    paging: Paging

    @property
    def filters(self) -> forms.Form:
        """Give the fields above the list, filled in with what was asked."""
        return self.fields(self.asked)

    @property
    def is_filtered(self) -> bool:
        """Tell whether the address leaves anything out."""
        return any(key not in _OF_THE_VIEW for key in self.asked)


def asked_in(request: HttpRequest) -> dict[str, str]:
    """Give what an address asks for, without the number of the page."""
    return {key: str(value) for key, value in request.GET.items() if value and key != "page"}
