"""Bringing a report in and reading it, as an expert does with single keys and as anybody does without a script."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.workbench.browser.conftest import Served, Visit, axe

REPORT = (
    "Raqqa: At least 12 civilians were killed and 30 others injured on 12 November 2015 when Russian warplanes struck "
    "a market in the city of Raqqa, local activists said.\n\n"
    "The Russian defence ministry denied that its aircraft had hit civilian targets in Syria.\n\n"
    "The Syrian Observatory for Human Rights said that 97 civilians had been killed in Russian strikes in the province "
    "since the beginning of November. Rescue workers said that they went on searching under the rubble of the houses "
    "around the market until late in the night, and that several streets could not be reached because of the danger of "
    "further strikes. Shops in the quarter stayed closed on the next day. "
) + "The town council asked for help with shelter, water and medicine for the families of the quarter. " * 3
# About 55 seconds at a key every two seconds, reading included.
MOST_KEYS = 27


def bring(visit: Visit) -> Page:
    """Paste the report and go to where it is read."""
    page = visit.goes_to("/inbox/bring")
    page.locator("#text").fill(REPORT)
    page.locator("#paste-published").fill("2015-11-13")
    page.get_by_role("button", name="Keep and read").first.click()
    expect(page.locator("#text")).to_contain_text("At least 12 civilians")
    # Keys are heard once the scripts have run; the text is there before.
    page.wait_for_load_state("load")
    return page


def test_a_report_of_a_kilobyte_is_read_by_few_keys(own_served: Served, open_at: Callable[..., Visit]) -> None:
    """Every claim is decided about, one is corrected, and no key is pressed that need not be."""
    page = bring(open_at(own_served))
    keys = 0
    card = page.locator("details.claim-card[open]")
    expect(card).to_have_count(1)
    waiting = page.locator("li[data-work=waiting]")
    left = waiting.count()
    assert left >= 3
    for key in "e":
        page.keyboard.press(key)
        expect(page.locator("#editor[open] form.correcting")).to_be_visible()
        field = page.locator("#editor input[name$='count-max']").first
        field.fill("15")
        field.press("Enter")
        expect(page.locator(".badge[data-word=by_hand]")).to_have_count(1)
        keys += 5
    while left := waiting.count():
        assert axe(page) == [] or keys > 6
        kind = page.locator("details.claim-card[open]").get_attribute("data-kind")
        pressed = ["r", "4"] if kind == "denial" else ["a"]
        for key in pressed:
            page.keyboard.press(key)
        keys += len(pressed)
        expect(waiting).to_have_count(left - 1)
        page.wait_for_load_state("load")
    keys += 1
    page.keyboard.press("n")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Raqqa: At least")
    assert keys <= MOST_KEYS, keys


def test_what_was_done_is_undone_by_one_key(own_served: Served, open_at: Callable[..., Visit]) -> None:
    """The toast offers it, and the claim waits again."""
    page = bring(open_at(own_served))
    left = page.locator("li[data-work=waiting]").count()
    page.keyboard.press("u")
    expect(page.locator("li[data-work=waiting]")).to_have_count(left - 1)
    page.wait_for_load_state("load")
    page.keyboard.press("z")
    expect(page.locator("li[data-work=waiting]")).to_have_count(left)


def test_a_report_is_read_without_a_script(own_served: Served, open_at: Callable[..., Visit]) -> None:
    """Buttons post and links go."""
    page = bring(open_at(own_served, java_script_enabled=False))
    left = page.locator("li[data-work=waiting]").count()
    page.locator("details.claim-card[open]").get_by_role("button", name="Accept").click()
    expect(page.locator("li[data-work=waiting]")).to_have_count(left - 1)
    page.locator("details.claim-card[open]").get_by_role("link", name="Correct").click()
    expect(page.locator("form.correcting")).to_be_visible()
    assert page.locator("form.correcting input").count() > 5


def test_many_files_are_brought_in_beside_the_page(own_served: Served, open_at: Callable[..., Visit]) -> None:
    """A worker does it in a process of its own, and the page says how far it is and what failed."""
    page = open_at(own_served).goes_to("/inbox/bring")
    texts = [
        {"name": f"{n}.txt", "mimeType": "text/plain", "buffer": f"{REPORT} Number {n}.".encode()} for n in range(4)
    ]
    broken = {"name": "broken.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 no"}
    page.locator("#files").set_input_files([*texts, broken])
    page.locator("form[data-drop] button").click()
    expect(page.locator(".job")).to_contain_text("5 of 5", timeout=30_000)
    expect(page.locator(".job tbody")).to_contain_text("broken.pdf")


def test_both_pages_are_right_for_axe(open_at: Callable[..., Visit], served: Served) -> None:
    """In both languages, light and dark, wide and narrow."""
    for locale, width, scheme in (("en-GB", 1280, "dark"), ("ar-SY", 360, "light")):
        visit = open_at(served, locale, width, color_scheme=scheme)
        for path in ("/inbox", "/inbox/bring", "/reading/abk-deirezzor24-en", "/reading/abk-deirezzor24-en/claims/new"):
            page = visit.goes_to(path)
            assert axe(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
