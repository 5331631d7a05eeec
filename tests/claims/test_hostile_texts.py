"""Texts that are none: whatever a post holds, it is read to its end in a time that grows with its length alone."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.claims.reader import read
from recount.claims.schema import Reading
from tests.newcomer import Newcomer

MILLION = 1_000_000
LENGTH = 24_000
# Many times what a plain text takes on a busy machine; what grows with the square of the length is far beyond it.
SECONDS_A_KILOBYTE = 0.15
ENGLISH = "Nine people were killed in Douma. "
ARABIC = "قتل تسعة مدنيين في دوما. "
REPEATED = {
    "opening brackets": "(",
    "square brackets": "[",
    "digits": "7",
    "eastern digits": "٧",
    "numbers": "7 ",
    "commas between digits": "1,",
    "opening quotes": "“",
    "straight quotes": "'\" ",
    "quotes in brackets": '")"',
    "emoji": "😀",
    "joined emoji": "👨‍👩‍👧",
    "marks of direction": "\u202e\u2066a\u2069\u200f",
    "marks of direction among words": "\u202eقتل\u2066 5\u2069\u200f ",
    "halves of characters": "\ud83d",
    "halves of characters in sentences": "5 killed \ud83d. ",
    "rows of a table": "| Raqqa | 12 | 30 killed |\n",
    "cells of a table": "Raqqa\t12\t30\t",
    "a table in one line": "Raqqa | 12 | 30 killed | ",
    "noise of a scan": "k1lIed O|l ~^ .;: 5O ' c1vi-",
    "broken words": "k.i.l.l.e.d 5 c-i-v-i-l-i-a-n-s ",
    "broken Arabic words": "ق.ت.ل ٥ م_د_ن_ي ",
    "stretched letters": "قـ",
    "vowel marks": "\u064e",
    "accents": "\u0301",
    "empty lines": "\n",
    "blanks": " ",
    "control characters": "\x01\x02",
    "cut numerals": "twenty-",
    "joint counts": "5 and ",
    "joined names": "Aleppo and ",
    "joined Arabic numerals": "وخمسة ",
    "claims without an end": "5 killed ",
    "dates": "5 November 2015 ",
    "lost citations": "(source; ;) [] ",
    "addresses": "http://a.b/",
    "hashtags": "#a_",
}


def read_in_time(text: str) -> Reading:
    """Read a text and hold the reader to its time; every quote stands in the text."""
    begun = time.process_time()
    reading = read(text)
    taken = time.process_time() - begun
    assert taken < SECONDS_A_KILOBYTE * max(2, len(text) / 1000), f"{taken:.1f} s for {len(text)} characters"
    assert all(text[claim.quote.start : claim.quote.end] == claim.quote.text for claim in reading.claims)
    assert json.dumps(reading.as_json(), ensure_ascii=False).encode()
    return reading


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Load the lexicons and the gazetteer before any time is taken."""
    for text in (ENGLISH, ARABIC):
        read(text)


@pytest.mark.parametrize("opening", [ENGLISH, ARABIC], ids=["English", "Arabic"])
@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED.keys())
def test_thousands_of_anything_take_a_time_that_grows_with_their_length(opening: str, piece: str) -> None:
    """No pattern of the reader goes back over what it has read."""
    read_in_time(opening + piece * (LENGTH // len(piece)))


@given(st.lists(st.sampled_from([ENGLISH, ARABIC, *REPEATED.values()]), min_size=1, max_size=12), st.integers(1, 60))
@settings(max_examples=30)
def test_any_mixture_is_read_in_time(pieces: list[str], times: int) -> None:
    """What slows the reader down in no piece does so in no mixture of them either."""
    read_in_time("".join(pieces) * times)


@given(st.text(st.characters(), max_size=300))
def test_any_characters_at_all_are_read(text: str) -> None:
    """There is no text that the reader cannot take."""
    read_in_time(text)


@given(st.text(st.sampled_from("😀🕊️👨‍👩‍👧🇸🇾 \n\u200f\u202e"), max_size=200))
def test_emoji_alone_are_a_problem_and_no_claim(text: str) -> None:
    """Failure is data: the reading says that nothing could be read."""
    reading = read_in_time(text)
    assert (reading.claims, len(reading.problems)) == ([], 1)


def test_a_batch_of_hostile_texts_is_read_to_its_end(newcomer: Newcomer) -> None:
    """A million brackets or digits, and half characters in escapes, are readings like others, in their order."""
    texts = [
        "(" * MILLION,
        f"{ENGLISH}{'[' * MILLION}",
        ENGLISH + "7" * MILLION,
        "\ud83d" * 1000,
        ENGLISH + "\ud83d",
        "",
    ]
    lines = [json.dumps({"id": number, "text": text}) for number, text in enumerate(texts)]
    (newcomer.home / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    answer = newcomer.types("read", "--batch", "reports.jsonl", "--jobs", "2")
    assert (answer.status, answer.said) == (0, "")
    readings = [json.loads(line) for line in answer.printed.splitlines()]
    assert [reading["id"] for reading in readings] == ["0", "1", "2", "3", "4", "5"]
    assert [bool(reading["claims"]) for reading in readings] == [False, True, True, False, True, False]
    assert [bool(reading["problems"]) for reading in readings] == [True, False, False, True, True, True]


@pytest.mark.parametrize("sign", ["(", "7"])
def test_a_file_of_a_million_signs_is_read(newcomer: Newcomer, sign: str) -> None:
    """A single file goes the same way."""
    (newcomer.home / "report.txt").write_text(ENGLISH + sign * MILLION, encoding="utf-8")
    answer = newcomer.types("read", "report.txt")
    assert (answer.status, answer.said) == (0, "")
    assert answer.json()["toll"]["killed"]["min"] == 9
