"""Forms on which things are put together or taken apart: incidents, reports of one origin, and who may see an incident.

For: merging, splitting, joining, parting, a claim taken out, and access. Not for: what they do to the record.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from recount.incidents.models import Link
from recount.vocabulary.words import Credibility, LinkRole, LinkState
from recount.workbench.incidents.acts.forms import ActForm, key_field, word_field
from recount.workbench.people.models import Group
from recount.workbench.people.rights import visible_incidents, visible_reports
from recount.workbench.words import say


class MergeForm(ActForm):
    """The incident that tells of the same event."""

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask for its code."""
        box = forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "size": 12})
        return {"into": forms.CharField(label=say("incidents.into"), widget=box, help_text=say("incidents.into_about"))}

    def clean_into(self) -> str:
        """Take only an incident that who asks may know of."""
        code: str = self.cleaned_data["into"].strip()
        if code == self.incident.code or not visible_incidents(self.request).filter(code=code).exists():
            raise ValidationError(say("incidents.no_such_code", code=code))
        return code


class SplitForm(ActForm):
    """Which claims go into which part; each part becomes an incident of its own."""

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask for the part of every claim that counts."""
        parts = [(part, part) for part in "12345"]
        links = (
            Link.objects.filter(incident=self.incident, state=LinkState.ACCEPT).select_related("claim").order_by("id")
        )
        return {
            f"part-{link.claim.key}": forms.ChoiceField(
                label=link.claim.key, choices=parts, help_text=link.claim.claim.quote.text[:160]
            )
            for link in links
        }

    def clean(self) -> dict[str, Any]:
        """Ask for at least two parts."""
        said: dict[str, Any] = super().clean() or {}
        if len(self.parts()) < 2:
            raise ValidationError(say("incidents.two_parts"))
        return said

    def parts(self) -> list[list[str]]:
        """Give the keys of the claims of each part."""
        grouped: dict[str, list[str]] = {}
        for name, part in self.cleaned_data.items():
            if name.startswith("part-"):
                grouped.setdefault(part, []).append(name.removeprefix("part-"))
        return [grouped[part] for part in sorted(grouped)]


class _OfReports(ActForm):
    @property
    def subject(self) -> str:
        """Name the report that the decision is about."""
        key: str = self.cleaned_data["report"]
        return key

    def _reports(self) -> list[str]:
        linked = visible_reports(self.request).filter(claims__links__incident=self.incident).distinct()
        return list(linked.order_by("key").values_list("key", flat=True))

    def wanted(self) -> dict[str, Any]:
        """Give the report that it is held together with or apart from."""
        return {"with": self.cleaned_data["with"]}


class JoinForm(_OfReports):
    """Two reports that speak for one origin."""

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask for both."""
        keys = self._reports()
        return {"report": key_field(say("incidents.report"), keys), "with": key_field(say("incidents.same_as"), keys)}


class PartForm(_OfReports):
    """A report that does not speak for the origin of another."""

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask for both; without the other, it is parted from all."""
        keys = self._reports()
        other = key_field(say("incidents.apart_from"), keys, required=False)
        return {"report": key_field(say("incidents.report"), keys), "with": other}


class _OfClaim(ActForm):
    @property
    def subject(self) -> str:
        """Name the claim that the decision is about."""
        key: str = self.cleaned_data["claim"]
        return key

    def _claims(self) -> list[str]:
        seen = visible_reports(self.request).values("pk")
        links = self.incident.links.filter(claim__report__in=seen).order_by("id")
        return list(links.values_list("claim__key", flat=True))


class RoleForm(_OfClaim):
    """Whether a claim is evidence here or stands beside."""

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask for claim and role."""
        return {
            "claim": key_field(say("incidents.claim"), self._claims()),
            "role": word_field(say("incidents.role"), LinkRole),
        }

    def wanted(self) -> dict[str, Any]:
        """Give the role in this incident."""
        return {"incident": self.incident.code, "role": self.cleaned_data["role"]}


class TakeOutForm(_OfClaim):
    """A claim that does not tell of this incident."""

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask for the claim."""
        return {"claim": key_field(say("incidents.claim"), self._claims())}

    def wanted(self) -> dict[str, Any]:
        """Name this incident."""
        return {"incident": self.incident.code}


class CredibilityForm(_OfClaim):
    """How credible a claim is (R10)."""

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask for claim and mark."""
        return {
            "claim": key_field(say("incidents.claim"), self._claims()),
            "mark": word_field(say("incidents.credibility"), Credibility),
        }


class AccessForm(ActForm):
    """Which groups may see the incident; none is everybody with a role."""

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask for the groups."""
        names = [(name, name) for name in Group.objects.order_by("name").values_list("name", flat=True)]
        stands = list(self.incident.access.values_list("group", flat=True))
        kept = [(name, name) for name in stands if (name, name) not in names]
        boxes = forms.CheckboxSelectMultiple()
        self.initial["groups"] = stands
        return {
            "groups": forms.MultipleChoiceField(
                label=say("incidents.groups"), choices=[*names, *kept], required=False, widget=boxes
            )
        }
