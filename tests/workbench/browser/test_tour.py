"""The tour in a browser: from stop to stop with the keyboard and without a script, and out of it at any time."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.workbench.browser.conftest import Served, Visit, axe


def test_the_tour_leads_over_every_stop_without_scripts(open_at: Callable[..., Visit], served: Served) -> None:
    """Each bar leads to the next stop, and every stop is there, in Arabic and on a telephone."""
    visit = open_at(served, "ar-SY", 360, java_script_enabled=False)
    page = visit.goes_to("/tour")
    stops = page.locator(".stops a").count()
    assert stops > 5
    page.locator("main a.button.main").click()
    for number in range(1, stops + 1):
        expect(page.locator("aside.tour")).to_contain_text(f"{number}")
        if number < stops:
            page.locator("aside.tour a[rel=next]").click()
    assert page.locator("aside.tour a[rel=next]").count() == 0


def test_the_tour_is_left_by_the_keyboard(visit: Visit) -> None:
    """The bar is right for axe, and its last link shows the same page without it."""
    page = visit.goes_to("/tour")
    page.locator("main a.button.main").click()
    assert axe(page) == []
    page.locator("aside.tour a").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("aside.tour")).to_have_count(0)
    expect(page.locator("h1")).to_be_visible()
