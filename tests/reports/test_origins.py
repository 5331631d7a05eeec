"""What likeness of texts promises: copies and reprints are found in either script, and chance likeness is not."""

from __future__ import annotations

import random

import pytest

from recount.reports.origins import alike, likeness
from recount.vocabulary.words import TieKind

ENGLISH = (
    "Rescue workers said that the aircraft returned twenty minutes later and struck the same street, where people had "
    "come to help the wounded, and that among the dead were a teacher and two of her pupils."
)
ARABIC = (
    "قال عمال الإنقاذ إن الطائرة عادت بعد عشرين دقيقة وقصفت الشارع نفسه الذي تجمع فيه الناس لإسعاف الجرحى، "
    "وإن بين القتلى معلمة واثنتين من تلميذاتها كن في طريقهن إلى البيت."
)


def words(seed: int, number: int) -> str:
    """Make a text of words that mean nothing."""
    chosen = random.Random(seed)  # noqa: S311
    return " ".join(f"w{chosen.randrange(5000)}" for _ in range(number))


def kinds(*texts: str) -> list[TieKind]:
    """Give the kinds of ties among texts."""
    return [tie.kind for tie in alike((str(at), text) for at, text in enumerate(texts))]


@pytest.mark.parametrize("text", [ENGLISH, ARABIC], ids=["English", "Arabic"])
def test_a_copy_with_a_few_changes_is_found(text: str) -> None:
    """A word more at the front and one less at the end is a copy, with a score below 1."""
    (tie,) = alike([("a", text), ("b", "Exclusive: " + text.rsplit(" ", 1)[0])])
    assert (tie.first, tie.second, tie.kind) == ("a", "b", TieKind.COPY)
    assert 0.8 < tie.score < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ENGLISH, ENGLISH.upper()),
        (ENGLISH, ENGLISH.replace(",", " -")),
        (ARABIC, ARABIC.replace("إ", "ا").replace("ة", "ه")),
    ],
    ids=["case", "signs", "letter forms"],
)
def test_spelling_does_not_hide_a_copy(one: str, other: str) -> None:
    """What one keyboard writes differently from another is the same."""
    assert [tie.score for tie in alike([("a", one), ("b", other)])] == [1.0]


def test_a_reprint_within_a_longer_page_is_found() -> None:
    """A wire story that stands whole in a newspaper's page is a reprint."""
    assert kinds(ENGLISH, f"{words(1, 200)} {ENGLISH} {words(2, 200)}") == [TieKind.REPRINT]


def test_different_texts_are_not_alike() -> None:
    """Two reports of two days share words and no runs of them."""
    assert kinds(ENGLISH, ARABIC, words(1, 80), words(2, 80)) == []


def test_too_few_words_prove_nothing() -> None:
    """Everybody writes 'air strikes on the town'."""
    assert kinds("Air strikes on the town today", "Air strikes on the town today") == []


def test_the_buttons_of_a_page_are_no_reprint() -> None:
    """A short post is not part of another because both stand under the same buttons."""
    buttons = "Copy link to this post Embed Report this post to the site"
    assert kinds(f"{buttons} {words(1, 6)}", f"{buttons} {words(2, 40)}") == []


def test_many_copies_are_each_tied_once() -> None:
    """A hundred copies of one text give about a hundred ties, not five thousand."""
    assert len(kinds(*[f"{ENGLISH} {at}" for at in range(100)])) < 2 * 100


def test_likeness_runs_from_nothing_to_all() -> None:
    """Phrases of two words: none, some, all."""
    assert likeness(ENGLISH, ARABIC) == 0
    assert likeness(ENGLISH, ENGLISH) == 1
    assert 0 < likeness(ENGLISH, ENGLISH[:100]) < 1
