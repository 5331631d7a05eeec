"""People in a browser: the first administrator begins by the link of the console, with a passkey, and invites others.

With the browser's own stand-in for a key on a stick; a second one signs in without any script.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.newcomer import Answer, Newcomer
from tests.workbench.browser.conftest import Served, Visit, axe, close, with_demo
from tests.workbench.people.team import PASSWORD, code_now

KEY_ON_A_STICK = {
    **{"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True},
    **{"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True},
}


@pytest.fixture
def served_to_a_team(
    chromium: str, first_demo: tuple[Newcomer, Answer], tmp_path: Path
) -> Iterator[tuple[Served, str]]:
    """Serve the demo record with accounts; give the server, and the link that the console shows."""
    somebody = with_demo(first_demo, tmp_path)
    process = somebody.begins("serve", "--record", "demo", "--port", 0, "--accounts")
    assert process.stdout is not None
    shown = (found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))
    link, address = next(shown), next(shown)
    running = Served(process, address, somebody.folder)
    yield running, link
    assert close(running) == 0


def joins(page: Page, link: str, **names: str) -> None:
    """Open a link, choose names and a password."""
    page.goto(link)
    for name, value in {**names, "password": PASSWORD, "again": PASSWORD}.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("form button.main").last.click()


def with_a_key(visit: Visit) -> Page:
    """Put a key on a stick into the machine of a visit."""
    session = visit.page.context.new_cdp_session(visit.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY_ON_A_STICK})
    return visit.page


def test_a_team_begins(served_to_a_team: tuple[Served, str], open_at: Callable[..., Visit]) -> None:
    """Link, passkey, invitation; the second person sets up an app without scripts; the first signs in by the key."""
    served, link = served_to_a_team
    visit = open_at(served, width=360)
    page = with_a_key(visit)
    expect(page).to_have_url(re.compile("/account/login"))
    assert axe(page) == []
    joins(page, link, signs_as="Admin A", username="founder")
    expect(page).to_have_url(re.compile("/account/second-factor$"))
    assert axe(page) == []
    page.get_by_role("link", name="Add a passkey").click()
    page.locator("[name=passwordless]").check()
    page.get_by_role("button", name="Add a passkey").click()
    expect(page).to_have_url(re.compile("/account/codes$"))
    invited = invites(page, visit.base)
    begins_without_scripts(open_at(served, "ar-SY", 360, java_script_enabled=False).page, invited)
    page.goto(f"{visit.base}/people")
    expect(page.locator("tr[data-row]")).to_have_count(2)
    page.goto(f"{visit.base}/account/logout")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(f"{visit.base}/")


def invites(page: Page, base: str) -> str:
    """Invite a recorder and give the link that is shown; every page of the people is right for axe."""
    for path in ("/account", "/people", "/people/groups", "/people/log", "/people/1", "/people/invite"):
        page.goto(f"{base}{path}")
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.locator("[name=signs_as]").fill("Recorder R")
    page.locator("[value=recorder]").check()
    page.locator("[name=reason]").fill("New in the team")
    page.get_by_role("button", name="Make the link").click()
    return page.locator(".link-once").inner_text()


def begins_without_scripts(page: Page, link: str) -> None:
    """Join by a link and set up an app, in a browser that runs no script."""
    joins(page, link, username="r-1987")
    page.locator("a[href='/account/app']").click()
    page.locator("[name=code]").fill(code_now(page.locator("code.secret").inner_text()))
    page.locator("form button.main").last.click()
    expect(page).to_have_url(re.compile("/account/codes$"))
    page.goto(f"{page.url.partition('/account')[0]}/incidents")
    expect(page.locator("tr[data-row]").first).to_be_visible()
