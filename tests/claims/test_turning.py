"""What joins a sentence to the event before it, phrase by phrase, in both languages; and what is never a place."""

from __future__ import annotations

from datetime import date

import pytest

from recount.claims.reading.context.turning import leans_back, same_month
from recount.claims.reading.context.unlisted import unlisted_names
from recount.claims.reading.sentences.sentence import Sentence, sentences_of
from recount.claims.reading.words.lexicon import lexicon
from recount.claims.schema import Section, When
from recount.vocabulary.reader import LANGUAGES, Language
from recount.vocabulary.words import TimePrecision

MONTH = When(raw="x", start=date(2001, 2, 3), end=date(2001, 2, 3), precision=TimePrecision.DAY)


def sentence(text: str, language: Language) -> Sentence:
    """Cut the one sentence of a text."""
    (found,) = sentences_of(text, Section(start=0, end=len(text)), 0, lexicon(language), "SY")
    return found


def leans(text: str, language: Language) -> bool:
    """Tell whether a sentence that names no place leans on the one before."""
    return leans_back(sentence(text, language), [], lexicon(language))


def phrases(key: str) -> list[tuple[Language, str]]:
    """Give the phrases of both languages under a key."""
    return [(language, phrase) for language in LANGUAGES for phrase in lexicon(language).words("turning", key)]


@pytest.mark.parametrize(("language", "day"), phrases("days"))
def test_the_same_day_leans_back(language: Language, day: str) -> None:
    """Every word for a part of the day may be pointed at."""
    said = {"en": f"Four people died the same {day}.", "ar": f"وقتل أربعة مدنيين في نفس ال{day}."}
    assert leans(said[language], language)


@pytest.mark.parametrize(("language", "pointing"), phrases("pointing"))
def test_each_pointing_word_points(language: Language, pointing: str) -> None:
    """Before a day it joins the sentence to the one before; before a month it gives that month."""
    said = {"en": "Four people died {} {}.", "ar": "وقتل أربعة مدنيين في {} {}."}[language]
    day, month = {"en": ("day", "month"), "ar": ("اليوم", "الشهر")}[language]
    assert leans(said.format(pointing, day), language)
    told = same_month(sentence(said.format(pointing, month), language), MONTH, lexicon(language))
    assert told is not None
    assert (told.start, told.end) == (date(2001, 2, 1), date(2001, 2, 28))


@pytest.mark.parametrize(("language", "pointing"), phrases("pointing_behind"))
def test_a_pointing_word_may_stand_behind_its_day(language: Language, pointing: str) -> None:
    """Arabic says "the day itself"."""
    assert leans(f"وقتل أربعة مدنيين في اليوم {pointing}.", language)


def test_the_owner_of_itself_is_parted() -> None:
    """ "In the day itself", as it is mostly written."""
    assert leans("وقتل أربعة مدنيين في اليوم نفسه.", "ar")


@pytest.mark.parametrize(("language", "definite"), phrases("definite"))
def test_a_definite_attack_is_one_told_before(language: Language, definite: str) -> None:
    """ "The raids" are known ones; "raids" alone are new."""
    known = {"en": f"{definite} raids left four people dead.", "ar": f"خلفت {definite} الغارات أربعة قتلى."}
    new = {"en": "Raids left four people dead.", "ar": "خلفت غارات أربعة قتلى."}
    assert leans(known[language], language)
    assert not leans(new[language], language)


@pytest.mark.parametrize(("language", "there"), phrases("there"))
def test_there_is_the_place_before(language: Language, there: str) -> None:
    """Where the sentence names none of its own, "there" is where the last one was."""
    said = {"en": f"Four people died {there}.", "ar": f"وقتل أربعة مدنيين {there}."}
    assert leans(said[language], language)


def test_there_were_means_no_place() -> None:
    """ "There were four dead" points nowhere."""
    assert not leans("There were four people dead.", "en")


@pytest.mark.parametrize("lead", lexicon("en").words("turning", "place_leads"))
def test_a_name_behind_a_word_of_place_is_one(lead: str) -> None:
    """The gazetteer need not know it."""
    text = f"Four people died {lead} Nowherton."
    ((start, end),) = unlisted_names(sentence(text, "en").marks, lexicon("en"))
    assert text[start:end] == "Nowherton"


@pytest.mark.parametrize(
    "name", [name for names in lexicon("en").words("turning", "never_places").values() for name in names]
)
def test_seasons_feasts_and_languages_are_no_places(name: str) -> None:
    """ "In Ramadan" says when, "in Arabic" how."""
    text = f"Four people died in {name.title()}."
    assert not list(unlisted_names(sentence(text, "en").marks, lexicon("en")))
