"""Reading HTML strictly: elements that do not close, ids given twice, and whatever points to another machine.

For: tests of pages that travel. Not for: promises.
"""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "input", "hr"}
POINTING = {"href", "src", "srcset", "action", "data", "poster", "xlink:href"}


class _Strict(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()
        self.points: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note an element that opens, its id, and where it points."""
        named = [name for name, _ in attributes]
        self.faults += [f"<{tag}> has {name} twice" for name, times in Counter(named).items() if times > 1]
        self.ids.update(value for name, value in attributes if name == "id" and value)
        self.points += [value or "" for name, value in attributes if name in POINTING]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself, as in SVG."""
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Hold every end to its beginning."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing at line {self.getpos()[0]}")


def _read(page: str) -> _Strict:
    reader = _Strict()
    reader.feed(page)
    reader.close()
    return reader


def faults_of(page: str) -> list[str]:
    """Give what is wrong with the markup of a page."""
    read = _read(page)
    left = [f"<{tag}> is never closed" for tag in read.open]
    return [*read.faults, *left, *(f"id {name} twice" for name, times in read.ids.items() if times > 1)]


def links_of(page: str) -> list[str]:
    """Give everything that a page points to."""
    return _read(page).points


def outside_references(page: str) -> list[str]:
    """Give what a page points to on other machines; a link that a reader may follow in a quote counts too."""
    return [to for to in links_of(page) if "//" in to or to.startswith(("http", "mailto", "javascript"))]
