"""What one is asked for a check: an article as words or as a file, and its day of publication.

For: the form of the page. Not for: turning it into a text (`recount.workbench.check.article`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from recount.reports.text import MAX_TEXT_BYTES
from recount.workbench.look.forms import date_field
from recount.workbench.words import say

KINDS = ".txt,.html,.htm,.xhtml,.pdf,text/plain,text/html,application/pdf"


class ArticleForm(forms.Form):
    """An article: pasted, or a file of text, a saved page or a PDF."""

    def __init__(self, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, auto_id="%s")
        # What was pasted is checked as it stands, blanks at its ends and all: quotes point into it.
        self.fields |= {
            "text": forms.CharField(
                label=say("check.text"),
                required=False,
                strip=False,
                max_length=MAX_TEXT_BYTES,
                widget=forms.Textarea(attrs={"dir": "auto", "rows": 12, "placeholder": say("check.text_hint")}),
            ),
            "file": forms.FileField(
                label=say("check.file"), required=False, widget=forms.ClearableFileInput(attrs={"accept": KINDS})
            ),
            "published": date_field(say("check.published")),
        }
        self.fields["published"].help_text = say("check.published_help")
        self.fields["published"].widget.attrs["placeholder"] = say("check.published_hint")
