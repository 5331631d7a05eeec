"""The plural form that a number asks for in each language of the interface (CLDR plural rules).

For: every file of words whose entries bend with a number. Not for: the words themselves. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

from recount.vocabulary.reader import Language

Forms = Mapping[str, str]


def plural(number: int, language: Language) -> str:
    """Give the category of a whole number: Arabic tells 0, 1, 2, 3 to 10, 11 to 99 and the rest apart."""
    if number == 1:
        return "one"
    if language != "ar":
        return "other"
    if number in (0, 2):
        return "two" if number else "zero"
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def form(said: str | Forms, number: object, language: Language) -> str:
    """Give the text of an entry: the one that it has, or the form that a number asks for, `other` where it lacks."""
    if isinstance(said, str):
        return said
    return said.get(plural(int(str(number)), language), said["other"])
