"""What administrators do about people: links that work once, roles, groups, closing; each with a reason, in a log."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from lxml import html

from recount.errors import BadInput
from recount.incidents.deciding.signing import Signature, grade
from recount.incidents.models import Incident
from recount.vocabulary.reader import label
from recount.vocabulary.words import Act, HarmGrade, Role
from recount.workbench.people import managing
from recount.workbench.people.acts import acts_of
from recount.workbench.people.first import CONSOLE, WAY_BACK, first_link, link_back
from recount.workbench.people.happenings import What
from recount.workbench.people.models import Change, Group, Invitation, Person
from tests.cast import Cast
from tests.workbench.desk import text_of
from tests.workbench.people.team import PASSWORD, Browser, join

pytestmark = pytest.mark.django_db(databases=["default", "people"])

WHY = {"by": "Admin A", "reason": "joins the team"}


def link_on(answer: Any) -> str:
    """Give the path of the link that a page shows once."""
    shown = answer.content.decode().partition('class="link-once"')[2].partition("</p>")[0]
    return str(shown.partition("http://testserver")[2])


def joins(link: str, **said: str) -> Any:
    """Open a link in a new browser and choose names and a password."""
    return Browser().sends(link, **{"password": PASSWORD, "again": PASSWORD, **said})


def test_who_is_invited_joins_with_the_roles_of_the_invitation(office: Browser) -> None:
    """The administrator sees the link once; who holds it chooses a name to sign in with and a password."""
    fields = {"signs_as": "Recorder R", "roles": ["recorder"], "reason": "new in the team"}
    link = link_on(office.post("/people/invite", fields))
    assert joins(link, username="r-1987", signs_as="Somebody Else").headers["Location"] == "/"
    person = Person.objects.get(username="r-1987")
    assert (person.signs_as, person.roles) == ("Recorder R", [Role.RECORDER])
    assert [line.what for line in Change.objects.all()] == [What.JOINED, What.INVITED]


def test_a_link_works_once_and_for_a_week(office: Browser) -> None:
    """A link that was used, taken back or kept too long opens nothing."""
    links = [f"/account/invitation/{managing.invite(name, [], [], **WHY)}" for name in ("One", "Two", "Three")]
    assert joins(links[0], username="one").status_code == 302
    office.sends(f"/people/invitations/{Invitation.objects.get(signs_as='Two').pk}/take-back", reason="a mistake")
    Invitation.objects.filter(signs_as="Three").update(expires_at=timezone.now())
    assert [joins(link, username=f"again{n}").status_code for n, link in enumerate(links)] == [400, 400, 400]
    assert Person.objects.count() == 2


def test_of_a_link_only_a_hash_is_kept() -> None:
    """Who reads the database cannot join with it."""
    key = managing.invite("Recorder R", [], [], **WHY)
    assert key not in str(Invitation.objects.values_list())


@pytest.mark.parametrize(
    ("password", "again"),
    [
        ("short", "short"),
        ("password1234", "password1234"),
        (PASSWORD, f"{PASSWORD} "),
        ("r-1987-r-1987", "r-1987-r-1987"),
    ],
)
def test_a_password_that_is_guessed_is_not_taken(password: str, again: str) -> None:
    """Short, common, like the name, or not the same twice."""
    link = f"/account/invitation/{managing.invite('Recorder R', [], [], **WHY)}"
    assert joins(link, username="r-1987-r-198", password=password, again=again).status_code == 200
    assert not Person.objects.exists()


@pytest.mark.parametrize("name", ["recorder r", "Recorder  R.", "RECORDER R"])
def test_one_name_is_one_person(name: str) -> None:
    """Nobody is let in under a name that differs in case, blanks or dots only, also while its owner is invited."""
    join("Recorder R")
    with pytest.raises(BadInput):
        managing.invite(name, [], [], **WHY)
    managing.invite("Reviewer V", [], [], **WHY)
    with pytest.raises(BadInput):
        managing.invite("reviewer v", [], [], **WHY)


def test_a_name_of_the_record_goes_to_nobody_else_unseen(cast: Cast) -> None:
    """Whoever signed before there were accounts keeps the name, if an administrator says so."""
    signed = Signature(by="Recorder R", at=timezone.now(), reason="Read in full.")
    grade(Incident.objects.get(code="RC0001"), HarmGrade.WEAK, signed)
    with pytest.raises(BadInput):
        managing.invite("recorder r", [], [], **WHY)
    assert managing.invite("Recorder R", [], [], **WHY, signed_before=True)


def test_the_name_to_sign_with_stays_taken_when_an_account_is_closed() -> None:
    """Nobody can take over the name of who left."""
    managing.close(join("Recorder R"), by="Admin A", reason="left")
    with pytest.raises(BadInput):
        managing.invite("Recorder R", [], [], **WHY, signed_before=True)


def test_roles_change_with_a_reason_and_at_once(office: Browser) -> None:
    """The next page that the person asks for keeps to the new roles."""
    person = join("Reader R", Role.READER)
    theirs = Browser(person)
    assert theirs.get("/incidents.csv").status_code == 403
    office.sends(f"/people/{person.pk}/roles", roles=["reader", "publisher"], reason="prepares the report")
    assert theirs.get("/incidents.csv").status_code == 200
    line = Change.objects.get(what=What.ROLES)
    assert (line.by, line.about, line.detail, line.reason) == (
        "Admin A",
        "Reader R",
        "+publisher",
        "prepares the report",
    )


@pytest.mark.parametrize("what", ["roles", "groups", "close", "link"])
def test_without_a_reason_nothing_changes(what: str, office: Browser) -> None:
    """The page says what is missing."""
    person = join("Reader R", Role.READER)
    answer = office.post(f"/people/{person.pk}/{what}", {"roles": ["recorder"], "reason": "  "})
    assert answer.status_code == 400
    assert "Reason" in answer.content.decode()
    assert not Change.objects.exists()
    assert Person.objects.get(pk=person.pk).roles == [Role.READER]


def test_the_last_administrator_stays(administrator: Person) -> None:
    """Somebody can always let others in."""
    with pytest.raises(BadInput):
        managing.give_roles(administrator, [Role.READER], by="Admin A", reason="tired")
    with pytest.raises(BadInput):
        managing.close(administrator, by="Admin A", reason="tired")
    join("Admin B", Role.ADMINISTRATOR)
    managing.close(administrator, by="Admin A", reason="tired")


def test_groups_are_made_and_filled(office: Browser) -> None:
    """A person belongs to groups that exist, and the page shows who belongs where."""
    person = join("Reader R", Role.READER)
    office.sends("/people/groups/new", name="Field team", about="sources at risk", reason="they name witnesses")
    office.sends(f"/people/{person.pk}/groups", groups=["Field team"], reason="works there")
    assert Person.objects.get(pk=person.pk).rights().groups == {"Field team"}
    assert "Reader R" in text_of(office.page("/people/groups").xpath("//table")[0])
    assert office.sends("/people/groups/new", name="field  TEAM", reason="x").status_code == 400
    assert Group.objects.count() == 1


def test_a_new_link_replaces_password_and_second_factor() -> None:
    """Until it is used the old ones hold; afterwards they are gone, open browsers too, and a factor is set up anew."""
    person = join("Recorder R", Role.RECORDER)
    open_one = Browser(person)
    link = f"/account/invitation/{managing.link_anew(person, by='Admin A', reason='lost the telephone')}"
    assert open_one.get("/").status_code == 200
    fresh = Browser()
    fresh.sends(link, **dict.fromkeys(("password", "again"), f"{PASSWORD} either"))
    assert fresh.get("/").headers["Location"] == "/account/second-factor"
    assert open_one.get("/").headers["Location"].startswith("/account/login")
    assert [line.what for line in Change.objects.all()] == [What.RENEWED, What.LINKED_ANEW]


def test_a_closed_account_opens_again_with_a_reason(office: Browser) -> None:
    """What was signed stays meanwhile, and the roles too."""
    person = join("Recorder R", Role.RECORDER)
    for reason in ("on leave", "is back"):
        office.sends(f"/people/{person.pk}/close", reason=reason)
    assert Person.objects.get(pk=person.pk).is_active
    assert [line.what for line in Change.objects.all()] == [What.OPENED, What.CLOSED]


def test_lines_of_the_log_are_added_and_nothing_else() -> None:
    """Nobody changes or takes out what was done."""
    managing.note(What.ROLES, by="a", about="b", reason="c")
    line = Change.objects.get()
    with pytest.raises(ValidationError):
        line.save()
    with pytest.raises(ValidationError):
        line.delete()


def test_the_first_administrator_begins_by_a_link_of_the_console() -> None:
    """Each start makes a new one and the old one ends; who begins chooses both names; then there is none any more."""
    old, link = first_link(), first_link()
    assert old and link
    names = {"username": "founder", "signs_as": "Admin A"}
    assert joins(old, **names).status_code == 400
    assert joins(link, **names).status_code == 302
    assert Person.objects.get().roles == [Role.ADMINISTRATOR]
    assert first_link() is None


def test_people_are_listed_as_page_json_and_csv(office: Browser) -> None:
    """With roles and second factors, without the names to sign in with."""
    join("Recorder R", Role.RECORDER, second_factor=False)
    page = office.page("/people")
    assert len(page.xpath("//tr[@data-row]")) == 2
    assert "can do nothing" in text_of(page)
    rows = office.get("/people.json").json()["rows"]
    assert [(row["signs_as"], row["second_factor"]) for row in rows] == [("Admin A", True), ("Recorder R", False)]
    assert "username" not in rows[0]


def test_others_do_not_learn_that_the_pages_of_people_exist() -> None:
    """They answer as any address that is none."""
    publisher = Browser(join("Publisher P", Role.PUBLISHER))
    answers = [publisher.get(address) for address in ("/people", "/no-such-page")]
    assert [answer.status_code for answer in answers] == [404, 404]
    told = [text_of(html.fromstring(answer.content.decode()).xpath("//main")[0]) for answer in answers]
    assert told[0] == told[1]
    assert "/people" not in publisher.get("/").content.decode()


def test_the_console_lets_the_last_administrator_back_in(office: Browser) -> None:
    """A link for an hour: a new password, no second factor of before, and a line in the log."""
    admin = Person.objects.get(roles_given__role=Role.ADMINISTRATOR)
    link = link_back(admin.signs_as, "the telephone was lost")
    assert Invitation.objects.get(person=admin).expires_at <= timezone.now() + WAY_BACK
    assert admin.has_second_factor
    assert joins(link).status_code == 302
    assert not admin.has_second_factor
    renewed, given = Change.objects.all()[:2]
    assert (renewed.what, given.what, given.by) == (What.RENEWED, What.LINKED_ANEW, CONSOLE)
    assert given.reason == "the telephone was lost"


@pytest.mark.parametrize(("name", "reason"), [("Nobody", "lost"), ("Reader R", "lost"), ("Admin A", " ")])
def test_the_console_helps_administrators_alone_and_says_why(office: Browser, name: str, reason: str) -> None:
    """Everybody else is helped by an administrator."""
    join("Reader R", Role.READER)
    with pytest.raises(BadInput):
        link_back(name, reason)
    assert not Invitation.objects.exists()


def test_a_refusal_names_the_roles_that_may_and_leads_on() -> None:
    """Who may not do something learns whom to ask, and no page is a dead end."""
    answer = Browser(join("Reader L", Role.READER), language="ar").get("/incidents/RC0001/grade")
    told = html.fromstring(answer.content.decode()).xpath("//section[@aria-labelledby='fault']")[0]
    assert answer.status_code == 403
    assert label(Role.RECORDER, "ar") in told.text_content()
    assert told.xpath(".//a/@href") == ["/"]


def test_an_administrator_sees_what_each_role_may_do(office: Browser) -> None:
    """The table on the page is that of the vocabulary, with every act that a role has."""
    table = office.page("/people").xpath("//details[contains(@class, 'rights')]//tbody")[0]
    assert len(table.xpath("./tr")) == sum(any(act in acts_of(role) for role in Role) for act in Act)
