"""A recorder's whole day, in a browser, with accounts: from an Arabic report to a public page and an article.

Four people do it: an administrator invites, a recorder brings in, reads, links and grades, a reviewer looks again, and
reviewer and publisher release. Errors of the console and anything against the content security policy fail the day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from recount.vocabulary.words import HarmGrade, ReviewFinding, Role
from tests.workbench.browser import test_people
from tests.workbench.browser.conftest import Served, Visit
from tests.workbench.browser.test_people import joins, with_a_key
from tests.workbench.people.team import code_now

served_to_a_team = test_people.served_to_a_team

# Written for this test; the name of the town is misspelt, as it happens in a hurry.
REPORT = "قُتل 61 شخصًا في غارات جوية روسية على مدينة البوكمل يوم الخميس 5 تشرين الثاني 2015، وفق شبكة محلية."
ARTICLE = "On 5 November 2015 air strikes on Albukamal killed 61 people."
# A machine that runs other tests beside may take its time to write.
PATIENCE = 30_000
TOWN, CODE = "Albukamal", "RC0026"


@dataclass(frozen=True)
class Person:
    """Somebody signed in at a browser of their own."""

    visit: Visit

    def goes_to(self, path: str) -> Page:
        """Open a page."""
        return self.visit.goes_to(path)

    def signs(self, act: str, reason: str, **chosen: str) -> None:
        """Sign an act on the incident of the day."""
        page = self.goes_to(f"/incidents/{CODE}/{act}")
        for name, value in chosen.items():
            page.locator(f"form.act select[name={name}]").select_option(value)
        page.locator("form.act [name=reason]").fill(reason)
        page.locator("form.act button.main").click()
        expect(page).to_have_url(re.compile(f"/incidents/{CODE}([?#].*)?$"), timeout=PATIENCE)


Opening = Callable[..., Visit]


def test_a_recorders_day(served_to_a_team: tuple[Served, str], open_at: Opening) -> None:
    """What one person brings in in the morning, another finds on the public page in the evening."""
    served, link = served_to_a_team
    office = begins(open_at(served), link)
    recorder = invited(office, open_at(served), "Recorder R", Role.RECORDER)
    reviewer = invited(office, open_at(served), "Reviewer V", Role.REVIEWER, Role.PUBLISHER)
    publisher = invited(office, open_at(served), "Publisher P", Role.PUBLISHER)
    brings_in_a_report(recorder)
    mends_the_place(recorder)
    links_it_and_sees_the_range_move(recorder)
    recorder.signs("grade", "Several origins tell of it.", harm=HarmGrade.FAIR)
    cannot_review(recorder)
    reviewer.signs("review", "I would have signed the same.", finding=ReviewFinding.AGREE)
    assert publisher.visit.page.request.get(f"{served.base}/public/en/incidents/{CODE}.html").status == 404
    for person in (reviewer, publisher):
        person.signs("release", "May be published as it stands.")
    finds_it_in_public(recorder)
    checks_an_article(recorder)


def begins(visit: Visit, link: str) -> Person:
    """Become the first administrator, with a passkey."""
    page = with_a_key(visit)
    joins(page, link, signs_as="Admin A", username="founder")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add a passkey").click()
    expect(page).to_have_url(re.compile("/account/codes$"))
    return Person(visit)


def invited(office: Person, visit: Visit, name: str, *roles: Role) -> Person:
    """Invite somebody, and let them join with an app as second factor."""
    page = office.goes_to("/people/invite")
    page.locator("[name=signs_as]").fill(name)
    for role in roles:
        page.locator(f"[value={role}]").check()
    page.locator("[name=reason]").fill("New in the team")
    page.get_by_role("button", name="Make the link").click()
    joins(visit.page, page.locator(".link-once").inner_text(), username=name.replace(" ", "-").lower())
    visit.page.locator("a[href='/account/app']").click()
    visit.page.locator("[name=code]").fill(code_now(visit.page.locator("code.secret").inner_text()))
    visit.page.locator("form button.main").last.click()
    expect(visit.page).to_have_url(re.compile("/account/codes$"))
    return Person(visit)


def brings_in_a_report(recorder: Person) -> None:
    """Drop a file, and see its claim read: how many, whom, when, and that the place is not known."""
    page = recorder.goes_to("/inbox/bring")
    file = {"name": "report.txt", "mimeType": "text/plain", "buffer": REPORT.encode()}
    page.locator("#files").set_input_files(file)  # type: ignore[arg-type]
    page.locator("#drop-published").fill("2015-11-06")
    page.locator("#drop-publisher").fill("شبكة محلية")
    page.locator("form[data-drop] button.main").click()
    expect(page).to_have_url(re.compile("/reading/"), timeout=PATIENCE)
    expect(page.locator("#text mark.claim")).to_have_text(REPORT)
    expect(page.locator(".claim-card > summary")).to_contain_text("61 killed")
    expect(page.locator(".claim-card")).to_contain_text("no place known")


def mends_the_place(recorder: Person) -> None:
    """Correct the claim with one key, name the town, and keep it."""
    page = recorder.visit.page
    page.keyboard.press("e")
    page.locator("[name='where-0-other']").fill(TOWN)
    page.locator("form.correcting [name=reason]").fill("A letter is missing; the town is meant.")
    page.locator("form.correcting button.main").click()
    expect(page.locator(".claim-list .claim-card").first).to_contain_text(f"{TOWN} (where it happened)")


def links_it_and_sees_the_range_move(recorder: Person) -> None:
    """Before it is linked the page says which end would move; afterwards the incident has that range."""
    page = recorder.goes_to("/linking")
    candidate = page.locator(".candidate").filter(has_text=CODE)
    moves = candidate.locator(".change", has_text="status not stated")
    expect(moves).to_contain_text("49–50")
    expect(moves).to_contain_text("49–61")
    candidate.locator("[name=reason]").fill("The same strikes, the same day.")
    candidate.locator("[value=accept]").click()
    expect(page.locator(".toast")).to_be_visible(timeout=PATIENCE)
    expect(recorder.goes_to(f"/incidents/{CODE}").locator("main")).to_contain_text("49–61")


def cannot_review(recorder: Person) -> None:
    """Whoever signed part of it is not asked to review it."""
    answer = recorder.visit.page.request.get(f"{recorder.visit.base}/incidents/{CODE}/review")
    assert answer.status == 403


def finds_it_in_public(recorder: Person) -> None:
    """The public page has the new range, in both languages, and not a word of the report or a name of a signer."""
    page = recorder.goes_to("/public")
    page.locator("tr[data-row] a").click()
    expect(page.locator("main")).to_contain_text("49 to 61")
    expect(page.locator("main")).not_to_contain_text("Recorder R")
    page.get_by_role("link", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("main")).to_contain_text("61")
    expect(page.locator("main")).not_to_contain_text("وفق شبكة محلية")


def checks_an_article(recorder: Person) -> None:
    """Hold an article against the record, and find the report of the morning among its numbers."""
    page = recorder.goes_to("/check")
    page.locator("[name=text]").fill(ARTICLE)
    page.locator("main form button.main").click()
    expect(page.locator("main")).to_contain_text(CODE)
    expect(page.locator("main")).to_contain_text("شبكة محلية")
