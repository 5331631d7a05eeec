"""One incident and linking in a browser: nothing wrong for axe, and their main acts with and without a script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.workbench.browser.conftest import Served, Visit, axe

INCIDENT = "/incidents/RC0026"


@pytest.mark.parametrize(("locale", "width"), [("en-GB", 1280), ("ar-SY", 360)])
@pytest.mark.parametrize("path", [INCIDENT, f"{INCIDENT}/grade"])
def test_an_incident_has_nothing_wrong_for_axe(
    path: str, locale: str, width: int, open_at: Callable[..., Visit], served: Served
) -> None:
    """In both directions of writing, narrow and light, wide and dark, without scrolling sideways."""
    page = open_at(served, locale, width, color_scheme="dark" if width > 360 else "light").goes_to(path)
    expect(page.locator("h1")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_form_opens_on_the_page_and_is_signed(own_served: Served, open_at: Callable[..., Visit]) -> None:
    """With a script, the key `e` opens the grade in a dialog; what is signed stands on the page."""
    visit = open_at(own_served)
    page = visit.goes_to(INCIDENT)
    page.keyboard.press("e")
    dialog = page.locator("#doing")
    dialog.locator("textarea").fill("Two origins of their own count the dead.")
    dialog.locator("select").select_option("weak")
    dialog.locator("button").click()
    expect(page.locator("#notices")).to_contain_text("Signed")
    expect(page.locator("#log-said tbody tr").first).to_contain_text("Two origins of their own count the dead.")
    expect(page.locator("section[aria-labelledby=review]")).to_contain_text("Another person reviews it.")


def test_an_act_works_without_a_script(own_served: Served, open_at: Callable[..., Visit]) -> None:
    """The same link leads to a page with the same form."""
    visit = open_at(own_served, java_script_enabled=False)
    page = visit.goes_to(INCIDENT)
    page.get_by_role("link", name="Strike status").click()
    page.locator("textarea").fill("Three origins tell of aircraft.")
    page.get_by_role("button", name="Sign", exact=True).click()
    expect(page.locator("#notices")).to_contain_text("Signed")


def test_an_empty_desk_of_linking_leads_on(open_at: Callable[..., Visit], served: Served) -> None:
    """In the demo record every claim stands where it belongs, and the page says where new ones would be."""
    page = open_at(served).goes_to("/linking")
    page.get_by_role("link", name="See what would be new incidents").click()
    expect(page.locator("h1")).to_have_text("New incidents")
