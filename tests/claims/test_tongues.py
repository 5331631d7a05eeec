"""Each stretch of a report is read in its own language, whatever the language of the page around it."""

from __future__ import annotations

import pytest

from recount.claims.reader import read

FRAME = "\n\n".join(
    ["Copy link to Tweet", "Embed Tweet", "{}", "15 Retweets", "83 Likes", "Loading seems to be taking a while."]
)
POST = "مقتل ثلاثة مدنيين بقصف مدفعي على القرية"
ARTICLE = "Shells hit the village of Hass on Monday and killed three civilians, residents said."


def test_an_arabic_post_in_an_english_frame_is_read_in_arabic() -> None:
    """Buttons and counts of a page do not decide in which language its post is read."""
    reading = read(FRAME.format(POST))
    assert reading.language == "ar"
    assert reading.toll.killed is not None
    assert reading.toll.killed.min == 3


def test_an_article_that_quotes_a_post_reads_the_post_too() -> None:
    """The article keeps its language, and the post that it quotes is read in its own."""
    text = f"{ARTICLE}\nإصابة طفلين بقصف على مدرسة في القرية\nThe shelling went on and killed a farmer in Kafranbel."
    reading = read(text)
    assert reading.language == "en"
    assert list(dict.fromkeys(claim.quote.text[:7] for claim in reading.claims)) == ["Shells ", "إصابة ط", "The she"]
    assert all(claim.quote.stands_in(text) for claim in reading.claims)


def test_a_translation_on_the_same_line_is_read_in_its_own_language() -> None:
    """A post often tells the same again in English without a new line."""
    text = f"{POST} {ARTICLE}"
    assert {claim.quote.start for claim in read(text).claims} == {0, text.index("Shells")}


@pytest.mark.parametrize(
    "name", ["PYD_PKK", "Al-Hikma Hospital", "Office for the Coordination of Humanitarian Affairs"]
)
def test_a_foreign_name_ends_no_sentence(name: str) -> None:
    """A name in other letters belongs to the sentence that names it."""
    text = f"مقتل ثلاثة مدنيين بقصف استهدف محيط {name} في القرية أمس"
    assert {claim.quote.text for claim in read(text).claims} == {text}


def test_a_part_in_a_language_that_is_not_read_is_told() -> None:
    """A Turkish paragraph in an Arabic page yields no claims, and the reading says so."""
    turkish = (
        "Türkiye'nin güneyinde düzenlenen saldırıda üç kişi öldürüldü ve beş kişi yaralandı, görgü tanıkları söyledi."
    )
    told = [read(f"{POST}\n{turkish}").problems, read(POST).problems, read(f"{POST}\n{ARTICLE}").problems]
    assert ["language that is not read" in " ".join(problems) for problems in told] == [True, False, False]
