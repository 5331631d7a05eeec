"""What one is asked for: the strikes under treatment, the controls, the outcome, the windows, and where events are.

For: the form of the page. Not for: running it (`recount.workbench.aftermath.running`).
"""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from recount.figures.listing.events import COLUMNS
from recount.vocabulary.words import GradeFilter, Party, StrikeType, VictimClass
from recount.workbench.look.forms import choices, date_field, place_field
from recount.workbench.words import say

# How the form is filled in before anything is asked: nothing that is tuned to a record.
USUAL = {"time": "5,10,20", "space": "5,10,20", "permutations": "999"}


class Asking(forms.Form):
    """The study: who is compared with whom, what is counted, and inside which windows."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__(initial={**USUAL, **asked}, auto_id="%s")
        self.fields |= {
            "treatment": _choice(say("aftermath.treatment"), f"party={Party.RUSSIA}"),
            "control": _choice(say("aftermath.control"), f"party={Party.US_COALITION}"),
            "outcome": _choice(say("aftermath.outcome"), f"kind={StrikeType.GROUND}"),
            "time": _steps(say("aftermath.time")),
            "space": _steps(say("aftermath.space")),
            "match": _words(say("aftermath.match"), "killed_low"),
            "unrelated": _words(say("aftermath.unrelated"), f"kind={StrikeType.UNKNOWN}"),
            "permutations": forms.IntegerField(label=say("aftermath.permutations"), min_value=0, required=False),
        }
        self.fields["treatment"].help_text = say("aftermath.choice_help")
        self.fields["time"].help_text = self.fields["space"].help_text = say("aftermath.steps_help")
        self.fields["match"].help_text = say("aftermath.match_help")
        self.fields["unrelated"].help_text = say("aftermath.unrelated_help")


class OfRecord(forms.Form):
    """Which incidents of the record are events."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__(initial={"record": not asked or "record" in asked, **asked}, auto_id="%s")
        self.fields |= {
            "record": forms.BooleanField(label=say("aftermath.with_record"), required=False),
            "who": forms.ChoiceField(label=say("aftermath.who"), choices=choices(VictimClass), required=False),
            "place": place_field(say("aftermath.place")),
            "from": date_field(say("aftermath.from")),
            "to": date_field(say("aftermath.to")),
            "grade": forms.ChoiceField(label=say("aftermath.grade"), choices=choices(GradeFilter), required=False),
        }
        self.fields["record"].help_text = say("aftermath.record_help", columns=", ".join(COLUMNS[3:]))


class OfSheet(forms.Form):
    """Events of a file."""

    def __init__(self) -> None:
        super().__init__(auto_id="%s")
        field = forms.FileField(
            label=say("aftermath.sheet"),
            required=False,
            widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
        )
        field.help_text = say("aftermath.sheet_help")
        self.fields["sheet"] = field


def _choice(name: str, example: str) -> forms.CharField:
    return forms.CharField(label=name, widget=forms.TextInput(attrs={"dir": "ltr", "placeholder": example}))


def _steps(name: str) -> forms.CharField:
    return forms.CharField(label=name, widget=forms.TextInput(attrs={"dir": "ltr", "placeholder": "2:10:2"}))


def _words(name: str, example: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "ltr", "placeholder": example})
    return forms.CharField(label=name, required=False, widget=widget)
