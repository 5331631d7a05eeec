"""How pages look in one browser: light or dark, and which digits; kept in that browser alone.

For: the account page, the frame of every page, and numbers in it. Not for: the language, which has a cookie of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.http import HttpRequest, HttpResponse

from recount.workbench.words import say

_A_YEAR = 365 * 24 * 3600
Choice = TypeVar("Choice", bound=StrEnum)


class Theme(StrEnum):
    """Light, dark, or as the machine is set."""

    MACHINE = "machine"
    LIGHT = "light"
    DARK = "dark"

    @property
    def name_on_page(self) -> str:
        """Name it in the language of the page."""
        names = {
            "machine": say("people.theme_machine"),
            "light": say("people.theme_light"),
            "dark": say("people.theme_dark"),
        }
        return names[self]


class Digits(StrEnum):
    """The digits in which Arabic pages write numbers."""

    WESTERN = "western"
    EASTERN = "eastern"

    @property
    def name_on_page(self) -> str:
        """Name them in the language of the page."""
        return {"western": say("people.digits_western"), "eastern": say("people.digits_eastern")}[self]


@dataclass(frozen=True)
class Looks:
    """What was chosen for a browser."""

    theme: Theme
    digits: Digits


def looks_of(request: HttpRequest) -> Looks:
    """Give what was chosen for the browser that asks; what is unknown is as if nothing was chosen."""
    return Looks(_chosen(request.COOKIES, Theme.MACHINE), _chosen(request.COOKIES, Digits.WESTERN))


def keep(answer: HttpResponse, chosen: Mapping[str, str], *, secure: bool) -> None:
    """Let the browser keep what was chosen."""
    for choice in (_chosen(chosen, Theme.MACHINE), _chosen(chosen, Digits.WESTERN)):
        name = type(choice).__name__.lower()
        answer.set_cookie(name, str(choice), max_age=_A_YEAR, samesite="Lax", secure=secure, httponly=True)


def _chosen(said: Mapping[str, str], usual: Choice) -> Choice:
    words = type(usual)
    given = said.get(words.__name__.lower(), usual)
    return words(given) if given in set(words) else usual
