"""Words of reports on a page: the direction and language that their letters show."""

from __future__ import annotations

import pytest

from recount.workbench.look.tongue import direction_of, language_of

# Words, the language of their report, and what the page says of them.
WORDS = (
    ("قُتل 61 شخصًا", "ar", "ar", "rtl"),
    ("SOHR: قُتل 61 شخصًا وأصيب آخرون", "ar", "ar", "rtl"),
    ("Two raids killed 31 civilians", "en", "en", "ltr"),
    # An Arabic report of which our English summary is kept.
    ("Two raids killed 31 civilians", "ar", "en", "ltr"),
    ("Ataques aéreos", "pt", "pt", "ltr"),
    ("Ataques aéreos", "und", "", "ltr"),
    ("قُتل", "und", "ar", "rtl"),
    ("31", "und", "", "ltr"),
)


@pytest.mark.parametrize(("words", "told", "language", "direction"), WORDS)
def test_words_run_as_their_letters_do(words: str, told: str, language: str, direction: str) -> None:
    """Whatever the language of the report that they are kept of."""
    assert (language_of(words, told), direction_of(words)) == (language, direction)
