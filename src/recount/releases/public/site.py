"""The public site: what it holds, and the address of each of its pages.

For: everything that makes or links a public page. Not for: HTML, or writing files. Addresses are paths inside the site
with `/`; links between them are always relative, so that the site works on a server, in a folder, or on a stick.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from itertools import groupby

from recount.releases.public.projection import PublicIncident, PublicRecord
from recount.vocabulary.folding import fold
from recount.vocabulary.reader import LANGUAGES, Language

A_PAGE = 100
STYLE = "style.css"
HOME = "index.html"
_PLAIN_CODE = re.compile(r"[A-Z0-9_-]{1,60}")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


class Order(StrEnum):
    """The orders in which the list of incidents can be read."""

    DATE = "date"
    PLACE = "place"


class Room(StrEnum):
    """The pages that every site has once in each language, as they stand in the navigation."""

    INDEX = "index"
    INCIDENTS = "incidents"
    MAP = "map"
    FIGURES = "figures"
    METHODS = "methods"
    GLOSSARY = "glossary"
    CORRECTIONS = "corrections"
    DATA = "data"


@dataclass(frozen=True)
class Grouped:
    """The incidents of one month or one place in a list: one of them, on which page they begin, how many they are."""

    first: PublicIncident
    page: int
    anchor: str
    incidents: int


@dataclass(frozen=True)
class Site:
    """A public record in some languages; `licence` is printed as it is given."""

    record: PublicRecord
    languages: Sequence[Language] = LANGUAGES
    licence: str = ""

    @cached_property
    def by_date(self) -> list[PublicIncident]:
        """Give the incidents, newest first, those without a day last."""
        dated = [each for each in self.record.incidents if each.start is not None]
        undated = [each for each in self.record.incidents if each.start is None]
        return [*sorted(dated, key=lambda each: (str(each.start), each.code), reverse=True), *undated]

    @cached_property
    def as_of(self) -> date | None:
        """Give the day of the last release or withdrawal."""
        return self.record.as_of

    def ordered(self, order: Order, language: Language) -> list[PublicIncident]:
        """Give the incidents in an order; places by their name in the language, those without a place last."""
        return self.by_date if order is Order.DATE else self._by_place[language]

    @cached_property
    def _by_place(self) -> dict[Language, list[PublicIncident]]:
        return {
            language: sorted(self.by_date, key=lambda each: _name_of_place(each, language))
            for language in self.languages
        }

    def groups(self, order: Order, language: Language) -> list[Grouped]:
        """Give the months or the places of a list in its order, each with the place where it begins."""
        return self._groups[order, language]

    @cached_property
    def _groups(self) -> dict[tuple[Order, Language], list[Grouped]]:
        return {(order, each): self._grouped(order, each) for order in Order for each in self.languages}

    def _grouped(self, order: Order, language: Language) -> list[Grouped]:
        numbered = enumerate(self.ordered(order, language))
        found = []
        for key, members in groupby(numbered, lambda one: group_key(one[1], order, language)):
            (at, first), *others = members
            found.append(Grouped(first, at // A_PAGE + 1, anchor_of(key), 1 + len(others)))
        return found

    @property
    def list_pages(self) -> int:
        """Give how many pages a list of all incidents takes, at least one."""
        return max(1, -(-len(self.record.incidents) // A_PAGE))


def group_key(each: PublicIncident, order: Order, language: Language) -> str:
    """Give what an incident is grouped by in a list: its month, or the name of its place; "" where it is not known."""
    if order is Order.DATE:
        return f"{each.start:%Y-%m}" if each.start else ""
    return each.place.name.in_language(language) if each.place else ""


def anchor_of(key: str) -> str:
    """Give the id under which the group of a key stands on its page."""
    return f"g{sha256(key.encode()).hexdigest()[:8]}"


def _name_of_place(each: PublicIncident, language: Language) -> tuple[bool, str]:
    return each.place is None, fold(each.place.name.in_language(language)) if each.place else ""


def room_path(room: Room, language: Language) -> str:
    """Give the address of a page of the navigation."""
    return list_path(Order.DATE, 1, language) if room is Room.INCIDENTS else f"{language}/{room}.html"


def list_path(order: Order, number: int, language: Language) -> str:
    """Give the address of one page of the list of incidents."""
    return f"{language}/incidents/by-{order}-{number}.html"


def incident_path(code: str, language: Language) -> str:
    """Give the address of the page of an incident; a code that is no plain name is told apart by its hash."""
    if _PLAIN_CODE.fullmatch(code):
        return f"{language}/incidents/{code}.html"
    plain = _NOT_PLAIN.sub("-", code.lower()).strip("-")[:40]
    return f"{language}/incidents/{plain}-{sha256(code.encode()).hexdigest()[:8]}.html"


def data_path(name: str) -> str:
    """Give the address of a file of data."""
    return f"data/{name}"


def link(path: str, seen_from: str) -> str:
    """Give the relative link from one page to another."""
    return posixpath.relpath(path, posixpath.dirname(seen_from) or ".")
