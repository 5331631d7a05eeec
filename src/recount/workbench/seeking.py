"""A list that an address asks for: what was asked, the fields above it filled in with that, and its pages.

For: every page of rows with filters, and what it says where an address asks for nothing it knows. Not for: which rows
these are, which each page finds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django import forms
from django.http import HttpRequest

from recount.errors import BadInput
from recount.workbench.answering import Answer
from recount.workbench.paging import Paging
from recount.workbench.words import say

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


def no_order(wanted: str, known: Iterable[str]) -> BadInput:
    """Refuse an order that a list does not have."""
    found = say("look.no_order", value=wanted)
    return BadInput(found, say("look.one_order"), say("look.name_an_order", words=", ".join(known)))


def none_of(key: str, value: str, words: Iterable[str]) -> BadInput:
    """Refuse a value that is none of the words of its key."""
    found = say("look.none_of", name=key, value=value)
    return BadInput(found, say("look.nothing_shown"), say("look.use_one", words=", ".join(words)))


def asked_in(request: HttpRequest) -> dict[str, str]:
    """Give what an address asks for, without the number of the page."""
    return {key: str(value) for key, value in request.GET.items() if value and key != "page"}
