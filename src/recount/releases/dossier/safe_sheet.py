"""The safe form of a dossier in words: the public parts of the incident and the checklist.

For: the page and the PDF of the safe form. Not for: choosing what is safe (`recount.releases.public.projection`).
"""

from __future__ import annotations

from recount.releases.dossier.answers import WORDS, answers
from recount.releases.dossier.dossier import SafeDossier
from recount.releases.paper.sheet import Sheet
from recount.releases.paper.words import direction
from recount.releases.public.showing import bars, facts, heading, tables, title
from recount.vocabulary.reader import Language


def safe_sheet(dossier: SafeDossier, language: Language) -> Sheet:
    """Write the safe form in one language."""
    incident = dossier.incident
    return Sheet(
        language=language,
        direction=direction(language),
        title=title(incident, language),
        form=WORDS.say(language, "form", "safe"),
        form_note=WORDS.say(language, "form_note", "safe"),
        facts=facts(incident, language),
        range_heading=heading(language, "range"),
        bars=bars(incident, language),
        answers=answers(dossier.points, language),
        tables=tables(incident, language),
        words=WORDS.table(language),
        footer=footer(incident.code, dossier.contact, language),
    )


def footer(code: str, contact: str, language: Language) -> str:
    """Write the last lines: what a range is, and where a correction can be asked for."""
    asked = WORDS.say(language, "correct_at", code=code, contact=contact) if contact else ""
    return " ".join(part for part in (WORDS.say(language, "footer"), asked) if part)
