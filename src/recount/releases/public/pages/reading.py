"""The pages to read: methods, glossary, corrections, data, and the choice of a language.

For: how a number comes about, what the words mean, how to say that something is wrong. Not for: numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.checks.phrasing import day_words
from recount.releases.paper.rendering import render
from recount.releases.paper.sheet import Table, cell, table
from recount.releases.paper.words import direction, joined, sentence_case
from recount.releases.public.data import FILES
from recount.releases.public.disclosure import closeness, tables
from recount.releases.public.pages.framing import WORDS, Way, framed
from recount.releases.public.projection import PublicWithdrawal
from recount.releases.public.site import HOME, STYLE, Room, Site, data_path, link, room_path
from recount.vocabulary.reader import Language, TermSet, label, term, term_sets
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionStatus,
    HarmGrade,
    IncidentStatus,
    InfrastructureType,
    PublisherKind,
    Topic,
)

_CHAPTERS = ("claims", "origins", "range", "civilians", "people")
_GRADES = (("harm_title", HarmGrade), ("attribution_title", AttributionStatus), ("airwars_title", AirwarsGrade))


@dataclass(frozen=True)
class Meaning:
    """A word and what it means."""

    word: str
    means: str


@dataclass(frozen=True)
class Words:
    """A set of words with its heading, what it is about, and its standard."""

    heading: str
    about: str
    standard: str
    meanings: Sequence[Meaning]


def methods_page(site: Site, language: Language) -> str:
    """Give the page of methods, with the tables of what is held back as the program reads them."""
    chapters = [
        (WORDS.say(language, "methods", f"{key}_title"), WORDS.say(language, "methods", key)) for key in _CHAPTERS
    ]
    grades = [
        Words(WORDS.say(language, "methods", key), "", "", _meanings(term_sets()[words.__name__], language))
        for key, words in _GRADES
    ]
    return framed(
        site,
        language,
        room_path(Room.METHODS, language),
        Room.METHODS,
        "methods.html",
        WORDS.say(language, "nav", "methods"),
        chapters=chapters,
        grades=grades,
        held_back=[_publishers(language), _places(language)],
    )


def _publishers(language: Language) -> Table:
    shown = tables().publishers
    rows = [
        [
            cell(sentence_case(label(kind, language))),
            cell(WORDS.say(language, "methods", "by_name" if shown[kind] else "by_kind")),
        ]
        for kind in PublisherKind
    ]
    columns = [WORDS.say(language, "methods", key) for key in ("publisher", "named")]
    return table(WORDS.say(language, "methods", "publisher"), columns, rows)


def _places(language: Language) -> Table:
    found = [(sentence_case(label(each, language)), closeness([each])) for each in InfrastructureType]
    found.append((sentence_case(WORDS.say(language, "methods", "nothing_stated")), closeness([])))
    rows = [
        [
            cell(name),
            cell(label(told.named_to, language)),
            cell(WORDS.say(language, "methods", "degrees", n=told.degrees)),
        ]
        for name, told in found
    ]
    columns = [WORDS.say(language, "methods", key) for key in ("hit", "named_to", "grid")]
    return table(WORDS.say(language, "methods", "hit"), columns, rows)


def glossary_page(site: Site, language: Language) -> str:
    """Give the glossary: every set of the vocabulary in one language."""
    sets = [each for topic in Topic for each in term_sets().values() if each.topic == topic]
    return framed(
        site,
        language,
        room_path(Room.GLOSSARY, language),
        Room.GLOSSARY,
        "glossary.html",
        WORDS.say(language, "nav", "glossary"),
        sets=[_words(each, language) for each in sets],
    )


def _words(each: TermSet, language: Language) -> Words:
    return Words(
        heading=sentence_case(each.label.in_language(language)),
        about=each.about.in_language(language),
        standard=WORDS.say(language, "glossary", "standard", standard=each.standard),
        meanings=_meanings(each, language),
    )


def _meanings(each: TermSet, language: Language) -> list[Meaning]:
    return [
        Meaning(one.label.in_language(language), one.definition.in_language(language)) for one in each.terms.values()
    ]


def corrections_page(site: Site, language: Language) -> str:
    """Give the page of corrections: how to reach the editors, and what was taken back."""
    contact = site.record.contact
    how = WORDS.say(language, "corrections", "contact" if contact else "no_contact", contact=contact)
    columns = [WORDS.say(language, "corrections", "columns", key) for key in ("code", "day", "why")]
    rows = [
        [cell(each.code), cell(day_words(each.day, language)), cell(*_why(each, language))]
        for each in site.record.withdrawn
    ]
    return framed(
        site,
        language,
        room_path(Room.CORRECTIONS, language),
        Room.CORRECTIONS,
        "corrections.html",
        WORDS.say(language, "nav", "corrections"),
        how=how,
        withdrawn=table(WORDS.say(language, "corrections", "taken_back"), columns, rows),
    )


def _why(each: PublicWithdrawal, language: Language) -> Iterator[str]:
    """Say what became of it, in words of the vocabulary; what a person wrote as the reason stays inside."""
    if each.status is IncidentStatus.ACTIVE:
        yield WORDS.say(language, "corrections", "at_work")
    else:
        yield term(each.status).definition.in_language(language)
    if each.went_on_as:
        yield WORDS.say(language, "corrections", "went_on", codes=joined(each.went_on_as, language))


def data_page(site: Site, language: Language) -> str:
    """Give the page of data: each file, what it holds, and its columns."""
    path = room_path(Room.DATA, language)
    files = [
        (file.name, link(data_path(file.name), path), WORDS.say(language, "data", file.holds), ", ".join(file.columns))
        for file in FILES
    ]
    return framed(site, language, path, Room.DATA, "data.html", WORDS.say(language, "nav", "data"), files=files)


def language_page(site: Site) -> str:
    """Give the first page of all: the choice of a language, each in its own."""
    ways = [
        (each, direction(each), Way(_title(site, each), link(room_path(Room.INDEX, each), HOME), False))
        for each in site.languages
    ]
    return render("choose.html", ways=ways, style_link=STYLE, first=site.languages[0])


def _title(site: Site, language: Language) -> str:
    return site.record.called(language) or WORDS.say(language, "record")
