"""Parties by the names that reports give them, and who folds into whom.

For: turning "Russian warplanes", "قوات النظام" or "IS" into a party. Not for: deciding who did it; a name in
a report is an allegation (R15), and whether a name stands for the doer is for the reader of claims to see.

Names live in `terms/parties.yaml`; its head says what each list of names means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from recount.vocabulary.folding import fold, same_letters, with_article, without_articles
from recount.vocabulary.reader import LANGUAGES, Language, Term, term_sets
from recount.vocabulary.words import Party

# Arabic writes these one-letter words and the next word together.
_PARTICLES = ("و", "ف", "ب", "ل", "ك")


def find_party(words: str, country: str = "SY") -> Party | None:
    """Find the party that a whole phrase names in a report about a country (ISO 3166, "SY").

    Case, diacritics, articles and Arabic particles do not matter ("للنظام"); words for forces or strikes may stand
    beside the name ("Russian fighter jets", "طيران التحالف"). None where the phrase names no party, or more than one.
    """
    return _exact_party(words, country) or _party_of(fold(words), country)


@cache
def party_aliases(language: Language, country: str = "SY") -> dict[str, Party]:
    """Give every folded alias of a language with its party, in all the forms that a folded text may show.

    Fold a text with `recount.vocabulary.folding.fold` and look for the longest match. Words that mean a party only
    beside forces come with them ("syrian warplanes"); Arabic comes with and without its article. Names that need
    their very letters are in `exact_aliases`. Do not change the dictionary: it is shared.
    """
    return dict(_all_aliases(language, country))


@cache
def exact_aliases(country: str = "SY") -> dict[str, Party]:
    """Give the names that mean a party only in these very letters: IS is ISIS, and "is" is not."""
    return {name: party for language in LANGUAGES for name, party in _named("aliases_exact", language, country)}


@cache
def adjectives(language: Language, country: str = "SY") -> dict[str, Party]:
    """Give the folded words that mean a party only beside a word for forces or strikes: "syrian", "turkish"."""
    return {fold(name): party for name, party in _named("beside_forces", language, country)}


@cache
def force_words(language: Language) -> frozenset[str]:
    """Give the folded words for forces and strikes; they stand before an Arabic name and after an English one."""
    return frozenset(fold(word) for word in _of_the_set("forces", language))


@cache
def fighter_words(language: Language) -> frozenset[str]:
    """Give the folded words for fighters, which stand beside a name ("ISIS militants") but not beside an adjective."""
    return frozenset(fold(word) for word in _of_the_set("fighters", language))


def folds_into(party: Party) -> Party:
    """Give the widest party among which this one is counted, itself where it folds into none (R23)."""
    wider = _term(party).detail("folds_into")
    return folds_into(Party(wider)) if wider else party


@cache
def folded_members(party: Party) -> frozenset[Party]:
    """Give a party and all that fold into it, at any depth."""
    narrower = (other for other in Party if _term(other).detail("folds_into") == party)
    return frozenset({party}).union(*(folded_members(other) for other in narrower))


def _exact_party(words: str, country: str) -> Party | None:
    name, _, rest = re.sub(r"^[Tt]he ", "", same_letters(words)).partition(" ")
    known = not rest or fold(rest) in force_words("en") | fighter_words("en")
    return exact_aliases(country).get(name) if known else None


def _party_of(folded: str, country: str) -> Party | None:
    return next((party for phrase in _without_particles(folded) if (party := _read(phrase, country))), None)


def _read(phrase: str, country: str) -> Party | None:
    return _by_name(phrase, country) or _beside_forces(phrase, country)


def _by_name(phrase: str, country: str) -> Party | None:
    tables = [_names(language, country) for language in LANGUAGES]
    forms = (phrase, without_articles(phrase))
    return next((table[form] for form in forms for table in tables if form in table), None)


def _beside_forces(phrase: str, country: str) -> Party | None:
    splits = (split for language in LANGUAGES for split in _splits(phrase, language))
    return next((party for name, word, language in splits if (party := _owner(name, word, language, country))), None)


def _splits(phrase: str, language: Language) -> Iterator[tuple[str, str, Language]]:
    """Split a phrase at each gap into a name and the words for forces beside it."""
    words = phrase.split()
    for gap in range(1, len(words)):
        first, last = " ".join(words[:gap]), " ".join(words[gap:])
        yield (last, first, language) if language == "ar" else (first, last, language)


def _owner(name: str, word: str, language: Language, country: str) -> Party | None:
    bare = without_articles(word)
    if _is_one_of(force_words(language), word, bare):
        found = adjectives(language, country).get(without_articles(name)) or adjectives(language, country).get(name)
        return found or _party_of(name, country)
    if _is_one_of(fighter_words(language), word, bare):
        return _by_name(name, country)
    return None


def _is_one_of(known: frozenset[str], word: str, bare: str) -> bool:
    return word in known or bare in known


def _without_particles(phrase: str) -> Iterator[str]:
    yield phrase
    if phrase.startswith("لل"):
        yield "ال" + phrase.removeprefix("لل")
    if phrase.startswith(_PARTICLES) and len(phrase) > 3:
        yield from _without_particles(phrase[1:])


def _forms(alias: str, language: Language) -> Iterable[str]:
    """Give an alias, and with its article an Arabic one that was written without; particles and initials take none."""
    bare = language == "ar" and alias == without_articles(alias) and all(len(word) > 2 for word in alias.split())
    return (alias, with_article(alias)) if bare else (alias,)


def _all_aliases(language: Language, country: str) -> Iterator[tuple[str, Party]]:
    for adjective, party in adjectives(language, country).items():
        for word in force_words(language):
            yield from ((phrase, party) for phrase in _beside(adjective, word, language))
    for name, party in _names(language, country).items():
        yield from ((form, party) for form in _forms(name, language))


def _beside(adjective: str, word: str, language: Language) -> Iterable[str]:
    if language == "en":
        return (f"{adjective} {word}",)
    return f"{word} {adjective}", with_article(f"{word} {adjective}")


@cache
def _names(language: Language, country: str) -> dict[str, Party]:
    return {fold(name): party for name, party in _named("aliases", language, country)}


def _named(key: str, language: Language, country: str) -> Iterator[tuple[str, Party]]:
    for party in Party:
        everywhere = _term(party).detail(key, {})
        here = _term(party).detail(f"{key}_in", {}).get(country, {})
        for name in [*everywhere.get(language, []), *here.get(language, [])]:
            yield name, party


def _of_the_set(key: str, language: Language) -> list[str]:
    words: list[str] = term_sets()[Party.__name__].detail(key)[language]
    return words


def _term(party: Party) -> Term:
    return term_sets()[Party.__name__][party]
