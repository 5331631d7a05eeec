"""A record knows from the pages that it keeps which lines of a publisher no report was written for."""

from __future__ import annotations

from pathlib import Path

import pytest

from recount.incidents.capturing.capture import capture_all
from recount.reports.gathering import Source
from recount.reports.text import text_of
from recount.vocabulary.words import CaptureState

pytestmark = pytest.mark.django_db

BANNER = "Three civilians were killed in Sarmin: watch the film"
TOWNS = ("Binnish", "Ariha", "Saraqib", "Harem", "Salqin", "Darkush")


def page(number: int, url: str) -> Source:
    """Give a page of a site: its title, a banner that stands on all of them, its own report."""
    told = f"Shelling in {TOWNS[number]}\n{BANNER}\nShells hit {TOWNS[number]} and wounded {number + 2} people."
    content = told.encode()
    text = text_of(content, name=f"{number}.txt")
    return Source(f"{number}.txt", url, CaptureState.FULL_TEXT_LOCAL, content, text.media_type, text)


def claims_of(sources: list[Source], files: Path) -> list[list[str]]:
    """Give what each report of a record claims, in the order of their capture."""
    captured = capture_all(sources, files=files, publisher="The Daily")
    return [[row.document["quote"]["text"] for row in one.claims] for one in captured]


def test_a_line_on_the_third_page_of_a_site_makes_no_claim(tmp_path: Path) -> None:
    """Two pages may tell the same; the third that a record takes shows that nobody reports it there."""
    told = claims_of([page(number, f"https://news.example/{number}") for number in range(4)], tmp_path)
    assert [BANNER in quotes for quotes in told] == [True, True, False, False]


def test_reports_without_an_address_are_known_by_their_publisher(tmp_path: Path) -> None:
    """Files that somebody saved are the pages of whoever published them."""
    told = claims_of([page(number, "") for number in range(4)], tmp_path)
    assert [BANNER in quotes for quotes in told] == [True, True, False, False]


def test_pages_of_several_sites_may_tell_the_same(tmp_path: Path) -> None:
    """A line that many sites tell is news."""
    told = claims_of([page(number, f"https://site{number}.example/") for number in range(4)], tmp_path)
    assert all(BANNER in quotes for quotes in told)
