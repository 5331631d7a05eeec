"""A dossier as one self-contained HTML page, which prints well and asks nothing of any other machine.

For: `recount dossier --format html`. Not for: what it says. No script, no outside address.
"""

from __future__ import annotations

from recount.releases.dossier.dossier import Dossier, SafeDossier
from recount.releases.dossier.full_sheet import full_sheet
from recount.releases.dossier.safe_sheet import safe_sheet
from recount.releases.paper.rendering import render, stylesheet
from recount.releases.paper.sheet import Sheet
from recount.vocabulary.reader import Language


def sheet_of(dossier: Dossier, language: Language) -> Sheet:
    """Write a dossier in words, in either form."""
    if isinstance(dossier, SafeDossier):
        return safe_sheet(dossier, language)
    return full_sheet(dossier, language)


def page(dossier: Dossier, language: Language = "en") -> str:
    """Give the page."""
    sheet = sheet_of(dossier, language)
    return render("dossier.html", sheet=sheet, style=stylesheet(), rtl=sheet.direction == "rtl")
