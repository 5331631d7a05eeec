"""What holds of every page in a browser: no complaint, nothing wrong for axe, no sideways scrolling, keys that work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.workbench.browser.conftest import Served, Visit, axe

# Every page that can be opened without an id; a new page is added here.
PAGES = ("/", "/ledger", "/linking", "/linking/new", "/incidents", "/figures?by=month", "/check", "/publishers")
LANGUAGES = {"en-GB": "ltr", "ar-SY": "rtl"}


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_nothing_wrong_for_axe(
    path: str, locale: str, open_at: Callable[..., Visit], served: Served
) -> None:
    """WCAG 2.2 AA as far as a machine can tell, in both languages, light and dark, and at 360 px without scrolling."""
    for width, scheme in ((360, "light"), (1280, "dark")):
        page = open_at(served, locale, width, color_scheme=scheme).goes_to(path)
        expect(page.locator("html")).to_have_attribute("dir", LANGUAGES[locale])
        expect(page.locator("h1")).to_be_visible()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_keys_lead_to_the_steps(visit: Visit) -> None:
    """`g i` goes to the incidents, `?` shows the keys, `/` goes to the search."""
    page = visit.goes_to("/")
    page.keyboard.press("g")
    page.keyboard.press("i")
    expect(page).to_have_url(f"{visit.base}/incidents")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()


def test_a_search_changes_the_list_and_the_address(visit: Visit) -> None:
    """The list follows the words, and the address can be passed on."""
    page = visit.goes_to("/incidents")
    page.locator("#q").fill("Ariha")
    expect(page.locator("tr[data-row]")).to_have_count(1)
    expect(page).to_have_url(f"{visit.base}/incidents?q=Ariha")


def test_the_language_is_switched_on_the_page(visit: Visit) -> None:
    """One press turns the page to Arabic, and it stays."""
    page = visit.goes_to("/incidents")
    page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page).to_have_url(f"{visit.base}/incidents")
    visit.goes_to("/")
    expect(page.locator("html")).to_have_attribute("lang", "ar")


def test_the_choice_of_dark_stays(visit: Visit) -> None:
    """Who chooses dark finds it dark on the next page."""
    page = visit.goes_to("/")
    page.locator("#theme").click()
    visit.goes_to("/incidents")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_pages_work_without_scripts(open_at: Callable[..., Visit], served: Served) -> None:
    """Forms post and links go in a browser that runs no script."""
    visit = open_at(served, java_script_enabled=False)
    page = visit.goes_to("/incidents")
    page.locator("#q").fill("Ariha")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("tr[data-row]")).to_have_count(1)
