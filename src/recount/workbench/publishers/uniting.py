"""That two publishers are one: the form that signs it, what would follow from it, and taking it back.

For: the pages of a union. Not for: keeping it (`recount.incidents.origins.publishers`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from pydantic import ConfigDict, Field

from recount.errors import BadInput
from recount.incidents.deciding.signing import Signature
from recount.incidents.deciding.wanted import publisher_called
from recount.incidents.origins.publishers import heard_in, sign_parting, sign_union
from recount.reports.models import Publisher
from recount.reports.unions import standing_union
from recount.vocabulary.words import LinkState
from recount.workbench.answering import Answer, Problem
from recount.workbench.people.rights import signer, visible_incidents, visible_reports
from recount.workbench.words import in_language, say


class UnitingPage(Answer):
    """The form, whom it is about, and what would follow: reports that change hands, incidents that are settled anew."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    key: str
    name: str
    into: str = ""
    reports: int = 0
    incidents: int = 0
    form: forms.Form | None = Field(default=None, exclude=True)


class UnitingForm(forms.Form):
    """As which publisher one goes on, and why."""

    def __init__(self, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, auto_id="%s")
        self.fields |= {
            "into": forms.CharField(label=say("publishers.into"), widget=forms.TextInput(attrs={"dir": "auto"})),
            "reason": _reason(),
        }
        self.fields["into"].help_text = say("publishers.into_help")


class PartingForm(forms.Form):
    """Why two publishers are two after all."""

    def __init__(self, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, auto_id="%s")
        self.fields |= {"reason": _reason()}


def page_of(
    publisher: Publisher, request: HttpRequest, form: forms.Form, problem: Problem | None = None
) -> UnitingPage:
    """Give the page with what would follow, as far as who asks may see."""
    reports = heard_in(publisher)
    accepted = {"links__state": LinkState.ACCEPT, "links__claim__report__in": reports}
    goes_on_as = publisher.goes_on_as
    return UnitingPage(
        key=publisher.key,
        name=in_language(publisher.name_en, publisher.name_ar),
        into=in_language(goes_on_as.name_en, goes_on_as.name_ar) if goes_on_as else "",
        reports=visible_reports(request).filter(publisher=publisher).count(),
        incidents=visible_incidents(request).filter(**accepted).distinct().count(),
        form=form,
        problem=problem,
    )


def united(publisher: Publisher, form: forms.Form, request: HttpRequest) -> Publisher:
    """Sign that a publisher goes on as the one that the form names; give that one. Raises: BadInput."""
    into = publisher_called(form.cleaned_data["into"].strip())
    sign_union(publisher, into, _signature(request, form))
    return into


def parted(publisher: Publisher, form: forms.Form, request: HttpRequest) -> None:
    """Sign that a publisher stands for itself again. Raises: BadInput where it does already."""
    union = standing_union(publisher)
    if union is None:
        raise BadInput(say("publishers.stands_alone"), say("look.nothing_changed"), say("publishers.back"))
    sign_parting(union, _signature(request, form))


def _signature(request: HttpRequest, form: forms.Form) -> Signature:
    return Signature(by=signer(request), at=timezone.now(), reason=form.cleaned_data["reason"])


def _reason() -> forms.CharField:
    return forms.CharField(label=say("publishers.reason"), widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))
