"""Signing in and staying signed in: password, second step, lock-out by name, idle limits, asking again."""

from __future__ import annotations

import io
import logging
import time
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.sessions.models import Session
from django.core import serializers
from django.db import connections
from django.utils import timezone
from lxml import html

from recount.vocabulary.words import Role
from recount.workbench.people.lasting import _SEEN
from recount.workbench.people.models import Change, Person
from tests.workbench.desk import text_of
from tests.workbench.people.team import PASSWORD, SECRET, Browser, code_now, join

pytestmark = pytest.mark.django_db(databases=["default", "people"])

VISITOR = "203.0.113.77"
AGENT = "a browser that is told apart"


def signs_in(browser: Browser, name: str, password: str = PASSWORD, **fields: Any) -> Any:
    """Send name and password."""
    return browser.sends("/account/login", login=name, password=password, **fields)


def is_in(browser: Browser) -> bool:
    """Tell whether somebody is signed in there."""
    return bool(browser.get("/account").status_code == 200)


def test_a_reader_signs_in_with_a_password() -> None:
    """Whoever only looks needs no second factor, and the name may be typed in any case."""
    join("Reader R", Role.READER, second_factor=False)
    browser = Browser()
    assert signs_in(browser, "READER r").status_code == 302
    assert browser.get("/").status_code == 200


def test_a_page_that_was_asked_for_opens_after_signing_in() -> None:
    """The address that somebody was sent is not lost."""
    join("Reader R", Role.READER, second_factor=False)
    browser = Browser()
    assert browser.get("/incidents?q=x").headers["Location"] == "/account/login?next=%2Fincidents%3Fq%3Dx"
    assert signs_in(browser, "reader r", next="/incidents?q=x").headers["Location"] == "/incidents?q=x"


def test_nobody_is_led_to_another_site_by_signing_in() -> None:
    """A link that was prepared by somebody else does not lead away."""
    join("Reader R", Role.READER, second_factor=False)
    assert signs_in(Browser(), "reader r", next="https://false.example/").headers["Location"] == "/"


def test_data_is_refused_as_data() -> None:
    """A program that asks without signing in is told so, and is not led to a form."""
    answer = Browser().get("/incidents.json")
    assert answer.status_code == 401
    assert set(answer.json()) == {"found", "matters", "remedy"}


def test_a_second_step_stands_between_password_and_record() -> None:
    """With the password alone nobody is in; with the code of the app the person is."""
    join("Recorder R", Role.RECORDER)
    browser = Browser()
    assert signs_in(browser, "recorder r").headers["Location"] == "/account/step"
    assert not is_in(browser)
    assert browser.sends("/account/step", code="000000").status_code == 200
    assert not is_in(browser)
    assert browser.sends("/account/step", code=code_now()).status_code == 302
    assert browser.get("/").status_code == 200


def test_codes_cannot_be_guessed() -> None:
    """After five wrong codes the right one does not help for a quarter of an hour."""
    join("Recorder R", Role.RECORDER)
    browser = Browser()
    signs_in(browser, "recorder r")
    for _ in range(5):
        browser.sends("/account/step", code="000000")
    browser.sends("/account/step", code=code_now())
    assert not is_in(browser)


def test_a_closed_account_opens_nothing() -> None:
    """Neither by signing in nor in a browser that is still open."""
    person = join("Reader R", Role.READER, second_factor=False)
    browser = Browser(person)
    assert is_in(browser)
    person.is_active = False
    person.save()
    assert not is_in(browser)
    signs_in(browser, "reader r")
    assert not is_in(browser)


def test_a_wrong_name_and_a_wrong_password_are_told_alike() -> None:
    """Nobody learns who has an account."""
    join("Reader R", Role.READER, second_factor=False)
    told = []
    for name in ("reader r", "nobody"):
        page = html.fromstring(signs_in(Browser(), name, "not the password at all").content.decode())
        told.append([text_of(error) for error in page.xpath("//ul[contains(@class, 'errorlist')]")])
    assert told[0] == told[1] == ["The name or the password is not right."]


def test_five_wrong_passwords_lock_a_name_for_a_while() -> None:
    """Also for the right password, from any browser; another name is not touched, and a while later it opens."""
    join("Reader R", Role.READER, second_factor=False)
    join("Reader Q", Role.READER, second_factor=False)
    answers = [signs_in(Browser(), "Reader R ", "wrong").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    late = signs_in(Browser(), "reader r")
    assert late.status_code == 429
    assert b"<h1" in late.content
    assert signs_in(Browser(), "reader q").status_code == 302
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert signs_in(Browser(), "reader r").status_code == 302


def test_no_address_and_no_browser_of_a_visitor_is_kept_anywhere() -> None:
    """Not after wrong passwords, wrong codes and signing in: in no table of either database, and in no log."""
    log = io.StringIO()
    listener = logging.StreamHandler(log)
    logging.getLogger().addHandler(listener)
    join("Recorder R", Role.RECORDER)
    browser = Browser(REMOTE_ADDR=VISITOR, HTTP_USER_AGENT=AGENT, HTTP_X_FORWARDED_FOR=VISITOR)
    for _ in range(3):
        signs_in(browser, "recorder r", "a word typed by mistake")
    signs_in(browser, "a word typed by mistake", "x")
    assert AccessAttempt.objects.count() == 2
    signs_in(browser, "recorder r")
    browser.sends("/account/step", code="000000")
    kept = "".join(map(everything_in, connections)) + log.getvalue()
    browser.sends("/account/step", code=code_now())
    kept += "".join(map(everything_in, connections)) + log.getvalue()
    logging.getLogger().removeHandler(listener)
    for never in (VISITOR, AGENT, "a word typed by mistake", PASSWORD):
        assert never not in kept
    assert not AccessLog.objects.exists()


def everything_in(database: str) -> str:
    """Give everything that the tables of a database hold, with sessions read."""
    with connections[database].cursor() as cursor:
        tables = connections[database].introspection.table_names(cursor)
        rows = [cursor.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables]  # noqa: S608
    sessions = [each.get_decoded() for each in Session.objects.all()]
    return f"{rows}{sessions}{serializers.serialize('json', AccessAttempt.objects.all())}"


def test_cookies_are_for_the_server_alone() -> None:
    """No script reads them and no other site sends them; the session ends with the browser unless one asked to stay."""
    join("Reader R", Role.READER, second_factor=False)
    passing, staying = Browser(), Browser()
    signs_in(passing, "reader r")
    signs_in(staying, "reader r", remember="on")
    for browser in (passing, staying):
        cookie = browser.cookies["sessionid"]
        assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert passing.cookies["sessionid"]["max-age"] == ""
    assert staying.cookies["sessionid"]["max-age"] == 12 * 3600


def test_who_is_idle_is_signed_out() -> None:
    """Half an hour after the last page there is nobody any more, and the page says why."""
    browser = Browser(join("Reader R", Role.READER, second_factor=False))
    assert is_in(browser)
    session = browser.session
    session[_SEEN] = time.time() - 31 * 60
    session.save()
    answer = browser.get("/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/account/login")
    assert "You were away" in answer.content.decode()


def test_half_a_day_is_the_longest() -> None:
    """Who is never idle signs in again twice a day."""
    reader = join("Reader R", Role.READER, second_factor=False)
    assert is_in(Browser(reader, ago=11 * 3600))
    assert not is_in(Browser(reader, ago=13 * 3600))


def test_signing_out_ends_the_session_on_the_server() -> None:
    """A cookie that was copied opens nothing afterwards."""
    browser = Browser(join("Reader R", Role.READER, second_factor=False))
    copied = browser.cookies["sessionid"].value
    browser.sends("/account/logout")
    thief = Browser()
    thief.cookies["sessionid"] = copied
    assert not is_in(thief)


def test_what_is_grave_asks_again_who_it_is() -> None:
    """A browser left open exports nothing; with the password once more it does."""
    publisher = join("Publisher P", Role.PUBLISHER)
    browser = Browser(publisher, ago=16 * 60)
    assert browser.get("/incidents").status_code == 200
    asked = browser.get("/incidents.csv")
    assert asked.headers["Location"] == "/account/who?next=%2Fincidents.csv"
    assert browser.sends(asked.headers["Location"], password=PASSWORD[1:]).status_code == 200
    assert browser.get("/incidents.csv").status_code == 302
    assert browser.sends(asked.headers["Location"], password=PASSWORD).headers["Location"] == "/incidents.csv"
    assert browser.get("/incidents.csv").status_code == 200


def test_what_was_sent_waits_and_is_sent_by_the_person(administrator: Person) -> None:
    """Nothing is lost by being asked again, and nothing happens before the person says so once more."""
    reader = join("Reader R", Role.READER, second_factor=False)
    browser = Browser(administrator, ago=16 * 60)
    asked = browser.sends(f"/people/{reader.pk}/roles", roles=["recorder", "reviewer"], reason="grows into it")
    assert asked.headers["Location"] == "/account/who?next=%2Faccount%2Fagain"
    browser.sends(asked.headers["Location"], password=PASSWORD)
    page = browser.page("/account/again")
    assert Person.objects.get(pk=reader.pk).roles == [Role.READER]
    form = next(form for form in page.forms if form.action == f"/people/{reader.pk}/roles")
    browser.post(form.action, form.form_values() and _lists(form.form_values()))
    assert Person.objects.get(pk=reader.pk).roles == [Role.RECORDER, Role.REVIEWER]
    assert Change.objects.first().reason == "grows into it"  # type: ignore[union-attr]
    assert browser.get("/account/again").headers["Location"] == "/"


def _lists(values: list[tuple[str, str]]) -> dict[str, list[str]]:
    return {name: [value for key, value in values if key == name] for name, _ in values}


def test_nobody_can_sign_up_or_ask_for_a_password() -> None:
    """Such addresses do not exist here."""
    for address in ("/account/signup", "/account/password/reset", "/account/email", "/accounts/login/"):
        assert Browser().get(address).status_code == 404


def test_a_second_factor_is_set_up_before_anything_else(django_capture_on_commit_callbacks: Any) -> None:
    """A recorder without one is led there, sets up an app, gets codes on paper, and can work; the log tells it."""
    recorder = join("Recorder R", Role.RECORDER, second_factor=False)
    browser = Browser(recorder)
    browser.showed_who(recorder)
    session = browser.session
    session["account_authentication_methods"][0]["reauthenticated"] = True
    session.save()
    assert browser.get("/").headers["Location"] == "/account/second-factor"
    assert "Set up a second factor" in text_of(browser.page("/account/second-factor"))
    secret = browser.page("/account/app").xpath("//code[contains(@class, 'secret')]")[0].text_content()
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.sends("/account/app", code=code_now(secret)).headers["Location"] == "/account/codes"
    assert len(browser.page("/account/codes").xpath("//ul[@class='codes']/li")) == 10
    assert browser.get("/").status_code == 200
    assert {line.detail for line in Change.objects.all()} == {"+totp", "+recovery_codes"}


def test_a_code_on_paper_opens_once() -> None:
    """Whoever lost the telephone gets in, but not twice with the same code."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    code = RecoveryCodes.activate(join("Recorder R", Role.RECORDER)).get_unused_codes()[0]
    opened = []
    for _ in range(2):
        browser = Browser()
        signs_in(browser, "recorder r")
        browser.sends("/account/step", code=code)
        opened.append(is_in(browser))
    assert opened == [True, False]


def test_the_secret_of_the_app_is_not_in_a_page_later() -> None:
    """Once set up it is never shown again."""
    browser = Browser(join("Recorder R", Role.RECORDER))
    assert SECRET not in browser.get("/account").content.decode()
    assert browser.get("/account/app").status_code == 302
