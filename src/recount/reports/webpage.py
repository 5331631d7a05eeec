"""A web page as its readers see it: the article with its headline, and what the page says of itself.

For: saved and fetched HTML. Not for: finding claims, or keeping the page, which stays in the store as it was.

What surrounds the article (menus, lists of other pages, readers' comments) is left out by trafilatura. The text is a
derivation: a later version of that library may cut differently, so the record keeps the text that was quoted from.
"""

from __future__ import annotations

import logging
import re
from typing import Any, Final, NamedTuple

from recount.reports.oddities import LEAST_ROWS, LONGEST_WALL, TABLE, WALL, oddities
from recount.reports.publication import Publication, publication_of
from recount.vocabulary.sentences import tell

LEAST_CELLS: Final = 2
LONGEST_CELL: Final = 80
NUMBER: Final = re.compile(r"\d[\d,.]*")
NO_BODY: Final = tell("reports.no_body")
NO_DATE: Final = "The page does not say on which day it was published."


class Page(NamedTuple):
    """The text of a page, headline first and empty where there is none, and its metadata."""

    text: str
    title: str | None
    author: str | None
    publisher: str | None
    publication: Publication | None
    problems: tuple[str, ...]


def read_page(html: str) -> Page:
    """Give the article of a page, without menus and comments, and the metadata that the page itself states."""
    from trafilatura import extract
    from trafilatura.metadata import extract_metadata

    tree = _tree(html)
    publication = publication_of(tree)
    has_table, asks_for_password = _has_table_of_numbers(tree), bool(tree.xpath("//input[@type='password']"))
    _drop_scripts(tree)
    # The date that comes with the metadata is not used: it may be of a change, or a year made into a day.
    about = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    body = extract(tree, include_comments=False, include_tables=True) or ""
    text = _headed(body, about.title)
    problems: list[str] = [NO_BODY] if not body else [WALL] if asks_for_password and len(text) <= LONGEST_WALL else []
    problems += [TABLE] if has_table else []
    problems += [odd for odd in oddities(text) if odd not in problems]
    problems += [NO_DATE] if publication is None else []
    return Page(
        text=text,
        title=about.title,
        author=about.author,
        publisher=about.sitename,
        publication=publication,
        problems=tuple(problems),
    )


def _tree(html: str) -> Any:
    from trafilatura import load_html

    # Every page that yields little is logged as a warning, and would reach the person who reads the output.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = load_html(html)
    return tree if tree is not None else load_html(f"<html><body>{html}</body></html>")


def _drop_scripts(tree: Any) -> None:
    """Take out what browsers do not show, also where it stands inside a heading; what follows it stays."""
    for hidden in tree.xpath("//script[not(@type='application/ld+json')] | //style | //template"):
        hidden.drop_tree()


def _has_table_of_numbers(tree: Any) -> bool:
    """Tell whether rows of short cells hold numbers alone; a page that is laid out by tables has none."""
    rows = [[cell.text_content().strip() for cell in row.xpath("./td|./th")] for row in tree.xpath("//table//tr")]
    of_data = [row for row in rows if len(row) >= LEAST_CELLS and all(len(cell) <= LONGEST_CELL for cell in row)]
    return len(of_data) >= LEAST_ROWS and any(NUMBER.fullmatch(cell) for row in of_data for cell in row)


def _headed(body: str, title: str | None) -> str:
    """Put the headline before a body that lacks it: its number is a claim of the report too."""
    if not title or title in body:
        return body
    return f"{title}\n{body}".strip()
