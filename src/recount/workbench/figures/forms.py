"""The fields by which a figure is declared, made of the declaration itself: one field a key.

For: the form above a figure. Not for: reading the keys (`recount.figures.asking.declaration` does, from the address).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, get_args

from django import forms
from pydantic.fields import FieldInfo

from recount.figures.asking.declaration import DIMENSIONS, MEASURES, Declaration
from recount.releases.freezing.reading import RELEASE
from recount.vocabulary.reader import label
from recount.vocabulary.words import Dimension, Measure
from recount.workbench.look.forms import choices, date_field, place_field
from recount.workbench.words import language, say

# The keys that are asked for at once; the others stand behind "more".
FIRST = ("measure", "who", "by", "party", "grade", "place", "from", "to")
_COUNTED: Mapping[type[StrEnum], Iterable[StrEnum]] = {Measure: MEASURES, Dimension: DIMENSIONS}


class TwoOf(forms.MultiWidget):
    """Two choices beside each other under one name, as a list in the address."""

    template_name = "figures/two.html"
    use_fieldset = False

    def __init__(self, options: list[tuple[str, str]]) -> None:
        super().__init__([forms.Select(choices=options), forms.Select(choices=options)])

    def decompress(self, value: str | None) -> list[str]:
        """Part a list as it stands in an address."""
        named = (value or "").split(",")
        return [*named, "", ""][:2]


class Declaring(forms.Form):
    """The keys of a declaration as fields, filled in with what was asked."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__(initial={**_unsaid(), **asked}, auto_id="%s")
        names = _names()
        self.fields |= {key: _field(key, info, names[key]) for key, info in keys().items()}
        self.fields[RELEASE] = forms.ChoiceField(label=names[RELEASE], choices=_releases, required=False)

    @property
    def first(self) -> list[forms.BoundField]:
        """Give the fields that are asked for at once."""
        return [self[key] for key in FIRST]

    @property
    def further(self) -> list[forms.BoundField]:
        """Give the other fields."""
        return [self[key] for key in self.fields if key not in FIRST]

    @property
    def is_further(self) -> bool:
        """Tell whether any of the other fields says something."""
        unsaid = _unsaid()
        return any(self.initial.get(key, "") != unsaid.get(key, "") for key in self.fields if key not in FIRST)


def keys() -> dict[str, FieldInfo]:
    """Give the keys of a declaration under their names in an address."""
    return {info.alias or name: info for name, info in Declaration.model_fields.items()}


def _unsaid() -> dict[str, str]:
    """Give what goes without saying, as an address would write it."""
    defaults = {key: info.default for key, info in keys().items()}
    return {
        "measure": str(Measure.KILLED),
        **{key: str(each) for key, each in defaults.items() if isinstance(each, StrEnum)},
    }


def _field(key: str, info: FieldInfo, name: str) -> forms.Field:
    words = _words_of(info)
    if key == "by":
        return forms.Field(label=name, required=False, widget=TwoOf(_options(words, say("figures.no_rows"))))
    if words is not None:
        options = choices(words) if info.default is None else _options(words)
        return forms.ChoiceField(label=name, choices=options, required=False)
    if info.annotation is bool:
        return forms.BooleanField(label=name, required=False, widget=forms.CheckboxInput(attrs={"value": "true"}))
    if key in ("from", "to", "as_of", "known_by"):
        return date_field(name)
    if key == "compare":
        return _written(name, say("figures.compare_hint"), say("figures.compare_help"))
    return place_field(name) if key == "place" else forms.CharField(label=name, required=False)


def _written(name: str, hint: str, help_text: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "ltr", "placeholder": hint})
    return forms.CharField(label=name, required=False, widget=widget, help_text=help_text)


def _words_of(info: FieldInfo) -> type[StrEnum] | None:
    """Give the set of words that a key takes, where it takes words."""
    inner = [info.annotation, *get_args(info.annotation)]
    return next((each for each in inner if isinstance(each, type) and issubclass(each, StrEnum)), None)


def _options(words: type[StrEnum] | None, none: str = "") -> list[tuple[str, str]]:
    counted = _COUNTED.get(words, words) if words else ()
    options = [(str(word), label(word, language())) for word in counted]
    return [("", none), *options] if none else options


def _releases() -> list[tuple[str, str]]:
    from recount.releases.freezing.models import Release

    names = Release.objects.order_by("-number").values_list("name", flat=True)
    return [("", say("figures.no_release")), *((name, name) for name in names)]


def _names() -> Mapping[str, Any]:
    return {
        "measure": say("figures.measure"),
        "who": say("figures.who"),
        "category": say("figures.category"),
        "by": say("figures.by"),
        "party": say("figures.party"),
        "place": say("figures.place"),
        "from": say("figures.from"),
        "to": say("figures.to"),
        "grade": say("figures.grade"),
        "convention": say("figures.convention"),
        "zones": say("figures.zones"),
        "shares": say("figures.shares"),
        "against": say("figures.against"),
        "compare": say("figures.compare"),
        "as_of": say("figures.as_of"),
        "known_by": say("figures.known_by"),
        RELEASE: say("figures.release"),
    }
