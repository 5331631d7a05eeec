"""What one is asked for an estimate: the lists, of the record or of a file, and the method.

For: the form of the page. Not for: running it (`recount.workbench.estimates.running`).
"""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from recount.figures.listing.lists import STRATA
from recount.vocabulary.reader import label
from recount.vocabulary.words import EstimateMethod, GradeFilter, LoglinearSelection, Party, VictimClass
from recount.workbench.look.forms import choices, date_field, place_field
from recount.workbench.words import language, say


class Asking(forms.Form):
    """The lists and the method; without a file the lists are the origins of the record."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__(initial={"method": str(EstimateMethod.LOGLINEAR), **asked}, auto_id="%s")
        methods = [(str(method), label(method, language())) for method in EstimateMethod]
        self.fields |= {
            "method": forms.ChoiceField(label=say("estimates.method"), choices=methods),
            "select": forms.ChoiceField(label=say("estimates.select"), choices=_selections(), required=False),
            "by": forms.ChoiceField(label=say("estimates.by"), choices=_strata(), required=False),
            "who": forms.ChoiceField(label=say("estimates.who"), choices=choices(VictimClass), required=False),
            "party": forms.ChoiceField(label=say("estimates.party"), choices=choices(Party), required=False),
            "place": place_field(say("estimates.place")),
            "from": date_field(say("estimates.from")),
            "to": date_field(say("estimates.to")),
            "grade": forms.ChoiceField(label=say("estimates.grade"), choices=choices(GradeFilter), required=False),
        }


def _selections() -> list[tuple[str, str]]:
    return [("", say("estimates.as_usual")), *choices(LoglinearSelection)[1:]]


def _strata() -> list[tuple[str, str]]:
    return [("", say("estimates.no_strata")), *choices(STRATA)[1:]]


class Dropping(forms.Form):
    """A sheet of lists, the method, and the column of strata."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__(initial={"method": str(EstimateMethod.LOGLINEAR), **asked}, auto_id="of_file_%s")
        methods = [(str(method), label(method, language())) for method in EstimateMethod]
        sheet = forms.ClearableFileInput(attrs={"accept": ".csv,text/csv", "required": True})
        self.fields |= {
            "sheet": forms.FileField(label=say("estimates.sheet"), widget=sheet),
            "method": forms.ChoiceField(label=say("estimates.method"), choices=methods),
            "by": forms.CharField(label=say("estimates.by_column"), required=False),
        }
