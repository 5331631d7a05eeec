"""What the acts on an incident ask for: fields from the vocabulary, and a reason for every signature (R17).

For: `incidents.deciding.desk.decide_by_words`, which takes what `wanted` gives. Not for: rules; the record holds them.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django import forms
from django.http import HttpRequest

from recount.incidents.models import Incident
from recount.vocabulary.reader import label
from recount.vocabulary.words import (
    AttributionStatus,
    HarmGrade,
    Outcome,
    Party,
    PlacePrecision,
    ResponsePosition,
    ReviewFinding,
    SettlingMethod,
    StrikeStatus,
    StrikeType,
    VictimCategory,
    VictimClass,
)
from recount.workbench.look.forms import date_field, place_field
from recount.workbench.words import language, say

_LONGEST_REASON = 2000
_HARMED = (Outcome.KILLED, Outcome.INJURED)


class ActForm(forms.Form):
    """A form about one incident: its own fields, why, and the last decision that who fills it in has seen."""

    needs_rule = False

    def __init__(self, incident: Incident, request: HttpRequest, seen: int, data: Any = None) -> None:
        self.incident, self.request = incident, request
        asked = {key: value for key, value in request.GET.items() if value}
        super().__init__(data, initial={**asked, "seen": seen}, auto_id="act-%s")
        self.fields |= self.own_fields()
        if self.needs_rule:
            self.fields["rule"] = _line(say("incidents.rule"), say("incidents.rule_about"), required=False)
        self.fields["reason"] = reason_field()
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def own_fields(self) -> dict[str, forms.Field]:
        """Give the fields that only this act has."""
        return {}

    def wanted(self) -> dict[str, Any]:
        """Give what the decision needs, as `recount decide` would be told."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("reason", "rule", "seen")}

    @property
    def subject(self) -> str:
        """Name what the decision is about."""
        return self.incident.code


class GradeForm(ActForm):
    """How well it is established that civilians were harmed."""

    needs_rule = True

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask for the harm grade."""
        return {"harm": word_field(say("incidents.harm"), HarmGrade)}


class AttributeForm(ActForm):
    """How firmly it is laid to a party."""

    needs_rule = True

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask for party and status."""
        return {
            "party": word_field(say("incidents.party"), Party),
            "status": word_field(say("incidents.status"), AttributionStatus),
        }


class StrikeForm(ActForm):
    """How sure it is that the strike took place."""

    needs_rule = True

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask for the strike status."""
        return {"status": word_field(say("incidents.strike_status"), StrikeStatus)}


class RespondForm(ActForm):
    """What a party said, or that no statement of it is known (R18)."""

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask for party, position, the harm conceded and the claim in which it stands."""
        linked = self.incident.links.order_by("id").values_list("claim__key", flat=True)
        return {
            "party": word_field(say("incidents.party"), Party),
            "stance": word_field(say("incidents.position"), ResponsePosition),
            "outcome": word_field(say("incidents.concedes"), _HARMED),
            "low": number_field(say("incidents.low")),
            "high": number_field(say("incidents.high")),
            "claim": key_field(say("incidents.stands_in"), linked, required=False),
        }


class RangeForm(ActForm):
    """Another range than the claims give, or another way to settle it (R12)."""

    needs_rule = True

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask whose range it is, how it is settled, and its ends where a person sets them."""
        ways = [way for way in SettlingMethod if way is not SettlingMethod.RANGE]
        return {
            "outcome": word_field(say("incidents.outcome"), Outcome),
            "who": word_field(say("incidents.victim_class"), VictimClass),
            "category": word_field(say("incidents.category"), VictimCategory),
            "method": word_field(say("incidents.method"), ways),
            "low": number_field(say("incidents.low")),
            "high": number_field(say("incidents.high")),
            "hierarchy": _line(say("incidents.hierarchy"), say("incidents.hierarchy_about"), required=False),
        }


class BackForm(ActForm):
    """The range that follows from the claims again."""

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask whose range it is."""
        return {
            "outcome": word_field(say("incidents.outcome"), Outcome),
            "who": word_field(say("incidents.victim_class"), VictimClass),
            "category": word_field(say("incidents.category"), VictimCategory),
        }


class ReviewForm(ActForm):
    """What a second person finds."""

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask for the finding."""
        return {"finding": word_field(say("incidents.finding"), ReviewFinding)}


class CorrectForm(ActForm):
    """What an incident says of itself: titles, days, place, kind of attack. Only what is changed is signed."""

    def own_fields(self) -> dict[str, forms.Field]:
        """Ask for each, filled in with what stands."""
        row = self.incident
        stands = {
            "title_en": _line(say("incidents.title_en"), required=False),
            "title_ar": _line(say("incidents.title_ar"), required=False),
            "date": date_field(say("incidents.day")),
            "place": place_field(say("incidents.place")),
            "place_precision": word_field(say("incidents.place_precision"), PlacePrecision),
            "strike_type": word_field(say("incidents.strike_type"), StrikeType),
        }
        self.before = {
            "title_en": row.title_en,
            "title_ar": row.title_ar,
            "date": _day_of(row),
            "place": row.place.key if row.place else "",
            "place_precision": str(row.place_precision),
            "strike_type": str(row.strike_type),
        }
        self.initial = {**self.before, **self.initial}
        return stands

    def wanted(self) -> dict[str, Any]:
        """Give what was changed, as `recount decide ... correct --set` takes it."""
        said = super().wanted()
        return {"set": [f"{name}={value}" for name, value in said.items() if value and value != self.before[name]]}


def _day_of(row: Incident) -> str:
    """Write the days of an incident as a partial date, where it is one day."""
    return row.start.isoformat() if row.start and row.start == row.end else ""


def reason_field() -> forms.CharField:
    """Ask why; nothing is signed without it."""
    box = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    about = say("incidents.reason_about")
    return forms.CharField(label=say("incidents.reason"), widget=box, max_length=_LONGEST_REASON, help_text=about)


def word_field(name: str, words: Iterable[StrEnum]) -> forms.ChoiceField:
    """Ask for a word of the vocabulary, in the language of the page."""
    return forms.ChoiceField(label=name, choices=[(str(word), label(word, language())) for word in words])


def number_field(name: str) -> forms.IntegerField:
    """Ask for a number of people; none is an end that nobody states (R14)."""
    box = forms.NumberInput(attrs={"min": 0, "dir": "ltr"})
    return forms.IntegerField(label=name, min_value=0, required=False, widget=box)


def key_field(name: str, keys: Iterable[str], *, required: bool = True) -> forms.ChoiceField:
    """Ask for one of some keys."""
    choices = [(key, key) for key in keys]
    return forms.ChoiceField(label=name, choices=choices if required else [("", "–"), *choices], required=required)


def _line(name: str, about: str = "", *, required: bool = True) -> forms.CharField:
    box = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=name, help_text=about, required=required, widget=box)
