"""Promises of sentences that rooms say as data: both languages, the same blanks, kept and read again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from string import Formatter
from typing import Any

import pytest
import yaml

from recount.vocabulary.plurals import plural
from recount.vocabulary.reader import LANGUAGES
from recount.vocabulary.sentences import FILE, PACKAGE, PARTS_OF_A_REFUSAL, in_language, read, refusal, tell, written
from recount.vocabulary.words import Party

HOMES = sorted(PACKAGE.rglob(FILE))
# What stands in both languages: rules, addresses, names of commands and of fields.
_LATIN_WORD = re.compile(r"`[^`]*`|[{][^}]*[}]|R\d+|\b(?:JSON|CSV|HTML|PDF|UTF-8|ISIS|SOHR|[A-Z]{2,}\d*)\b")
ONE_ORIGIN = tell("incidents.judging.one_origin", origins=["sohr"])


def leaves(content: Any, way: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every entry with the key by which it is said."""
    if set(content) == set(LANGUAGES):
        yield way, content
        return
    for name, inner in content.items():
        yield from leaves(inner, f"{way}.{name}")


def entries() -> list[tuple[str, dict[str, Any]]]:
    """Give every sentence of every room."""
    found = []
    for home in HOMES:
        room = ".".join(home.parent.relative_to(PACKAGE).parts)
        found += list(leaves(yaml.safe_load(home.read_text(encoding="utf-8")), room))
    return found


def texts(said: Any) -> list[str]:
    """Give the text of an entry, or all its plural forms."""
    return [said] if isinstance(said, str) else list(said.values())


def blanks(said: Any) -> set[str]:
    """Give what an entry leaves open in any of its forms."""
    return {name for text in texts(said) for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(("key", "entry"), entries(), ids=[key for key, _ in entries()])
def test_a_sentence_leaves_the_same_open_in_both_languages(key: str, entry: dict[str, Any]) -> None:
    """What fills one in fills the other in; only a plural form may put a number into a word."""
    assert blanks(entry["en"]) - {"n"} == blanks(entry["ar"]) - {"n"}
    for text in texts(entry["ar"]):
        assert not re.search(r"[A-Za-z]{3,}", _LATIN_WORD.sub("", text)), text


def test_every_sentence_is_said_somewhere() -> None:
    """An entry that no code names is an old one that somebody forgot."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    names = {
        key.removesuffix("".join(f".{part}" for part in PARTS_OF_A_REFUSAL if key.endswith(f".{part}")))
        for key, _ in entries()
    }
    unsaid = [name for name in names if not re.search(rf"[\".]{name.rpartition('.')[2]}[\".]", code)]
    assert unsaid == []


def test_a_sentence_is_its_english_text_to_whoever_does_not_ask_further() -> None:
    """The command line prints it, JSON holds it, and it equals what it says."""
    assert ONE_ORIGIN == "One origin alone: sohr."
    assert f"{ONE_ORIGIN}" == "One origin alone: sohr."


def test_a_page_gives_the_language_and_what_keys_are_called() -> None:
    """Names, numbers and codes stand apart from the Arabic around them, so that no direction turns the other round."""
    said = in_language(ONE_ORIGIN, "ar", {"sohr": "المرصد"})
    assert said == "مصدر أصلي واحد فقط: \u2068المرصد\u2069."


def test_words_of_the_vocabulary_are_said_by_their_labels() -> None:
    """A party is named as the pages name it."""
    said = tell("incidents.judging.accepted_by", parties=[Party.RUSSIA])
    assert said.in_language("ar").startswith("أقرّ به: ")
    assert "russia" not in said.in_language("ar")


def test_a_sentence_that_was_kept_is_read_again_in_either_language() -> None:
    """Key, numbers, days, words and sentences within come back; plain text stays as it is."""
    span = tell("incidents.adjudicating.span.closed", low=3, high=9)
    whole = tell("incidents.adjudicating.origins_count", n=2, span=span)
    later = tell("incidents.adjudicating.on_day", day=date(2015, 11, 5))
    for said in (whole, later, ONE_ORIGIN, tell("incidents.judging.accepted_by", parties=[Party.RUSSIA])):
        kept = read(written(said))
        assert [in_language(kept, each) for each in LANGUAGES] == [in_language(said, each) for each in LANGUAGES]
    assert read(written("He wrote {this}.")) == "He wrote {this}."


def test_a_refusal_has_its_three_parts_in_both_languages() -> None:
    """What was found, why it matters, what to do."""
    problem = refusal("incidents.adjudicating.runs_backwards", low=9, high=3)
    assert str(problem).startswith("A range was overridden with 9 to 3. A range cannot run backwards")
    assert in_language(problem.remedy, "ar") == "اذكر العدد الأصغر أولًا."


@pytest.mark.parametrize(
    ("number", "category"),
    [
        *((0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"), (100, "other")),
        *((102, "other"), (103, "few"), (111, "many"), (1000, "other")),
    ],
)
def test_arabic_bends_words_by_six_categories(number: int, category: str) -> None:
    """As CLDR has it for Arabic."""
    assert plural(number, "ar") == category
