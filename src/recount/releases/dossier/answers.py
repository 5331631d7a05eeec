"""The checklist in words.

For: both forms of a dossier. Not for: judging a point (`recount.releases.dossier.checklist`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from recount.checks.phrasing import day_words
from recount.releases.dossier.points import Fill, Finding, Point, Remark, Subject
from recount.releases.paper.sheet import Answer
from recount.releases.paper.words import Wording, joined
from recount.vocabulary.reader import Language, label

WORDS = Wording(Path(__file__).with_name("wording.yaml"))


def answers(points: Sequence[Finding], language: Language) -> list[Answer]:
    """Write the points; a point with ids names them."""
    return [_answer(point, language) for point in points]


def _answer(point: Finding, language: Language) -> Answer:
    return Answer(
        number=point.number,
        subject=WORDS.say(language, "point", point.subject, "subject"),
        standing=point.standing,
        standing_words=WORDS.say(language, "standing", point.standing),
        said=[_remark(point.subject, remark, language) for remark in point.remarks],
        ids=_ids(point, language),
    )


def _remark(subject: Subject, remark: Remark, language: Language) -> str:
    fills = {key: _said(fill, language) for key, fill in remark.fills.items()}
    return WORDS.say(language, "point", subject, remark.key, **fills)


def _said(fill: Fill, language: Language) -> object:
    if isinstance(fill, StrEnum):
        return label(fill, language)
    return day_words(fill, language) if isinstance(fill, date) else fill


def _ids(point: Finding, language: Language) -> str:
    if not isinstance(point, Point):
        return ""
    decisions = [WORDS.say(language, "decision_number", n=number) for number in point.decisions]
    return joined([*point.claims, *decisions], language)
