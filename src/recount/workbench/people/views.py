"""The pages of an administrator: people, groups, the log; inviting, roles, groups, closing, new links.

For: what is asked and what is shown. Not for: what is done (`recount.workbench.people.managing`), or one's own account
(`recount.workbench.people.own`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from recount.errors import BadInput
from recount.vocabulary.words import Act, Role
from recount.workbench.answering import View, ViewOfData, answered
from recount.workbench.manners import leaves_record_alone
from recount.workbench.people import listing, managing
from recount.workbench.people.forms import Groups, Inviting, NewGroup, Roles, WithReason
from recount.workbench.people.models import Invitation, Person
from recount.workbench.people.rights import requires, signer
from recount.workbench.words import say


def managed(template: str) -> Callable[[ViewOfData], View]:
    """Do what was sent: by who manages people, answered with a page where it cannot be done; the record stays."""

    def made(view: ViewOfData) -> View:
        return leaves_record_alone(requires(Act.MANAGE_PEOPLE)(require_POST(answered(template)(view))))

    return made


@requires(Act.SEE_PEOPLE)
@answered("people/list.html")
def people(_: HttpRequest) -> listing.PeopleList:
    """Show everybody with an account, and who is invited."""
    return listing.everybody()


@requires(Act.SEE_PEOPLE)
@answered("people/one.html")
def one(_: HttpRequest, pk: int) -> listing.PersonPage:
    """Show one person, and what was changed about them."""
    person = get_object_or_404(Person, pk=pk)
    return listing.PersonPage(person=listing.person_row(person), rows=listing.changes_about(person))


@requires(Act.SEE_PEOPLE)
@answered("people/log.html")
def log(request: HttpRequest) -> listing.Log:
    """Show what was changed about people."""
    return listing.log(request)


@requires(Act.SEE_PEOPLE)
@answered("people/groups.html")
def groups(_: HttpRequest) -> listing.GroupList:
    """Show the access groups."""
    return listing.groups()


@managed("people/groups.html")
def make_group(request: HttpRequest) -> HttpResponse:
    """Make an access group."""
    said = _said(NewGroup(request.POST))
    made = managing.make_group(said["name"], said["about"], by=signer(request), reason=said["reason"])
    return _done(request, say("people.group_is_made", name=made.name), "people:groups")


@leaves_record_alone
@requires(Act.MANAGE_PEOPLE)
@answered("people/invite.html")
def invite(request: HttpRequest) -> listing.InvitingPage | HttpResponseBase:
    """Ask whom to invite, and show the link once."""
    if request.method != "POST":
        return listing.InvitingPage()
    said = _said(Inviting(request.POST))
    roles = [Role(role) for role in said["roles"]]
    key = managing.invite(
        said["signs_as"],
        roles,
        said.get("groups", []),
        by=signer(request),
        reason=said["reason"],
        signed_before=said["signed_before"],
    )
    return _link(request, key=key, signs_as=said["signs_as"])


@managed("people/list.html")
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = get_object_or_404(Invitation, pk=pk, used_at=None, withdrawn_at=None)
    managing.withdraw(invitation, by=signer(request), reason=_said(WithReason(request.POST))["reason"])
    return _done(request, say("people.is_withdrawn", name=invitation.signs_as), "people:list")


@managed("people/one.html")
def roles(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person other roles."""
    person, said = get_object_or_404(Person, pk=pk), _said(Roles(request.POST))
    managing.give_roles(person, [Role(role) for role in said["roles"]], by=signer(request), reason=said["reason"])
    return _changed(request, person)


@managed("people/one.html")
def memberships(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a person into other groups."""
    person, said = get_object_or_404(Person, pk=pk), _said(Groups(request.POST))
    managing.put_into_groups(person, said["groups"], by=signer(request), reason=said["reason"])
    return _changed(request, person)


@managed("people/one.html")
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account, or open it again."""
    person, said = get_object_or_404(Person, pk=pk), _said(WithReason(request.POST))
    act = managing.close if person.is_active else managing.open_again
    act(person, by=signer(request), reason=said["reason"])
    return _changed(request, person)


@managed("people/one.html")
def link_anew(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show once a link with which a person sets a new password and second factor."""
    person, said = get_object_or_404(Person, pk=pk, is_active=True), _said(WithReason(request.POST))
    key = managing.link_anew(person, by=signer(request), reason=said["reason"])
    return _link(request, key=key, signs_as=person.signs_as, is_new_link=True)


@answered("people/link.html")
def _link(request: HttpRequest, key: str, signs_as: str, is_new_link: bool = False) -> listing.LinkShown:
    address = request.build_absolute_uri(reverse("people:invitation", args=[key]))
    days = managing.VALID_FOR.days
    return listing.LinkShown(signs_as=signs_as, address=address, days=days, is_new_link=is_new_link)


def _said(form: Form) -> dict[str, Any]:
    """Give what was said in a form. Raises: BadInput with all that is wrong in it."""
    if form.is_valid():
        return form.cleaned_data
    wrong = " ".join(f"{form[name].label}: {error}" for name, errors in form.errors.items() for error in errors)
    raise BadInput(wrong, say("look.nothing_changed"), say("people.go_back"))


def _changed(request: HttpRequest, person: Person) -> HttpResponse:
    messages.success(request, say("people.is_changed", name=person.signs_as))
    return redirect("people:one", pk=person.pk)


def _done(request: HttpRequest, what: str, where: str) -> HttpResponse:
    messages.success(request, what)
    return redirect(where)
