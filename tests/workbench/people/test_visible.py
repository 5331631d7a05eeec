"""Who sees what: access groups, the name that signs, the person at this machine, looks, and private files."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from recount.incidents.models import Incident, IncidentAccess
from recount.reports.models import Report, ReportAccess
from recount.vocabulary.words import Act, Role
from recount.workbench.local import LocalPerson
from recount.workbench.people.models import LocalName
from recount.workbench.people.rights import may, must, signer, visible_incidents, visible_reports
from tests.cast import Cast
from tests.workbench.desk import KEY, Desk
from tests.workbench.people.team import Browser, join

pytestmark = pytest.mark.django_db(databases=["default", "people"])


def asked_by(user: Any) -> HttpRequest:
    """Give a request of somebody."""
    request = RequestFactory().get("/")
    request.user = user
    return request


@pytest.fixture
def kept(cast: Cast) -> Incident:
    """Keep one of the two incidents, and one report, to a group."""
    incident = Incident.objects.get(code="RC0001")
    IncidentAccess.objects.create(incident=incident, group="field")
    ReportAccess.objects.create(report=Report.objects.all()[0], group="field")
    return incident


def test_rows_of_a_group_are_seen_by_its_members_alone(kept: Incident) -> None:
    """Also an administrator does not see them without belonging to the group."""
    member = asked_by(join("Reader R", Role.READER, groups=("field",)))
    other = asked_by(join("Reader Q", Role.READER, groups=("archive",)))
    chief = asked_by(join("Admin A", Role.ADMINISTRATOR))
    nobody = asked_by(AnonymousUser())
    everything = Incident.objects.count(), Report.objects.count()
    assert (visible_incidents(member).count(), visible_reports(member).count()) == everything
    for request in (other, chief, nobody):
        assert kept not in visible_incidents(request)
        assert visible_reports(request).count() == everything[1] - 1


def test_the_person_at_this_machine_sees_all_rows(kept: Incident) -> None:
    """They have the file."""
    assert kept in visible_incidents(asked_by(LocalPerson("Recorder A")))


def test_who_signs_is_who_is_signed_in() -> None:
    """The name to sign with, not the one to sign in with."""
    person = join("Recorder R", Role.RECORDER)
    person.username = "secret"
    assert signer(asked_by(person)) == "Recorder R"
    assert signer(asked_by(LocalPerson("Recorder A"))) == "Recorder A"


def test_may_and_must_ask_for_one_act() -> None:
    """Within a page, what one may not do is refused, and what one need not know of is not there."""
    from django.core.exceptions import PermissionDenied
    from django.http import Http404

    request = asked_by(join("Reviewer V", Role.REVIEWER))
    assert may(request, Act.REVIEW) and not may(request, Act.DECIDE)
    must(request, Act.REVIEW)
    with pytest.raises(PermissionDenied):
        must(request, Act.DECIDE)
    with pytest.raises(Http404):
        must(request, Act.MANAGE_PEOPLE)


def test_the_machine_asks_once_for_a_name_and_opens_straight(cast: Cast, settings: Any) -> None:
    """Pages open without a name; nothing is sent without one; the name that was given stays at the next start."""
    settings.LOCAL_KEY, settings.LOCAL_NAME = KEY, ""
    desk = Desk()
    assert "Under which name do you sign" in desk.get("/").content.decode()
    assert desk.post("/people/groups/new", {"name": "x", "reason": "y"}).headers["Location"] == "/account/name"
    assert (
        desk.post("/account/name", {"name": " Recorder  A ", "next": "/incidents"}).headers["Location"] == "/incidents"
    )
    assert LocalName.objects.get().name == "Recorder A"
    page = Desk().get("/").content.decode()
    assert "Under which name do you sign" not in page
    assert "Recorder A" in page


def test_a_name_given_by_the_command_is_not_asked_for(settings: Any) -> None:
    """`--as` says it already."""
    settings.LOCAL_KEY, settings.LOCAL_NAME = KEY, "Recorder B"
    assert "Under which name" not in Desk().get("/").content.decode()


@pytest.mark.parametrize("address", ["/account/app", "/account/password", "/account/login", "/account/second-factor"])
def test_the_machine_has_no_account_to_keep(address: str, settings: Any) -> None:
    """Passwords and second factors are for persons with accounts."""
    settings.LOCAL_KEY, settings.LOCAL_NAME = KEY, "Recorder B"
    assert Desk().get(address).status_code == 404


def test_an_account_has_no_name_to_choose() -> None:
    """Whoever could change it could sign as two."""
    browser = Browser(join("Recorder R", Role.RECORDER))
    assert browser.sends("/account/name", name="Another").status_code == 404


def test_what_is_not_to_be_sent_is_refused() -> None:
    """A page that only shows takes nothing."""
    assert Browser(join("Reader R", Role.READER)).post("/incidents").status_code == 405


def test_a_form_of_another_site_changes_nothing(administrator: Any) -> None:
    """Without the token of our own page nothing is taken, though the browser is signed in."""
    browser = Browser(administrator, enforce_csrf_checks=True)
    person = join("Reader R", Role.READER)
    assert browser.sends(f"/people/{person.pk}/roles", roles=["administrator"], reason="x").status_code == 403
    assert person.roles == [Role.READER]


def test_how_pages_look_is_kept_in_the_browser() -> None:
    """Dark, and the digits; no row tells it."""
    browser = Browser(join("Reader R", Role.READER))
    browser.sends("/account/looks", theme="dark", digits="eastern")
    assert 'data-theme="dark"' in browser.get("/").content.decode()
    browser.sends("/account/looks", theme="'><script>", digits="x")
    assert "data-theme" not in browser.get("/").content.decode()


def test_arabic_pages_write_the_digits_that_were_chosen(cast: Cast) -> None:
    """On pages; data keeps the digits of programs."""
    reader = join("Reader R", Role.READER)
    browser = Browser(reader, language="ar")
    browser.sends("/account/looks", theme="light", digits="eastern")
    assert "٢٠٠١" in browser.get("/incidents").content.decode()
    assert "٢٠٠١" not in browser.get("/incidents.json").content.decode()
    assert "٢٠٠١" not in Browser(reader, language="ar").get("/incidents").content.decode()


def test_the_file_of_the_people_is_its_owners_alone(tmp_path: Path) -> None:
    """Whatever mask the shell has."""
    from recount.site.record import RecordAddress, _make_private

    mask = os.umask(0)
    try:
        address = RecordAddress("mine", str(tmp_path / "mine.sqlite3"))
        _make_private(address.people)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(address.people.stat().st_mode) == 0o600
