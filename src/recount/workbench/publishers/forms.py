"""What one can ask the list of publishers, and what people say of one publisher.

For: the filters and the form of a profile. Not for: keeping a change (`recount.reports.profiles`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from recount.reports.models import Publisher
from recount.vocabulary.reader import label
from recount.vocabulary.words import PublisherKind, Reliability
from recount.workbench.look.forms import choices, search_field
from recount.workbench.words import language, say

# What a profile says of a publisher (R11).
PROFILE = ("counts", "parties", "since", "limits")
_LINES = ("aliases", "languages")


class Filters(forms.Form):
    """The keys of the address as fields."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__(asked, auto_id="%s")
        self.fields |= {
            "q": search_field(say("publishers.search"), say("publishers.search_hint")),
            "kind": forms.ChoiceField(label=say("publishers.kind"), choices=choices(PublisherKind), required=False),
            "reliability": forms.ChoiceField(
                label=say("publishers.reliability"), choices=choices(Reliability), required=False
            ),
        }


class ProfileForm(forms.Form):
    """What people say of a publisher, with the reason why it is said otherwise."""

    def __init__(self, publisher: Publisher, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, initial=_standing(publisher), auto_id="%s")
        profile = publisher.profile
        self.other_profile = {key: value for key, value in profile.items() if key not in PROFILE}
        names = profile_names()
        lines = forms.Textarea(attrs={"rows": 3, "dir": "auto", "class": "some-lines"})
        self.fields |= {
            "name_en": forms.CharField(label=say("publishers.name_en"), max_length=200),
            "name_ar": forms.CharField(label=say("publishers.name_ar"), max_length=200, required=False),
            "kind": _choice(say("publishers.kind"), PublisherKind),
            "reliability": _choice(say("publishers.reliability"), Reliability),
            "aliases": forms.CharField(label=say("publishers.aliases"), required=False, widget=lines),
            "languages": forms.CharField(label=say("publishers.languages"), required=False, widget=lines),
            **{key: forms.CharField(label=names[key], required=False, widget=lines) for key in PROFILE},
            "reason": forms.CharField(label=say("publishers.reason"), widget=lines),
        }
        self.fields["aliases"].help_text = say("publishers.aliases_help")
        self.fields["languages"].help_text = say("publishers.languages_help")
        self.fields["reliability"].help_text = say("publishers.reliability_help")

    def said(self) -> dict[str, Any]:
        """Give what was said under the names of the publisher's columns."""
        sent = self.cleaned_data
        plain = {name: sent[name] for name in ("name_en", "name_ar", "kind", "reliability")}
        lists = {name: [line.strip() for line in sent[name].splitlines() if line.strip()] for name in _LINES}
        profile = {key: sent[key].strip() for key in PROFILE if sent[key].strip()}
        return {**plain, **lists, "profile": {**profile, **self.other_profile}}


def profile_names() -> dict[str, str]:
    """Name the parts of a profile in the language of the page."""
    return {
        "counts": say("publishers.counts"),
        "parties": say("publishers.parties"),
        "since": say("publishers.since"),
        "limits": say("publishers.limits"),
    }


def column_names() -> dict[str, str]:
    """Name everything that can change of a publisher, in the language of the page."""
    return {
        "name_en": say("publishers.name_en"),
        "name_ar": say("publishers.name_ar"),
        "kind": say("publishers.kind"),
        "reliability": say("publishers.reliability"),
        "aliases": say("publishers.aliases"),
        "languages": say("publishers.languages"),
        "profile": say("publishers.profile"),
        "goes_on_as": say("publishers.into"),
        "took_in": say("publishers.took_in"),
    }


def _choice(name: str, words: type[PublisherKind] | type[Reliability]) -> forms.ChoiceField:
    return forms.ChoiceField(label=name, choices=[(str(word), label(word, language())) for word in words])


def _standing(publisher: Publisher) -> dict[str, Any]:
    lists = {name: "\n".join(getattr(publisher, name)) for name in _LINES}
    plain = {name: str(getattr(publisher, name)) for name in ("name_en", "name_ar", "kind", "reliability")}
    return {**plain, **lists, **{key: publisher.profile.get(key, "") for key in PROFILE}}
