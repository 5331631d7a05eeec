"""A text is read in the language of its letters, and in none when the letters are of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.reports.language import Block, blocks_of, language_of


@pytest.mark.parametrize(
    "text",
    [
        "Three civilians were killed in Douma.",
        "At least 12 dead: market, 30 October.",
        "A café in Dayr az-Zawr was hit, a naïve reading of the map says",
    ],
)
def test_english_is_told_by_latin_letters(text: str) -> None:
    """A text in Latin letters is read as English, a stray accent notwithstanding."""
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "text",
    ["قُتل ثلاثة مدنيين في دوما", "استـشهد ١٢ مدنياً", "\ufe8d\ufedf\ufe96\ufedd \ufed3\ufef2"],
)
def test_arabic_is_told_by_arabic_letters(text: str) -> None:
    """Vowel marks, stretched letters, Eastern digits and presentation forms are all Arabic."""
    assert language_of(text) == "ar"


def test_links_under_a_report_do_not_decide() -> None:
    """A short Arabic report with long addresses, handles and tags stays Arabic."""
    assert (
        language_of("مقتل مدني في دوما https://example.org/a/very/long/address @some_handle #Tag me@example.org")
        == "ar"
    )


def test_a_quoted_name_does_not_decide() -> None:
    """An English report that gives a name in Arabic stays English."""
    assert language_of("The strike hit the town of al-Bukamal (البوكمال) on Thursday.") == "en"


@pytest.mark.parametrize(
    "text",
    [
        "در حمله هوایی سه غیرنظامی کشته شدند و گفته می‌شود",  # Persian
        "سێ هاووڵاتی مەدەنی لە هێرشێکی ئاسمانیدا کوژران",  # Kurdish
        "Hava saldırısında üç sivil öldü, beş kişi yaralandı, şehir boşaltıldı",  # Turkish
        "Три мирных жителя погибли",  # Russian
    ],
)
def test_languages_that_recount_does_not_read_stay_undetermined(text: str) -> None:
    """A language that shares a script with English or Arabic is not taken for it."""
    assert language_of(text) == "und"


@pytest.mark.parametrize("text", ["", "   ", "12 / 30 - 2015", "https://example.org/page"])
def test_a_text_without_letters_has_no_language(text: str) -> None:
    """Numbers and addresses tell nothing."""
    assert language_of(text) == "und"


@given(st.text(alphabet="abcdefgh ", min_size=1), st.text(alphabet="0123456789 ،.!\n"))
def test_digits_and_signs_never_change_the_language(words: str, signs: str) -> None:
    """Only letters are counted."""
    assert language_of(words + " " + signs) == language_of(words)


def test_a_text_in_one_script_is_one_block() -> None:
    """What needs no cutting is not cut."""
    text = "Three civilians were killed.\n\nFive were hurt."
    assert blocks_of(text) == [Block(0, len(text), "en")]


@given(st.lists(st.sampled_from(["قتل", "مدني", "killed", "two", "\n", "12", "#tag", "https://example.org", "."])))
def test_blocks_cover_a_text_in_order(words: list[str]) -> None:
    """No letter is lost between blocks, and none is in two of them."""
    text = " ".join(words)
    blocks = blocks_of(text)
    assert "".join(text[block.start : block.end] for block in blocks) == text
    assert blocks[0].start == 0


def test_a_language_that_is_not_read_is_a_block_of_no_language() -> None:
    """Turkish lines beside Arabic ones are not taken for English."""
    text = "مقتل ثلاثة مدنيين في القرية\nHava saldırısında üç sivil öldü, beş kişi yaralandı, şehir boşaltıldı"
    assert [block.language for block in blocks_of(text)] == ["ar", "und"]
