"""How forms are drawn, and fields that several pages ask for in the same way.

For: Django's FORM_RENDERER, `{{ form }}` in templates, and filters above lists. Not for: what a single form asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django import forms
from django.forms.renderers import TemplatesSetting

from recount.vocabulary.reader import label
from recount.workbench.words import language, say


class LookRenderer(TemplatesSetting):
    """Draws forms and fields from the templates of the look."""

    form_template_name = "look/form.html"
    field_template_name = "look/field.html"


def choices(words: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Give words of the vocabulary as choices in the language of the page, with no choice before them."""
    return [("", say("look.any")), *((str(word), label(word, language())) for word in words)]


def search_field(name: str, hint: str = "") -> forms.CharField:
    """Ask for words to look for; the key `/` goes there."""
    widget = forms.TextInput(attrs={"type": "search", "placeholder": hint, "dir": "auto", "data-search": True})
    return forms.CharField(label=name, required=False, widget=widget)


def place_field(name: str) -> forms.CharField:
    """Ask for the id of a place, or words for one."""
    return forms.CharField(label=name, required=False, widget=forms.TextInput(attrs={"dir": "auto"}))


def date_field(name: str) -> forms.CharField:
    """Ask for a date that is as long as it is precise: 2015, 2015-11, 2015-11-05."""
    attrs = {"dir": "ltr", "inputmode": "numeric", "placeholder": say("look.date_hint"), "size": 10}
    return forms.CharField(label=name, required=False, widget=forms.TextInput(attrs=attrs))
