"""The document of the workbench names every page, its address and its letter; no two steps share a letter."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from django.urls import reverse

from recount.workbench import steps

DOCUMENT = Path(__file__).parents[2] / "docs/workbench.md"
# What is sent to and shows no page, what a script fetches for its page, and files to take away.
NO_PAGE = re.compile(
    r"(/(stop|go-on|undo|decide|open|run|looks|name|take-back|roles|close|link|points)"
    r"|groups/new|PK/groups|/[.](json|csv)|[.](json|csv|jsonl|geojson|bin))$"
)


def addresses() -> list[str]:
    """Give the address of every page, with rows in capitals."""
    found = []
    for module in steps.modules():
        for pattern in module.urlpatterns:
            address = "/" + re.sub(r"<\w+:(\w+)>", lambda row: row[1].upper(), str(pattern.pattern))
            if not NO_PAGE.search(address) and address != "/public/":
                found.append(address)
    return sorted(set(found))


@pytest.mark.parametrize("address", addresses())
def test_every_page_is_documented(address: str) -> None:
    """A page that nobody is told of is found by nobody."""
    assert f"`{address}`" in DOCUMENT.read_text(encoding="utf-8")


def test_every_step_is_documented_with_its_letter() -> None:
    """The letter goes to the page that the document names beside it."""
    rows = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    for step in steps.steps():
        assert any(f"`g {step.key}`" in row and f"`{reverse(step.opens)}`" in row for row in rows), step


def test_no_two_steps_share_a_letter() -> None:
    """One key leads to one page."""
    assert [key for key, times in Counter(step.key for step in steps.steps()).items() if times > 1] == []
