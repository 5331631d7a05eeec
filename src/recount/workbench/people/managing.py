"""What is done about people, each with a reason and a line in the log: inviting, roles, groups, closing, new links.

For: the pages of the people and the first administrator's link. Not for: who may do it (the pages declare that), or
passwords and second factors, which only the person concerned ever sees.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from recount.errors import BadInput
from recount.incidents.deciding.two_people import person as folded
from recount.incidents.models import Decision
from recount.site.routing import PEOPLE
from recount.vocabulary.words import Role
from recount.workbench.people.happenings import PARTED, What
from recount.workbench.people.models import Change, Group, Invitation, Membership, Person, RoleGiven
from recount.workbench.words import say

VALID_FOR = timedelta(days=7)
_KEY_LENGTH = 32


def note(what: What, *, by: str, about: str, reason: str, detail: str = "") -> None:
    """Add a line to the log. Raises: BadInput without a reason."""
    if not reason.strip():
        raise BadInput(say("people.no_reason"), say("people.no_reason_why"), say("people.no_reason_remedy"))
    Change.objects.create(by=by, about=about, what=what, detail=detail, reason=reason.strip())


@transaction.atomic(using=PEOPLE)
def invite(
    signs_as: str,
    roles: Collection[Role],
    groups: Collection[str],
    *,
    by: str,
    reason: str,
    signed_before: bool = False,
) -> str:
    """Invite somebody to sign as `signs_as`, and give the key of the link, which is shown once and kept nowhere.

    `signed_before` says that it is the person who signs so in the record already. Raises: BadInput when the name is
    another person's, or somebody signed so in the record and `signed_before` does not stand.
    """
    name = " ".join(signs_as.split())
    _must_be_free(name, signed_before=signed_before)
    key, made = _new_link(by=by, signs_as=name, roles=sorted(roles), groups=sorted(groups))
    note(What.INVITED, by=by, about=made.signs_as, detail=PARTED.join(made.roles), reason=reason)
    return key


@transaction.atomic(using=PEOPLE)
def invite_unnamed(roles: Collection[Role], *, by: str, reason: str) -> str:
    """Invite whoever holds the link, who also chooses the name to sign with; for who owns the machine."""
    key, _ = _new_link(by=by, roles=sorted(roles))
    note(What.INVITED, by=by, about="", detail=PARTED.join(sorted(roles)), reason=reason)
    return key


@transaction.atomic(using=PEOPLE)
def link_anew(person: Person, *, by: str, reason: str, valid_for: timedelta = VALID_FOR) -> str:
    """Give a link with which a person sets a new password and second factor; until it is used the old ones hold."""
    Invitation.objects.filter(person=person, used_at=None).update(withdrawn_at=timezone.now())
    key, _ = _new_link(by=by, valid_for=valid_for, person=person, signs_as=person.signs_as)
    note(What.LINKED_ANEW, by=by, about=person.signs_as, reason=reason)
    return key


@transaction.atomic(using=PEOPLE)
def withdraw(invitation: Invitation, *, by: str, reason: str) -> None:
    """Take an invitation back."""
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    note(What.TAKEN_BACK, by=by, about=invitation.signs_as, reason=reason)


def invitation_of(key: str) -> Invitation | None:
    """Give the invitation that a key opens, None where it opens none or no longer does."""
    found = Invitation.objects.filter(key_hash=_hash(key)).first()
    return found if found and found.is_open else None


@transaction.atomic(using=PEOPLE)
def accept(invitation: Invitation, password: str, *, username: str = "", signs_as: str = "") -> Person:
    """Make the account of who was invited, or give a person the new password; the link works no more.

    `signs_as` is taken where the invitation names none. Raises: BadInput for a used link and a name that is taken.
    """
    used = Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=timezone.now())
    if not used:
        raise BadInput(say("people.link_used"), say("people.link_used_why"), say("people.link_used_remedy"))
    if invitation.person:
        return _renewed(invitation.person, password)
    if not invitation.signs_as:
        _must_be_free(signs_as, signed_before=True)
    return _joined(invitation, Person(username=username.lower(), signs_as=invitation.signs_as or signs_as), password)


@transaction.atomic(using=PEOPLE)
def give_roles(person: Person, roles: Collection[Role], *, by: str, reason: str) -> None:
    """Let a person have these roles and no others. Raises: BadInput when nobody would manage people any more."""
    old, new = set(person.roles), set(roles)
    if old == new:
        return
    if Role.ADMINISTRATOR in old - new:
        _must_not_be_last(person)
    person.roles_given.exclude(role__in=new).delete()
    RoleGiven.objects.bulk_create([RoleGiven(person=person, role=role) for role in sorted(new - old)])
    note(What.ROLES, by=by, about=person.signs_as, detail=_difference(old, new), reason=reason)


@transaction.atomic(using=PEOPLE)
def put_into_groups(person: Person, groups: Collection[str], *, by: str, reason: str) -> None:
    """Let a person belong to these groups and no others."""
    old, new = set(person.group_names), set(groups)
    if old == new:
        return
    person.memberships.exclude(group__name__in=new).delete()
    _join_groups(person, new - old)
    note(What.GROUPS, by=by, about=person.signs_as, detail=_difference(old, new), reason=reason)


@transaction.atomic(using=PEOPLE)
def close(person: Person, *, by: str, reason: str) -> None:
    """Close an account: nobody signs in with it any more, and who is signed in is out. What was signed stays."""
    _must_not_be_last(person)
    person.is_active = False
    person.save(update_fields=["is_active"])
    Invitation.objects.filter(person=person, used_at=None).update(withdrawn_at=timezone.now())
    note(What.CLOSED, by=by, about=person.signs_as, reason=reason)


@transaction.atomic(using=PEOPLE)
def open_again(person: Person, *, by: str, reason: str) -> None:
    """Open a closed account again."""
    person.is_active = True
    person.save(update_fields=["is_active"])
    note(What.OPENED, by=by, about=person.signs_as, reason=reason)


@transaction.atomic(using=PEOPLE)
def make_group(name: str, about: str, *, by: str, reason: str) -> Group:
    """Make an access group. Raises: BadInput when there is one of this name."""
    tidy = " ".join(name.split())
    if Group.objects.filter(name__iexact=tidy).exists():
        raise BadInput(
            say("people.group_taken", name=tidy), say("people.group_taken_why"), say("people.group_taken_remedy")
        )
    made = Group.objects.create(name=tidy, about=about.strip())
    note(What.GROUP_MADE, by=by, about=made.name, reason=reason)
    return made


def active_administrators() -> Any:
    """Give the persons who can manage people."""
    return Person.objects.filter(is_active=True, roles_given__role=Role.ADMINISTRATOR)


def _must_be_free(name: str, *, signed_before: bool) -> None:
    if not folded(name) or Person.objects.filter(signer=folded(name)).exists() or _is_promised(name):
        raise BadInput(
            say("people.name_taken", name=name), say("people.name_taken_why"), say("people.name_taken_remedy")
        )
    if not signed_before and Decision.objects.filter(signer=folded(name)).exists():
        raise BadInput(
            say("people.name_in_record", name=name), say("people.name_taken_why"), say("people.name_in_record_remedy")
        )


def _is_promised(name: str) -> bool:
    open_ones = Invitation.objects.filter(person=None, used_at=None, withdrawn_at=None, expires_at__gt=timezone.now())
    return any(folded(each.signs_as) == folded(name) for each in open_ones)


def _new_link(*, by: str, valid_for: timedelta = VALID_FOR, **content: Any) -> tuple[str, Invitation]:
    key = secrets.token_urlsafe(_KEY_LENGTH)
    expires_at = timezone.now() + valid_for
    return key, Invitation.objects.create(key_hash=_hash(key), made_by=by, expires_at=expires_at, **content)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _joined(invitation: Invitation, person: Person, password: str) -> Person:
    """Make the account with the roles and groups of the invitation, which who joins cannot choose."""
    person.signer = folded(person.signs_as)
    person.set_password(password)
    person.save()
    RoleGiven.objects.bulk_create([RoleGiven(person=person, role=role) for role in invitation.roles])
    _join_groups(person, invitation.groups)
    note(What.JOINED, by=person.signs_as, about=person.signs_as, reason=say("people.by_invitation"))
    return person


def _renewed(person: Person, password: str) -> Person:
    """Set the new password and take the second factors away, so that new ones are set up at once."""
    from allauth.mfa.models import Authenticator

    person.set_password(password)
    person.save()
    Authenticator.objects.filter(user=person).delete()
    note(What.RENEWED, by=person.signs_as, about=person.signs_as, reason=say("people.by_invitation"))
    return person


def _join_groups(person: Person, names: Iterable[str]) -> None:
    groups = [Group.objects.get_or_create(name=name)[0] for name in sorted(names)]
    Membership.objects.bulk_create([Membership(person=person, group=group) for group in groups])


def _must_not_be_last(person: Person) -> None:
    if Role.ADMINISTRATOR in person.roles and not active_administrators().exclude(pk=person.pk).exists():
        raise BadInput(
            say("people.last_one", name=person.signs_as), say("people.last_one_why"), say("people.last_one_remedy")
        )


def _difference(old: set[Any], new: set[Any]) -> str:
    return PARTED.join([*(f"+{each}" for each in sorted(new - old)), *(f"-{each}" for each in sorted(old - new))])
