"""The tables of the people: persons, roles, groups, invitations, and the log of what was changed about them.

For: the people's database, which stands beside the record and never in it. Not for: changing any of it
(`recount.workbench.people.managing`, which writes the log). No address of a visitor and no e-mail address is kept.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from recount.vocabulary.reader import label
from recount.vocabulary.words import Role
from recount.workbench.people.acts import (
    ANYBODY,
    EVERYBODY_SIGNED_IN,
    acts_of_all,
    acts_without_role,
    needs_second_factor,
)
from recount.workbench.people.rights import Rights

SECOND_FACTORS = ("totp", "webauthn")
_NAME_LENGTH = 80


class PersonManager(BaseUserManager["Person"]):
    """Persons, found by the name with which they sign in, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """Give the person who signs in with this name."""
        return self.get(username=(username or "").lower())


class Person(AbstractBaseUser):
    """Somebody of the team. `username` is what they sign in with, `signs_as` what stands under their decisions.

    `signer` is the folded form of `signs_as`, by which the record tells persons apart; it never changes and is never
    given again, because one name is one person (R17).
    """

    username = models.CharField(max_length=_NAME_LENGTH, unique=True)
    signs_as = models.CharField(max_length=_NAME_LENGTH)
    signer = models.CharField(max_length=_NAME_LENGTH, unique=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "username"
    objects: ClassVar[PersonManager] = PersonManager()

    def __str__(self) -> str:
        return self.signs_as

    @property
    def roles(self) -> list[Role]:
        """Give the roles in the order of the vocabulary."""
        given = {row.role for row in self.roles_given.all()}
        return [role for role in Role if role in given]

    @property
    def group_names(self) -> list[str]:
        """Give the names of the access groups."""
        return sorted(row.group.name for row in self.memberships.select_related("group"))

    @property
    def has_second_factor(self) -> bool:
        """Tell whether an authenticator or a passkey was set up; codes on paper alone are none."""
        from allauth.mfa.models import Authenticator

        return bool(Authenticator.objects.filter(user=self, type__in=SECOND_FACTORS).exists())

    def rights(self) -> Rights:
        """Give what the person may do now; above the reader, nothing without a second factor."""
        if needs_second_factor(self.roles) and not self.has_second_factor:
            return Rights(acts_without_role(ANYBODY, EVERYBODY_SIGNED_IN), lacks_second_factor=True)
        return Rights(acts_of_all(self.roles), frozenset(self.group_names))


class RoleGiven(models.Model):
    """One role of one person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles_given")
    role = models.CharField(max_length=20, choices=[(str(role), label(role)) for role in Role])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "role"], name="one_row_a_person_and_role")]


class Group(models.Model):
    """An access group; reports and incidents of the record name it where not all may know of them."""

    name = models.CharField(max_length=_NAME_LENGTH, unique=True)
    about = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """That a person belongs to a group."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "group"], name="one_row_a_person_and_group")]


class Invitation(models.Model):
    """A link that works once: for a new person, or one who can no longer sign in. Only a hash of its key is kept."""

    key_hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="invitations")
    signs_as = models.CharField(max_length=_NAME_LENGTH, blank=True)
    roles = models.JSONField(default=list)
    groups = models.JSONField(default=list)
    made_by = models.CharField(max_length=_NAME_LENGTH)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    @property
    def role_words(self) -> list[Role]:
        """Give the roles that it brings."""
        return [Role(role) for role in self.roles]

    @property
    def is_open(self) -> bool:
        """Tell whether it can still be used."""
        return self.used_at is None and self.withdrawn_at is None and self.expires_at > timezone.now()


class Change(models.Model):
    """One line of the log: who changed what about whom, when and why. Lines are added, never changed or taken out."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.CharField(max_length=_NAME_LENGTH)
    about = models.CharField(max_length=_NAME_LENGTH)
    what = models.CharField(max_length=30)
    detail = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = ["-id"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the line. Raises: ValidationError for a line that is there already."""
        if self.pk is not None:
            raise ValidationError("A line of the log is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> tuple[int, dict[str, int]]:
        """Refuse. Raises: ValidationError."""
        raise ValidationError("A line of the log is never taken out.")


class LocalName(models.Model):
    """The name that the person at this machine gave when they were asked; the last one holds."""

    name = models.CharField(max_length=_NAME_LENGTH)
    given_at = models.DateTimeField(default=timezone.now)
