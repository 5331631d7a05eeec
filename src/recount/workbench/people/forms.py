"""What the pages of the people ask, and the forms of allauth in our words.

For: signing in, second factors, inviting, roles, groups. Not for: what is done with the answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from recount.vocabulary.reader import label, term_sets
from recount.vocabulary.words import Role
from recount.workbench.people.models import Group, Invitation, Person
from recount.workbench.words import language, say

_LONGEST_NAME, _LONGEST_REASON = 80, 500


def _named(form: forms.BaseForm, names: dict[str, str]) -> None:
    """Give fields their names in the language of the page; a name inside a field is no name."""
    for field, name in names.items():
        form.fields[field].label = name
        form.fields[field].widget.attrs.pop("placeholder", None)


class SignIn(LoginForm):  # type: ignore[misc]
    """Name, password, and whether to stay signed in when the browser is closed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {
            "login": say("people.username"),
            "password": say("people.password"),
            "remember": say("people.remember"),
        }
        _named(self, names)
        self.fields["login"].widget.attrs |= {"dir": "auto", "autofocus": True, "autocapitalize": "none"}
        self.fields["remember"].help_text = say("people.remember_about")


class PasswordAgain(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before what is grave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _named(self, {"password": say("people.password")})


class NewPassword(ChangePasswordForm):  # type: ignore[misc]
    """The old password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {"oldpassword": say("people.old_password"), "password1": say("people.new_password")}
        _named(self, {**names, "password2": say("people.password_again")})
        self.fields["password1"].help_text = say("people.password_about")


class _Code:
    """Asks for a code of six digits, written from left to right."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _named(self, {"code": say("people.code")})  # type: ignore[arg-type]
        attrs = {"dir": "ltr", "inputmode": "numeric", "autofocus": True, "size": 10}
        self.fields["code"].widget.attrs |= attrs  # type: ignore[attr-defined]


class StepCode(_Code, AuthenticateForm):  # type: ignore[misc]
    """A code of the app, or one of the codes on paper, when signing in."""


class CodeAgain(_Code, CodeAgainForm):  # type: ignore[misc]
    """A code once more, before what is grave."""


class FirstCode(_Code, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app."""


class NewPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey: its name, and whether it opens the workbench without a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _named(self, {"name": say("people.passkey_name"), "passwordless": say("people.passwordless")})
        self.fields["passwordless"].help_text = say("people.passwordless_about")


class Joining(forms.Form):
    """What somebody with a link chooses: a password, twice, and the names that the link leaves open."""

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = invitation.person
        if self.person is None and not invitation.signs_as:
            self.fields["signs_as"] = _text(say("people.sign_name"), say("people.sign_name_about"))
        if self.person is None:
            self.fields["username"] = _text(say("people.username"), say("people.username_about"))
            self.fields["username"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}
        self.fields["password"] = _password(say("people.new_password"), say("people.password_about"))
        self.fields["again"] = _password(say("people.password_again"))

    def clean_signs_as(self) -> str:
        """Take the name to sign with, with single blanks."""
        return " ".join(self.cleaned_data["signs_as"].split())

    def clean_username(self) -> str:
        """Take a name that nobody else signs in with."""
        name = " ".join(self.cleaned_data["username"].split()).lower()
        if Person.objects.filter(username=name).exists():
            raise ValidationError(say("people.username_taken"))
        return name

    def clean(self) -> dict[str, Any]:
        """Take a password that was written twice in the same way and is hard to guess."""
        said = super().clean() or {}
        if said.get("password") != said.get("again"):
            self.add_error("again", say("people.passwords_differ"))
        elif said.get("password"):
            self._must_be_hard_to_guess(said)
        return said

    def _must_be_hard_to_guess(self, said: dict[str, Any]) -> None:
        who = self.person or Person(username=said.get("username", ""), signs_as=said.get("signs_as", ""))
        try:
            validate_password(said["password"], who)
        except ValidationError as problem:
            self.add_error("password", problem)


class LocalNaming(forms.Form):
    """Under which name somebody signs at this machine."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = _text(say("people.sign_name"))


class WithReason(forms.Form):
    """A change that asks why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box = forms.TextInput(attrs={"dir": "auto"})
        self.fields["reason"] = forms.CharField(label=say("people.reason"), max_length=_LONGEST_REASON, widget=box)


class Roles(WithReason):
    """The roles of a person."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"] = _boxes(say("people.roles"), _roles())
        self.order_fields(("roles", "reason"))


class Groups(WithReason):
    """The groups of a person."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"] = _boxes(say("people.groups"), _groups())
        self.order_fields(("groups", "reason"))


class AccessOf(WithReason):
    """The groups that may see a row: those that were made, and those that the row names already."""

    def __init__(self, named: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        made = _groups()
        others = [(name, name) for name in named if (name, name) not in made]
        self.fields["groups"] = _boxes(say("people.groups"), [*made, *others])
        self.order_fields(("groups", "reason"))


class Inviting(WithReason):
    """Whom to invite: the name to sign with, roles and groups."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signs_as"] = _text(say("people.sign_name"), say("people.sign_name_about"))
        before = say("people.signed_before")
        self.fields["signed_before"] = forms.BooleanField(label=before, required=False)
        self.fields["roles"] = _boxes(say("people.roles"), _roles())
        if groups := _groups():
            self.fields["groups"] = _boxes(say("people.groups"), groups)
        self.order_fields(("signs_as", "signed_before", "roles", "groups", "reason"))


class NewGroup(WithReason):
    """A new access group."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = _text(say("people.group_name"))
        self.fields["about"] = forms.CharField(
            label=say("people.group_about"), max_length=300, required=False, widget=forms.TextInput({"dir": "auto"})
        )
        self.order_fields(("name", "about", "reason"))


def _text(name: str, about: str = "") -> forms.CharField:
    box = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=name, max_length=_LONGEST_NAME, widget=box, help_text=about)


def _password(name: str, about: str = "") -> forms.CharField:
    hidden = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=name, strip=False, widget=hidden, help_text=about)


def _roles() -> list[tuple[str, str]]:
    terms = term_sets()[Role.__name__].terms
    return [
        (str(role), f"{label(role, language())}: {terms[role].definition.in_language(language())}") for role in Role
    ]


def _groups() -> list[tuple[str, str]]:
    return [(group.name, group.name) for group in Group.objects.order_by("name")]


def _boxes(name: str, choices: Sequence[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=name, choices=choices, required=False, widget=forms.CheckboxSelectMultiple())
