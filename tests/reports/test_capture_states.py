"""What came is in one state, judged by the text that can be read from it."""

import pytest

from recount.reports.capture_states import SHORTEST_FULL_TEXT, Answer, judge
from recount.vocabulary.words import CaptureState


@pytest.mark.parametrize(
    ("url", "state"),
    [
        ("https://example.org/story", CaptureState.FULL_TEXT_DIRECT),
        ("https://web.archive.org/web/2015/https://example.org/story", CaptureState.FULL_TEXT_ARCHIVED),
        ("https://archive.ph/abc", CaptureState.FULL_TEXT_ARCHIVED),
        ("https://notarchive.ph/abc", CaptureState.FULL_TEXT_DIRECT),
        ("https://example.org/archive.ph", CaptureState.FULL_TEXT_DIRECT),
    ],
)
def test_an_archived_copy_is_told_from_the_source(url: str, state: CaptureState) -> None:
    """The host that answered in the end decides, not a word in the address (R25)."""
    assert judge(Answer(status=200, content=b"x" * SHORTEST_FULL_TEXT), url).state is state


@pytest.mark.parametrize(
    ("length", "state"),
    [
        (SHORTEST_FULL_TEXT, CaptureState.FULL_TEXT_DIRECT),
        (SHORTEST_FULL_TEXT - 1, CaptureState.NEEDS_MANUAL_REVIEW),
    ],
)
def test_a_short_text_is_looked_at_by_a_person(length: int, state: CaptureState) -> None:
    """A notice and a login wall are short; their text is kept beside the state all the same."""
    judgement = judge(Answer(status=200, content=b"x" * length), "https://example.org/")
    assert (judgement.state, judgement.text and len(judgement.text.text)) == (state, length)


def test_a_cut_answer_without_a_byte_holds_nothing() -> None:
    """Where the body broke off before it began, only the address is preserved."""
    judgement = judge(Answer(status=200, failure="It broke off."), "https://example.org/")
    assert judgement == (CaptureState.URL_PRESERVED, "It broke off.", None)
