"""The words that a reader of one language knows, loaded from `phrases/<language>/*.yaml`.

For: looking up the longest known phrase at a place in a sentence. Not for: grammar, which reads the marks
that these phrases become. A second language is a second folder with the same files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from recount.claims.reading.words.forms import Meaning, by_number, counted_forms
from recount.claims.reading.words.kinds import Entry, Grade, Kind, Side
from recount.claims.reading.words.tokens import Token, tokenise
from recount.vocabulary.reader import Language, term_sets
from recount.vocabulary.words import (
    AttributionKind,
    ClaimKind,
    Damage,
    Hedge,
    InfrastructureType,
    Modality,
    Outcome,
    Sign,
    StrikeType,
    VictimCategory,
    VictimClass,
)
from recount.vocabulary.written import written_in

_SHORT_NAME = 4
PhrasesOfTime = dict[tuple[str, ...], list[tuple[tuple[str, ...], dict[str, int]]]]
LEXICON_FOLDER = Path(__file__).parent / "phrases"


@dataclass(slots=True)
class Branch:
    """The phrases that begin alike: what they mean if they end here, and how they may go on."""

    entry: Entry | None = None
    further: dict[str, Branch] = field(default_factory=dict)


@dataclass
class Lexicon:
    """The phrases of one language and the names of sources, word by word, and its plain word lists."""

    language: Language
    files: dict[str, Any]
    phrases: Branch = field(default_factory=Branch)
    names: Branch = field(default_factory=Branch)
    _sets: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    @cached_property
    def times_back(self) -> PhrasesOfTime:
        """Phrases that reach back from the clock, by their first two words, longest first."""
        return _by_opening(self.files["time"]["back"])

    @cached_property
    def times_running(self) -> PhrasesOfTime:
        """Phrases for the week, month or year that runs, by their first two words, longest first."""
        return _by_opening(self.files["time"]["running"])

    @cached_property
    def shifts(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """Phrases that begin another event, by their first word, longest first, each with its key."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for key, phrases in self.files["turning"]["shifts"].items():
            for words in sorted((tuple(phrase.split()) for phrase in phrases), key=lambda one: -len(one)):
                found.setdefault(words[0], []).append((words, key))
        return found

    @cached_property
    def words_of_time(self) -> frozenset[str]:
        """Every word of the phrases that reach back from the clock, or name what runs."""
        choices = (*self.times_back.values(), *self.times_running.values())
        return frozenset(word for phrases in choices for phrase, _ in phrases for word in phrase)

    @cached_property
    def opens_source(self) -> frozenset[str]:
        """Words behind which a source is named: "according to", "citing", "by"."""
        return self.set_of("sources", "according", "citing") | self.set_of("grammar", "agents")

    @cached_property
    def cites(self) -> frozenset[str]:
        """Words by which one source brings in another: they belong to the name of neither."""
        return self.set_of("sources", "quotes", "cited", "citing")

    @cached_property
    def nouns_of_sources(self) -> frozenset[str]:
        """Nouns for those who report, of whatever kind."""
        return frozenset(noun for nouns in self.files["sources"]["nouns"].values() for noun in nouns)

    @cached_property
    def tells_control(self) -> frozenset[str]:
        """Words by which a party takes, holds or loses a place."""
        return frozenset(word for words in self.files["frames"][ClaimKind.CONTROL].values() for word in words)

    @cached_property
    def opens_time(self) -> frozenset[str]:
        """Words with which an expression of time can begin."""
        time = self.files["time"]
        first_words = {month.partition(" ")[0] for month in time["months"]}
        lists = (first_words, time["weekdays"], time["between"], time["since"], time["last"], time["up_to"][:4])
        ordinals = {ordinal.partition(" ")[0] for ordinal in time["ordinals"]}
        return frozenset(opening[0] for opening in self.times_back).union(*lists, time["parts_of_day"], ordinals)

    def know(self, phrases: Iterable[str], entry: Entry) -> None:
        """Add phrases with one meaning; a phrase that is known already keeps its first meaning."""
        for phrase in phrases:
            branch = self.names if entry.kind is Kind.SOURCE else self.phrases
            for token in tokenise(str(phrase)):
                branch = branch.further.setdefault(token.norm, Branch())
            branch.entry = branch.entry or entry

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[int, Entry] | None:
        """Give the length in tokens and the entry of the longest phrase that begins at `at`."""
        norm = tokens[at].norm
        if norm in self.names.further:
            found = _longest(self.names, tokens, at)
            return found if found and _names_source(tokens[at], found[0]) else _longest(self.phrases, tokens, at)
        return _longest(self.phrases, tokens, at)

    def words(self, file: str, key: str) -> Any:
        """Give a plain list or table of a file, as it stands there."""
        return self.files[file][key]

    def set_of(self, file: str, *keys: str) -> frozenset[str]:
        """Give the words of some lists of a file together, as a set made once."""
        wanted = (file, *keys)
        found = self._sets.get(wanted)
        if found is None:
            found = self._sets[wanted] = frozenset(word for key in keys for word in self.words(file, key))
        return found


def _by_opening(phrases_of: dict[str, dict[str, int]]) -> PhrasesOfTime:
    found: PhrasesOfTime = {}
    for unit, phrases in phrases_of.items():
        for phrase, number in phrases.items():
            words = tuple(phrase.split())
            found.setdefault(words[:2], []).append((words, {unit: number}))
    for choices in found.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return found


def _longest(branch: Branch, tokens: Sequence[Token], at: int) -> tuple[int, Entry] | None:
    best: tuple[int, Entry] | None = None
    index, further = at, branch.further.get(tokens[at].norm)
    while further is not None:
        index += 1
        if further.entry:
            best = (index - at, further.entry)
        further = further.further.get(tokens[index].norm) if index < len(tokens) else None
    return best


def _names_source(token: Token, length: int) -> bool:
    """A source is known by a capital; a short name of one word by all its capitals (WHO is not "who").

    Arabic has none.
    """
    if token.norm[0] >= "\u0600":
        return True
    name = token.text[: len(token.norm)]
    return name.isupper() if length == 1 and len(name) <= _SHORT_NAME else token.capital


@cache
def lexicon(language: Language) -> Lexicon:
    """Load the lexicon of a language (`en`); raises FileNotFoundError where there is none."""
    folder = LEXICON_FOLDER / language
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise FileNotFoundError(folder)
    read = {path.stem: written_in(path) for path in paths}
    built = Lexicon(language, {name: file if name == _LINES else _in_plain_form(file) for name, file in read.items()})
    for entries in (_set_phrases, _harm, _numbers, _sources, _attacks, _objects, _victims, _frames, _grammar):
        for phrases, entry in entries(read):
            built.know(phrases, entry)
    return built


# Lines of a page are compared as they stand, not word by word.
_LINES = "furniture"


def _in_plain_form(words: Any) -> Any:
    """Give a file with its Arabic words in the form in which they are looked up."""
    if isinstance(words, dict):
        return {_in_plain_form(key): _in_plain_form(value) for key, value in words.items()}
    if isinstance(words, list):
        return [_in_plain_form(word) for word in words]
    if isinstance(words, str) and any(letter >= "\u0600" for letter in words):
        return " ".join(token.norm for token in tokenise(words)) or words
    return words


def _numbers(files: dict[str, Any]) -> Iterator[Meaning]:
    numbers = files["numbers"]
    for kind, key in ((Kind.NUMBER, "cardinals"), (Kind.MULTIPLIER, "multipliers"), (Kind.NUMBER_UNIT, "units")):
        for word, value in numbers[key].items():
            yield [word], Entry(kind, value=value)
    yield from _hedges(numbers["hedges"], Grade.EITHER)
    yield from _hedges(numbers["hedges_after"], Grade.AFTER)
    for name, words in numbers["vague"].items():
        yield words, Entry(Kind.VAGUE, hedge=Hedge(name))
    yield numbers["zero"], Entry(Kind.ZERO)
    yield numbers["fractions"], Entry(Kind.FRACTION)
    yield numbers["range"]["between"], Entry(Kind.BETWEEN)
    yield numbers["range"]["up_to"], Entry(Kind.UP_TO)


def _hedges(hedges: dict[str, list[str]], grade: Grade) -> Iterator[Meaning]:
    for name, words in hedges.items():
        if name == Grade.BELOW.name.lower():
            yield words, Entry(Kind.HEDGE, hedge=Hedge.AT_MOST, grade=Grade.BELOW)
        else:
            yield words, Entry(Kind.HEDGE, hedge=Hedge(name), grade=grade)


def _victims(files: dict[str, Any]) -> Iterator[Meaning]:
    victims = files["victims"]
    for noun in victims["victims"]:
        said = Entry(
            Kind.VICTIM,
            victim_class=VictimClass(noun["class"]),
            category=VictimCategory(noun.get("category", VictimCategory.TOTAL)),
        )
        yield from by_number(noun, said, files["language"])
    for word, count in victims["kin_groups"].items():
        yield [word], Entry(Kind.VICTIM, grade=Grade.ONE, value=count)
    yield victims["families"]["one"], Entry(Kind.FAMILY, grade=Grade.ONE)
    yield victims["families"]["many"], Entry(Kind.FAMILY, grade=Grade.MANY)
    yield victims["not_people"], Entry(Kind.THING)


def _set_phrases(files: dict[str, Any]) -> Iterator[Meaning]:
    """Phrases that hold a word of harm and tell of none: "death threats", "sentenced to death"."""
    yield files["grammar"].get("set_phrases", []), Entry(Kind.WORD)


def _harm(files: dict[str, Any]) -> Iterator[Meaning]:
    for outcome, sides in files["harm"].items():
        for side, words in sides.items():
            said = Entry(Kind.HARM, outcome=Outcome(outcome), side=Side.named(side))
            yield from by_number(words, said, files["language"])
    for side, words in files["frames"]["flight"].items():
        yield words, Entry(Kind.HARM, side=Side.named(side))


def _sources(files: dict[str, Any]) -> Iterator[Meaning]:
    for kind, names in files["sources"]["names"].items():
        yield names, Entry(Kind.SOURCE, source=AttributionKind(kind))


def _attacks(files: dict[str, Any]) -> Iterator[Meaning]:
    for damage, verbs in files["attacks"]["verbs"].items():
        yield verbs, Entry(Kind.ATTACK_VERB, damage=Damage(damage))
    for strike, nouns in files["attacks"]["nouns"].items():
        yield nouns["one"], Entry(Kind.ATTACK, strike=StrikeType(strike), grade=Grade.ONE)
        yield nouns["many"], Entry(Kind.ATTACK, strike=StrikeType(strike), grade=Grade.MANY)


def _objects(files: dict[str, Any]) -> Iterator[Meaning]:
    language = files["language"]["code"]
    for term in term_sets()[InfrastructureType.__name__].terms.values():
        nouns = term.detail("words", {}).get(language, [])
        said = Entry(Kind.OBJECT, infrastructure=InfrastructureType(term.id))
        yield nouns, said
        yield counted_forms(nouns, files["language"]), said


def _frames(files: dict[str, Any]) -> Iterator[Meaning]:
    frames = files["frames"]
    for sign, verbs in frames["effects"].items():
        yield verbs, Entry(Kind.EFFECT, sign=Sign(sign))
    for phrases in frames["control"].values():
        yield [phrase for phrase in phrases if " " in phrase], Entry(Kind.WORD)
    yield [phrase for phrase in frames["finds"] if " " in phrase], Entry(Kind.WORD)
    yield frames["denies"], Entry(Kind.DENIES)
    yield frames["warns"], Entry(Kind.WARNS)
    for modality, phrases in frames["supposes"].items():
        yield phrases, Entry(Kind.HYPOTHETICAL, modality=Modality(modality))
    yield frames["wonders"], Entry(Kind.BOUNDARY, modality=Modality.COUNTERFACTUAL)


_UNSAID = "unsaid"
_PLAIN_GRAMMAR = {
    "coordinators": Kind.AND,
    "alternatives": Kind.OR,
    "openers_of_parts": Kind.OPENS_PARTS,
    "by": Kind.BY,
    "prepositions": Kind.PREPOSITION,
    "boundaries": Kind.BOUNDARY,
    "reporting": Kind.REPORTING,
    "ages": Kind.AGE,
    "naming": Kind.NAMING,
    "name_particles": Kind.PARTICLE,
    "negation": Kind.NEGATION,
}
_AUXILIARIES = {"singular": Grade.ONE, "plural": Grade.MANY, "either": Grade.EITHER, "perfect": Grade.PERFECT}
_ADVERBS = {"plain": Grade.EITHER, "alleged": Grade.ALLEGED, "hedged": Grade.HEDGED}
_DETERMINERS = {"one": Grade.ONE, "any": Grade.EITHER}


def _grammar(files: dict[str, Any]) -> Iterator[Meaning]:
    grammar = files["grammar"]
    yield (phrase for phrase in grammar["percent"] if len(phrase) > 1 and not phrase.isascii()), Entry(Kind.WORD)
    for key, grades, kind in (
        ("auxiliary", _AUXILIARIES, Kind.AUXILIARY),
        ("adverbs", _ADVERBS, Kind.ADVERB),
        ("determiners", _DETERMINERS, Kind.DETERMINER),
    ):
        for name, grade in grades.items():
            yield grammar[key][name], Entry(kind, grade=grade)
    for outcome, phrases in grammar.get("of_whole", {}).items():
        said = None if outcome == _UNSAID else Outcome(outcome)
        yield phrases, Entry(Kind.OPENS_PARTS, grade=Grade.OF_WHOLE, outcome=said)
    for key, kind in _PLAIN_GRAMMAR.items():
        yield grammar[key], Entry(kind)
