"""What would mislead whoever believes that a text was read is said among its problems."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.reports.oddities import LONGEST_WALL, NOISE, SPELT_APART, TABLE, WALL, WALLS_FILE, oddities
from recount.reports.text import text_of

REPORT = "At least 12 people were killed in an air strike on the market of Douma on Friday, residents said. "
PHRASES = [phrase for phrases in yaml.safe_load(WALLS_FILE.read_text(encoding="utf-8")).values() for phrase in phrases]
PIECES = ["k1l", "a.", "|1", "\t", "log in to ", "\n", "ق.", "7", "((((", "O0", "| ", "word ", "._.", "ـ", "٣|"]
SECONDS_A_KILOBYTE = 0.02


@pytest.mark.parametrize("phrase", PHRASES)
def test_each_phrase_of_a_wall_is_known(phrase: str) -> None:
    """However it is written, in a notice or a teaser."""
    assert WALL in oddities(f"The Courier\n{phrase.capitalize()}.\nHelp")


def test_a_report_that_tells_of_a_login_is_no_wall() -> None:
    """It is longer than any notice."""
    assert list(oddities(REPORT * 20 + "Residents must log in to continue to get aid.")) == []
    assert len(REPORT * 20) > LONGEST_WALL


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Place | Date | Killed\nRaqqa | 3 November | 35\nDouma | 30 October | 70\n", TABLE),
        ("Place\tKilled\tInjured\nRaqqa\t35\t70\nDouma\t70\t550\n", TABLE),
        ("k1lled 5 peop1e in Raqqa on 5 Novernber 2O15, civi1ians inc1uding 3 chi1dren", NOISE),
        ("k.i.l.l.e.d five in Douma, c-i-v-i-l-i-a-n-s all", SPELT_APART),
        ("ق.ت.ل خمسة م_د_ن_ي في دوما", SPELT_APART),
    ],
)
def test_what_is_odd_is_told(text: str, odd: str) -> None:
    """A table, the noise of a scan, words kept apart by signs."""
    assert list(oddities(text)) == [odd]
    assert odd in text_of(text.encode()).problems


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "The U.S. and the U.N. said on 5.11.2015 that e.g. 3,500 people fled; see a.m. and p.m. reports.",
        "قتل 5 مدنيين في دوما.وجرح آخرون في حي ب. وقال د. أحمد إن م. علي أصيب",
        "Su-24 and MiG-29 jets and T-72 tanks, a mother-of-three and a 2-year-old.",
        "Home | World | Syria\nAbout | Contact | Help\n",
        "@user1 wrote at https://t.co/a1b2c3 and https://t.co/l0ve",
    ],
)
def test_a_plain_text_has_nothing_odd(text: str) -> None:
    """Initials, dates, types of aircraft, menus and addresses are no noise."""
    assert list(oddities(text)) == []


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.integers(1, 2000))
@settings(max_examples=60, deadline=None)
def test_looking_takes_a_time_that_grows_with_the_length_alone(pieces: list[str], times: int) -> None:
    """No pattern goes back over what it has seen."""
    text = "".join(pieces) * times
    begun = time.process_time()
    list(oddities(text))
    assert time.process_time() - begun < SECONDS_A_KILOBYTE * max(2, len(text) / 1000)
