"""Somebody at the workbench: asks for pages as the local person, without a browser.

For: tests of pages that need no script. Not for: what only a browser shows (`tests/workbench/browser`).
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client
from lxml import html

KEY = "the-key-of-this-start"
NAME = "Recorder A"


class Desk(Client):
    """A client that holds the key and speaks one language."""

    def __init__(self, language: str = "en") -> None:
        super().__init__(headers={"accept-language": language})
        self.cookies["recount_key_80"] = KEY

    def page(self, address: str, **keys: Any) -> Any:
        """Give a page as a tree of elements; it must be there."""
        answer: Any = self.get(address, keys)
        assert answer.status_code == 200, f"{address} answers {answer.status_code}"
        return html.fromstring(answer.content.decode())

    def part(self, address: str, **keys: Any) -> HttpResponse:
        """Give what htmx gets for an address."""
        answer: Any = self.get(address, keys, headers={"HX-Request": "true"})
        return answer


def text_of(element: Any) -> str:
    """Give the words of an element with single blanks."""
    return " ".join(element.text_content().split())
