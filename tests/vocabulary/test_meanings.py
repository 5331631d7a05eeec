"""Every word of the record says what it means, in English and Arabic, and the words in code are those words."""

import re
import subprocess
import sys
from itertools import pairwise

import pytest

from recount.vocabulary import words
from recount.vocabulary.folding import fold
from recount.vocabulary.generate import WORDS_FOLDER, words_modules
from recount.vocabulary.reader import LANGUAGES, Language, TermSet, label, term, term_sets
from recount.vocabulary.words import AirwarsGrade, GradeFilter, InfrastructureType, PlacePrecision, SourceKind, Verdict

SETS = list(term_sets().values())

every_set = pytest.mark.parametrize("term_set", SETS, ids=lambda term_set: term_set.name)
both_languages = pytest.mark.parametrize("language", LANGUAGES)

ARABIC_LETTER = re.compile(r"[\u0621-\u064a]")


@every_set
def test_a_set_says_what_it_is_about_and_whose_standard_it_follows(term_set: TermSet) -> None:
    """Whoever meets a set learns its purpose in both languages, and the source it comes from."""
    assert term_set.standard
    assert term_set.about.en.endswith(".")
    assert ARABIC_LETTER.search(term_set.about.ar)
    assert ARABIC_LETTER.search(term_set.label.ar)


@every_set
def test_every_term_is_defined_in_both_languages(term_set: TermSet) -> None:
    """No word is shown to people without a label and a sentence of meaning in their language."""
    undefined = [
        term.id
        for term in term_set.terms.values()
        if not term.label.en or not term.definition.en.endswith(".") or not ARABIC_LETTER.search(term.definition.ar)
    ]
    assert undefined == []


@every_set
@both_languages
def test_no_two_terms_of_a_set_bear_the_same_label(term_set: TermSet, language: Language) -> None:
    """A person who chooses from a list can tell its entries apart."""
    labels = [term.label.in_language(language) for term in term_set.terms.values()]
    assert len(set(labels)) == len(labels)
    assert all(labels)


@every_set
def test_arabic_labels_are_written_in_arabic(term_set: TermSet) -> None:
    """An Arabic page shows Arabic words."""
    assert [term.id for term in term_set.terms.values() if not ARABIC_LETTER.search(term.label.ar)] == []


@every_set
def test_labels_carry_spaces_and_not_underscores(term_set: TermSet) -> None:
    """Identifiers stay in the code; people read words."""
    assert [term.id for term in term_set.terms.values() if "_" in term.label.en + term.label.ar] == []


def test_the_words_in_code_are_those_of_the_yaml() -> None:
    """The modules of `words/` are written anew whenever the YAML changes."""
    kept = {path.name: path.read_text(encoding="utf-8") for path in WORDS_FOLDER.glob("*.py")}
    assert kept == words_modules(), "run python -m recount.vocabulary.generate"


def test_naming_a_word_in_code_reads_no_yaml() -> None:
    """Code that only names words starts without reading a file."""
    source = f"import sys; sys.path[:] = {sys.path!r}; import {words.__name__}; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", source], check=False).returncode == 0


def test_a_word_gives_its_label_in_either_language() -> None:
    """A verdict is read in words that an editor knows."""
    assert label(Verdict.SUPPORTED_AS_FLOOR, "en") == "supported as a floor"
    assert label(words.StrikeType.AIRSTRIKE, "ar") == "غارة جوية"


def test_every_verdict_has_a_tone_that_pages_colour_by() -> None:
    """No verdict is shown in a colour that nobody chose."""
    assert {term(verdict).detail("tone") for verdict in Verdict} == {"supports", "qualifies", "opposes", "silent"}


def test_grade_filters_take_in_ever_more_grades() -> None:
    """Each filter holds all that the stricter one holds, and `any` holds every grade (R20)."""
    taken_in = [set(term(grade_filter).detail("includes")) for grade_filter in GradeFilter]
    assert all(stricter < wider for stricter, wider in pairwise(taken_in))
    assert taken_in[-1] == set(AirwarsGrade)


def test_headline_figures_leave_out_weak_and_contested() -> None:
    """Fair or better means fair and confirmed alone (R20)."""
    includes = set(term(GradeFilter.FAIR_OR_BETTER).detail("includes"))
    assert includes == {AirwarsGrade.FAIR, AirwarsGrade.CONFIRMED}


def test_an_adjudicated_or_computed_number_is_never_an_origin() -> None:
    """What was drawn from the sources of others cannot add to their number (R8)."""
    never = {kind for kind in SourceKind if term(kind).detail("origin") is False}
    assert never == {SourceKind.MONITOR_RECORD, SourceKind.COMPUTED}


def test_a_less_precise_place_lies_within_a_wider_circle() -> None:
    """Ranks count up from the most precise, and their radii grow with them (R7)."""
    terms = [term(precision) for precision in PlacePrecision if precision is not PlacePrecision.UNRESOLVED]
    assert [term.detail("rank") for term in terms] == list(range(1, len(terms) + 1))
    assert [term.detail("radius_km") for term in terms] == sorted({term.detail("radius_km") for term in terms})


@both_languages
def test_a_noun_names_one_kind_of_civilian_object(language: Language) -> None:
    """A bakery is never counted as a factory too."""
    nouns = [fold(noun) for kind in InfrastructureType for noun in term(kind).detail("words")[language]]
    assert len(nouns) == len(set(nouns))


@both_languages
def test_every_kind_of_civilian_object_has_nouns_to_be_found_by(language: Language) -> None:
    """The reader of reports can find each kind in both languages."""
    assert all(term(kind).detail("words")[language] for kind in InfrastructureType)


def test_every_set_stands_in_a_chapter() -> None:
    """The glossary tells every set, save the list of its own chapters."""
    topics = {term_set.topic for term_set in SETS} - {"topics"}
    assert topics == set(words.Topic)
