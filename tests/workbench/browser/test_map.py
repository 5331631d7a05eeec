"""The moving map and the search in a browser: the brush along time, and the box in the header."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.workbench.browser.conftest import Served, Visit

PATIENCE = 60_000


def test_a_bar_of_time_narrows_the_map_and_the_table(visit: Visit) -> None:
    """The days stand in the address, and the other bars stay in sight."""
    page = visit.goes_to("/map")
    expect(page.locator("#map[data-idle]")).to_be_visible(timeout=PATIENCE)
    bars = page.locator(".timeline a")
    many = bars.count()
    bars.first.click()
    expect(page).to_have_url(f"{visit.base}/map?from=2015-08&to=2015-08")
    expect(page.locator("tr[data-row]")).to_have_count(1)
    expect(bars).to_have_count(many)


def test_the_map_stands_still_without_scripts(open_at: Callable[..., Visit], served: Served) -> None:
    """A drawing, and bars that are links."""
    page = open_at(served, java_script_enabled=False).goes_to("/map")
    expect(page.locator(".still circle").first).to_be_visible()
    page.locator(".timeline a").first.click()
    expect(page.locator("tr[data-row]")).to_have_count(1)


def test_the_box_in_the_header_finds_everything(visit: Visit) -> None:
    """From a page without a search of its own, `/` goes there."""
    page = visit.goes_to("/ledger")
    page.keyboard.press("/")
    page.keyboard.type("ariha")
    page.keyboard.press("Enter")
    expect(page.locator(".hits mark").first).to_be_visible()
    expect(page.locator("#search-all")).to_have_value("ariha")
