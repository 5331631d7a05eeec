"""Makes the forms of a noun that its language builds by ending: the dual, and the accusative behind a number.

For: Arabic, where one noun in the lexicon stands for "طفل", "طفلان", "طفلين" and "طفلا". Not for: plurals, which stand
in the lexicon. A dual that is spelt like a plural ("مدنيين") means two or several until something settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from recount.claims.reading.words.kinds import Entry, Grade

Meaning = tuple[Iterable[str], Entry]


def by_number(nouns: dict[str, Any] | list[str], entry: Entry, language: dict[str, Any]) -> Iterator[Meaning]:
    """Give the forms of the nouns under `one`, `two` and `many`, each with the number that it shows.

    The duals are made from `one`, unless they stand under `two`.
    """
    if isinstance(nouns, list):
        yield nouns, entry
        return
    one, many = nouns.get("one", []), nouns.get("many", [])
    duals = set() if "two" in nouns else set(_duals(one, language))
    yield duals & set(many), replace(entry, grade=Grade.TWO_OR_MANY)
    yield [*nouns.get("two", []), *(duals - set(many))], replace(entry, grade=Grade.TWO)
    yield [*one, *counted_forms(one, language)], replace(entry, grade=Grade.ONE)
    yield many, replace(entry, grade=Grade.MANY)


def _duals(nouns: Iterable[str], language: dict[str, Any]) -> Iterator[str]:
    for noun in nouns:
        if " " not in noun:
            yield from (_stem(noun, language) + ending for ending in language["duals"])


def counted_forms(nouns: Iterable[str], language: dict[str, Any]) -> Iterator[str]:
    """Give the accusatives in which nouns of one word stand behind a number or a verb ("مخيما")."""
    for noun in nouns:
        if " " not in noun and _stem(noun, language) == noun:
            yield from (noun + ending for ending in language["counted"])


def _stem(noun: str, language: dict[str, Any]) -> str:
    for ending, instead in language["feminine"].items():
        if noun.endswith(ending):
            return noun.removesuffix(ending) + str(instead)
    return noun
