"""What holds of every page in a browser: no complaint, nothing wrong for axe, no sideways scrolling, keys that work.

The pages are the addresses of the URL configuration itself, filled in with rows of the demo record, so that a page that
nobody thought of is asked for too. Pages of accounts are opened where there are accounts (`test_people`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from sqlite3 import connect

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import APIRequestContext, expect

from recount.vocabulary.words import Act
from recount.workbench.people.rights import needs_of
from tests.conftest import DEMO_FILE
from tests.workbench.browser.conftest import Served, Visit, axe

LANGUAGES = {"en-GB": "ltr", "ar-SY": "rtl"}
OF_ACCOUNTS = (Act.SIGN_IN, Act.KEEP_ACCOUNT)
CODE, REPORT, CLAIM, PLACE, PUBLISHER = "RC0026", "abk-arabfact", "ABK-7", "albukamal", "sohr"
# Rows that the demo record does not have: long work and its answers, and persons with accounts.
NOT_IN_THE_DEMO = {"number", "pk", "id"}
HELD = (200, 405)


def names(within: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Give every address with its full name."""
    for each in (within or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from names(each, f"{prefix}{each.namespace}:" if each.namespace else prefix)
        else:
            yield f"{prefix}{each.name}", each


def rows_of(served: Served) -> dict[str, object]:
    """Give a row of the demo record for every name that stands for one in an address."""
    with closing(connect(f"file:{served.folder / DEMO_FILE}?mode=ro", uri=True)) as record:
        place = record.execute("SELECT id FROM places_place WHERE key = ?", [PLACE]).fetchone()[0]
    return {"code": CODE, "claim": CLAIM, "place": place, "address": "en/index.html"}


def asked(served: Served) -> list[str]:
    """Give every address that the local person may open, with rows of the demo record."""
    rows = rows_of(served)
    found = []
    for name, pattern in names():
        needs, wanted = needs_of(pattern.callback), set(pattern.pattern.converters)
        if needs is None or needs.to_read in OF_ACCOUNTS or wanted & NOT_IN_THE_DEMO:
            continue
        own = {**rows, "key": PUBLISHER if name.startswith("publishers:") else REPORT}
        found.append(reverse(name, kwargs={each: own[each] for each in wanted}))
    return found


def pages(served: Served, request: APIRequestContext) -> list[str]:
    """Give every address that answers with a whole page of the workbench, and hold all others to an answer."""
    found = []
    for address in asked(served):
        answer = request.get(f"{served.base}{address}")
        assert answer.status in HELD, f"{address} answers {answer.status}"
        # What begins otherwise is data, or a piece that a script fetches for its page.
        if answer.text().startswith("<!doctype html>") and not address.startswith("/public/"):
            found.append(address)
    return found


@pytest.mark.parametrize(("locale", "width", "scheme"), [("ar-SY", 360, "light"), ("en-GB", 1280, "dark")])
def test_every_page_has_nothing_wrong_for_axe(
    locale: str, width: int, scheme: str, open_at: Callable[..., Visit], served: Served
) -> None:
    """WCAG 2.2 AA as far as a machine can tell, each language in one width and one light; no page scrolls sideways."""
    visit = open_at(served, locale, width, color_scheme=scheme)
    faults = []
    every = pages(served, visit.page.request)
    assert len(every) > 30
    for path in every:
        page = visit.goes_to(path)
        expect(page.locator("html")).to_have_attribute("dir", LANGUAGES[locale])
        expect(page.locator("main h1, main h2").first).to_be_visible()
        faults += [f"{path}: {fault}" for fault in axe(page)]
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            faults.append(f"{path} scrolls sideways")
    assert faults == []


def test_every_page_is_whole_without_scripts_on_a_telephone(open_at: Callable[..., Visit], served: Served) -> None:
    """In a browser without JavaScript, 360 px wide, every page has its heading and what it is for."""
    visit = open_at(served, "en-GB", 360, java_script_enabled=False)
    for path in pages(served, visit.page.request):
        page = visit.goes_to(path)
        expect(page.locator("main h1").first).to_be_visible()
        assert len(page.locator("main").inner_text()) > 60, path
        assert page.locator(".needs-script:visible").count() == 0, path
        # Without a script the browser tells the width of the page by what its whole picture measures.
        assert page.locator("body").bounding_box()["width"] <= 360, path  # type: ignore[index]


def test_the_public_pages_have_nothing_wrong_for_axe(open_at: Callable[..., Visit], served: Served) -> None:
    """The careful face, in both languages, light on a telephone and dark on a desk, also while nothing is public."""
    for width, scheme in ((360, "light"), (1280, "dark")):
        visit = open_at(served, width=width, color_scheme=scheme)
        for language in ("en", "ar"):
            for room in ("index", "map", "figures", "methods", "glossary", "corrections", "data"):
                page = visit.goes_to(f"/public/{language}/{room}.html")
                assert axe(page) == [], page.url
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def test_keys_lead_to_the_steps(visit: Visit) -> None:
    """`g i` goes to the incidents, `?` shows the keys, `/` goes to the search."""
    page = visit.goes_to("/")
    page.keyboard.press("g")
    page.keyboard.press("i")
    expect(page).to_have_url(f"{visit.base}/incidents")
    page.wait_for_load_state()
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
