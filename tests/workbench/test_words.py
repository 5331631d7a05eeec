"""The words of the pages: every key in both languages, every key known, every key used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from recount.vocabulary.reader import LANGUAGES
from recount.workbench import words
from recount.workbench.steps import FOLDER

# The categories that CLDR has for whole numbers.
CATEGORIES = {"en": {"one", "other"}, "ar": {"zero", "one", "two", "few", "many", "other"}}
SAID = re.compile(r"""\{%\s*say\s+["']([\w.]+)["']|\bsay\(\s*["']([\w.]+)["']""")
NAMED = re.compile(r"""["']([a-z_]+\.[a-z_0-9]+)["']""")


def sources() -> Iterator[tuple[str, str]]:
    """Give every template and module of the workbench."""
    for path in sorted(FOLDER.rglob("*")):
        if path.suffix in (".html", ".py") and "static" not in path.parts:
            yield str(path.relative_to(FOLDER)), path.read_text(encoding="utf-8")


def names_of_steps() -> set[str]:
    """Give the keys under which steps are named in the navigation."""
    return {f"{path.parent.name}.nav" for path in FOLDER.glob("*/urls.py")}


def forms(entry: str | dict[str, str]) -> dict[str, str]:
    """Give the forms of an entry in one language."""
    return entry if isinstance(entry, dict) else {"other": entry}


def fills(text: str) -> set[str]:
    """Give the names that are filled in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def is_whole(entry: words.Entry) -> bool:
    """Tell whether an entry says something in each language, and fills in the same things."""
    said = all(
        language in entry and all(text.strip() for text in forms(entry[language]).values()) for language in LANGUAGES
    )
    return said and len({frozenset(filled(entry[language])) for language in LANGUAGES}) == 1


def filled(entry: str | dict[str, str]) -> set[str]:
    """Give what is filled in in one language; the number that chooses a form may be left out."""
    return set().union(*map(fills, forms(entry).values())) - {"n"}


def test_words_stand_in_both_languages() -> None:
    """No page is half translated, and no language leaves out what is filled in."""
    assert [key for key, entry in words.entries().items() if not is_whole(entry)] == []


def test_a_number_has_the_forms_that_its_language_needs() -> None:
    """Where a number bends the words, every category of the language has its form."""
    bent = [
        (key, language, set(entry))
        for key, languages in words.entries().items()
        for language, entry in languages.items()
        if isinstance(entry, dict)
    ]
    assert [each for each in bent if each[2] != CATEGORIES[each[1]]] == []


def test_every_word_that_is_said_is_known() -> None:
    """A mistyped key would break a page only where it is opened."""
    said = {(name, first or second) for name, text in sources() for first, second in SAID.findall(text)}
    assert said
    assert not {(name, key) for name, key in said if "." in key and key not in words.entries()}


def test_every_word_is_used() -> None:
    """What no page says is taken out."""
    named = {key for _, text in sources() for key in NAMED.findall(text)} | names_of_steps()
    assert sorted(set(words.entries()) - named) == []


def test_every_step_has_a_name() -> None:
    """The navigation names each step in the words of its folder."""
    assert names_of_steps() <= set(words.entries())


@given(st.integers(min_value=0))
def test_every_number_can_be_said(number: int) -> None:
    """No count of incidents breaks a page."""
    for language in LANGUAGES:
        with translation.override(language):
            assert words.say("incidents.found", n=number)


def test_no_text_for_people_stands_in_a_template() -> None:
    """What people read comes from the words, so that it is there in both languages."""
    tags = re.compile(
        r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<kbd.*?</kbd>|<code.*?</code>|<script.*?</script>|<[^>]*>", re.S
    )
    for path in FOLDER.rglob("*.html"):
        left = tags.sub(" ", path.read_text(encoding="utf-8").replace("<!doctype html>", ""))
        assert not re.findall(r"[A-Za-z؀-ۿ]{2,}", left), f"{Path(path).relative_to(FOLDER)}"
