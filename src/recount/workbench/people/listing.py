"""The people, groups and the log as data.

For: the pages of the people, their JSON and CSV. Not for: changing anything (`recount.workbench.people.managing`).
"""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from pydantic import BaseModel, ConfigDict

from recount.incidents.models import IncidentAccess
from recount.reports.models import ReportAccess
from recount.vocabulary.reader import term
from recount.vocabulary.words import Act, Role
from recount.workbench.answering import Answer
from recount.workbench.digits import in_digits
from recount.workbench.paging import Paging, in_form, paged
from recount.workbench.people.acts import is_fresh, needs_second_factor, roles_with
from recount.workbench.people.forms import Groups, Inviting, NewGroup, Roles
from recount.workbench.people.happenings import PARTED, What, part_on_page
from recount.workbench.people.models import SECOND_FACTORS, Change, Group, Invitation, Person
from recount.workbench.words import language


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True)


class PersonRow(_Row):
    """One person of the team."""

    id: int
    signs_as: str
    roles: list[Role]
    groups: list[str]
    second_factor: bool
    open: bool
    joined: date
    last_signed_in: date | None

    @property
    def waits_for_second_factor(self) -> bool:
        """Tell whether the person can do nothing before a second factor is set up."""
        return needs_second_factor(self.roles) and not self.second_factor


class OpenInvitation(_Row):
    """A link that nobody has used yet."""

    id: int
    signs_as: str
    roles: list[Role]
    made_by: str
    until: date
    is_new_link: bool


class PeopleList(Answer):
    """Everybody with an account, and who is invited."""

    rows: list[PersonRow]
    invitations: list[OpenInvitation]

    @property
    def every_role(self) -> list[Role]:
        """Give all roles, in the order in which they are told."""
        return list(Role)

    @property
    def rights(self) -> list[tuple[Act, str, list[bool], bool]]:
        """Give each act of a role: what it is, whether each role has it, and whether who it is is asked anew."""
        held = [(act, roles_with(act)) for act in Act]
        return [
            (act, term(act).definition.in_language(language()), [role in roles for role in Role], is_fresh(act))
            for act, roles in held
            if roles
        ]


class GroupRow(_Row):
    """One access group: who belongs to it, and how much of the record it alone may see."""

    name: str
    about: str
    members: list[str]
    reports: int
    incidents: int


class GroupList(Answer):
    """The access groups."""

    rows: list[GroupRow]

    @property
    def form(self) -> NewGroup:
        """Ask for a new group."""
        return NewGroup()


class ChangeRow(_Row):
    """One line of the log."""

    at: datetime
    by: str
    what: What
    about: str
    detail: str
    reason: str

    @property
    def hour(self) -> str:
        """Give the hour and minute (UTC)."""
        return in_digits(self.at.strftime("%H:%M"))

    @property
    def parts(self) -> list[str]:
        """Give what was given or taken, in the language of the page."""
        return [part_on_page(part) for part in self.detail.split(PARTED) if part]


class Log(Answer):
    """What was changed about people, the latest first."""

    rows: list[ChangeRow]
    paging: Paging


class PersonPage(Answer):
    """One person, and what was changed about them."""

    person: PersonRow
    rows: list[ChangeRow]

    @property
    def roles(self) -> Roles:
        """Ask for other roles."""
        return Roles(initial={"roles": self.person.roles}, auto_id="roles_%s")

    @property
    def groups(self) -> Groups:
        """Ask for other groups."""
        return Groups(initial={"groups": self.person.groups}, auto_id="groups_%s")


class InvitingPage(Answer):
    """The form in which somebody is invited."""

    @property
    def form(self) -> Inviting:
        """Ask whom to invite."""
        return Inviting()


class LinkShown(Answer):
    """A link that is shown once."""

    signs_as: str
    address: str
    days: int
    is_new_link: bool


def everybody() -> PeopleList:
    """List everybody with an account, those who left last."""
    persons = Person.objects.prefetch_related("roles_given", "memberships__group", "authenticator_set")
    links = Invitation.objects.filter(used_at=None, withdrawn_at=None, expires_at__gt=timezone.now())
    return PeopleList(
        rows=[person_row(person) for person in persons.order_by("-is_active", "signer")],
        invitations=[_invitation_row(link) for link in links.order_by("expires_at")],
    )


def person_row(person: Person) -> PersonRow:
    """Give one person as a row."""
    factors = {each.type for each in person.authenticator_set.all()}  # type: ignore[attr-defined]
    return PersonRow(
        id=person.pk,
        signs_as=person.signs_as,
        roles=person.roles,
        groups=sorted(each.group.name for each in person.memberships.all()),
        second_factor=bool(factors & set(SECOND_FACTORS)),
        open=person.is_active,
        joined=person.joined_at.date(),
        last_signed_in=person.last_login.date() if person.last_login else None,
    )


def groups() -> GroupList:
    """List the groups that were made, and those that rows of the record name without any member."""
    made = {group.name: group for group in Group.objects.prefetch_related("memberships__person")}
    named = set(ReportAccess.objects.values_list("group", flat=True).distinct())
    named |= set(IncidentAccess.objects.values_list("group", flat=True).distinct())
    return GroupList(rows=[_group_row(name, made.get(name)) for name in sorted(named | set(made))])


def log(request: HttpRequest) -> Log:
    """Give the page of the log that the address asks for. Raises: BadInput."""
    changes, paging = paged(Change.objects.all(), request)
    return Log(paging=paging, **in_form(request, (change_row(change) for change in changes)))


def changes_about(person: Person) -> list[ChangeRow]:
    """Give what was changed about a person, the latest first."""
    about: QuerySet[Change] = Change.objects.filter(about=person.signs_as)
    return [change_row(change) for change in about]


def change_row(change: Change) -> ChangeRow:
    """Give one line of the log as a row."""
    names = ("at", "by", "what", "about", "detail", "reason")
    return ChangeRow.model_validate({name: getattr(change, name) for name in names})


def _group_row(name: str, group: Group | None) -> GroupRow:
    members = sorted(each.person.signs_as for each in group.memberships.all()) if group else []
    return GroupRow(
        name=name,
        about=group.about if group else "",
        members=members,
        reports=ReportAccess.objects.filter(group=name).count(),
        incidents=IncidentAccess.objects.filter(group=name).count(),
    )


def _invitation_row(link: Invitation) -> OpenInvitation:
    return OpenInvitation(
        id=link.pk,
        signs_as=link.signs_as,
        roles=link.role_words,
        made_by=link.made_by,
        until=link.expires_at.date(),
        is_new_link=link.person_id is not None,
    )
