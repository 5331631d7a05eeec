"""What a visit brought: exactly one state of the capture, with the reason.

For: telling full text from a part, a wall, a dead link and a failure. Not for: the visit (`recount.reports.fetch`).

Rule R25: a source is in exactly one state; an answer of 200 alone never makes a record complete, so the state of what
came is judged by the text that can be read from it. Failure is data.
"""

from __future__ import annotations

from typing import Final, NamedTuple
from urllib.parse import urlsplit

from recount.errors import BadInput
from recount.reports.file_kinds import kind_of_binary
from recount.reports.text import ReportText, text_of
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import CaptureState

# A notice, a login wall or a consent form is shorter than nearly any report; below this length a person looks.
SHORTEST_FULL_TEXT: Final = 200
ARCHIVES: Final = ("archive.org", "archive.ph", "archive.today", "archive.is", "perma.cc", "ghostarchive.org")
REFUSALS: Final = {
    401: (CaptureState.RESTRICTED, "reports.visit.asks_login"),
    402: (CaptureState.RESTRICTED, "reports.visit.asks_payment"),
    403: (CaptureState.BLOCKED, "reports.visit.refuses"),
    404: (CaptureState.DEAD, "reports.visit.no_page"),
    410: (CaptureState.DEAD, "reports.visit.removed"),
    429: (CaptureState.BLOCKED, "reports.visit.fewer_visits"),
    451: (CaptureState.RESTRICTED, "reports.visit.withheld"),
}


class Answer(NamedTuple):
    """What one visit brought; `failure` is a sentence where nothing or not all came."""

    status: int | None = None
    media_type: str | None = None
    location: str | None = None
    content: bytes = b""
    failure: str = ""


class Judgement(NamedTuple):
    """The state of a capture, why, and the text where one could be read."""

    state: CaptureState
    reason: str
    text: ReportText | None = None


def judge(answer: Answer, url: str) -> Judgement:
    """Give the one state of what came from `url`."""
    if answer.status is None:
        return Judgement(CaptureState.URL_PRESERVED, answer.failure)
    if not 200 <= answer.status < 300:
        return _judge_status(answer.status)
    if answer.failure:
        state = CaptureState.PARTIAL_TEXT if answer.content else CaptureState.URL_PRESERVED
        return Judgement(state, answer.failure)
    return _judge_content(answer, url)


def _judge_status(status: int) -> Judgement:
    if status in REFUSALS:
        state, meaning = REFUSALS[status]
        return Judgement(state, tell("reports.visit.answered", status=status, why=tell(meaning)))
    if status >= 500:
        told = tell("reports.visit.answered", status=status, why=tell("reports.visit.out_of_order"))
        return Judgement(CaptureState.URL_PRESERVED, told)
    return Judgement(CaptureState.NEEDS_MANUAL_REVIEW, tell("reports.visit.answered_so", status=status))


def _judge_content(answer: Answer, url: str) -> Judgement:
    try:
        text = text_of(answer.content, name=url, media_type=answer.media_type)
    except BadInput as refusal:
        readable_elsewhere = kind_of_binary(answer.content) is not None
        state = CaptureState.NEEDS_MANUAL_REVIEW if readable_elsewhere else CaptureState.MALFORMED
        return Judgement(state, refusal.found)
    if text.text == text.title:
        return Judgement(CaptureState.METADATA_ONLY, text.problems[0], text)
    if len(text.text) < SHORTEST_FULL_TEXT:
        short = tell("reports.visit.short", letters=len(text.text))
        return Judgement(CaptureState.NEEDS_MANUAL_REVIEW, short, text)
    return Judgement(_full_text(url), tell("reports.visit.in_full"), text)


def _full_text(url: str) -> CaptureState:
    host = urlsplit(url).hostname or ""
    archived = any(host == archive or host.endswith(f".{archive}") for archive in ARCHIVES)
    return CaptureState.FULL_TEXT_ARCHIVED if archived else CaptureState.FULL_TEXT_DIRECT
