"""What one can ask the list of incidents.

For: the filters above the list. Not for: reading them (`recount.workbench.incidents.finding` does, from the address).
"""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from recount.vocabulary.words import GradeFilter, Party
from recount.workbench.look.forms import choices, date_field, place_field, search_field
from recount.workbench.words import say


class Filters(forms.Form):
    """The keys of the address as fields, named as the keys of a figure are."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__(asked, auto_id="%s")
        self.fields |= {
            "q": search_field(say("incidents.search"), say("incidents.search_hint")),
            "party": forms.ChoiceField(label=say("incidents.party"), choices=choices(Party), required=False),
            "place": place_field(say("incidents.place")),
            "from": date_field(say("incidents.from")),
            "to": date_field(say("incidents.to")),
            "grade": forms.ChoiceField(label=say("incidents.grade"), choices=choices(GradeFilter), required=False),
        }
