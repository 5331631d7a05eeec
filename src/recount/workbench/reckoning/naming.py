"""What was asked and what an answer stands on, in the words of the page.

For: the list of what was asked before, the head of an answer, and how its rows were chosen. Not for: JSON, which keeps
the keys as one types them, or the sentences of an answer itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final

from recount.vocabulary.reader import label
from recount.vocabulary.words import (
    Convention,
    Dimension,
    EstimateMethod,
    GradeFilter,
    LoglinearSelection,
    Measure,
    Party,
    PlacePrecision,
    VictimCategory,
    VictimClass,
)
from recount.workbench.words import language, say

# The name of each key, in the order in which it is told.
_NAMES: Final = {
    "lists": "reckoning.of_lists",
    "method": "estimates.method",
    "select": "estimates.select",
    "treatment": "aftermath.treatment",
    "control": "aftermath.control",
    "outcome": "aftermath.outcome",
    "time": "aftermath.time",
    "space": "aftermath.space",
    "match": "aftermath.match",
    "unrelated": "aftermath.unrelated",
    "permutations": "aftermath.permutations",
    "unit": "reckoning.rule_unit",
    "named_by": "reckoning.rule_named_by",
    "least_named": "reckoning.rule_least_named",
    "loosest_place": "reckoning.rule_loosest_place",
    "measure": "reckoning.rule_measure",
    "who": "estimates.who",
    "category": "reckoning.rule_category",
    "by": "estimates.by",
    "party": "estimates.party",
    "place": "estimates.place",
    "from": "estimates.from",
    "to": "estimates.to",
    "grade": "estimates.grade",
    "convention": "reckoning.rule_convention",
}
# Keys whose values are words of the vocabulary.
_WORDS: Final[Mapping[str, type[StrEnum]]] = {
    "method": EstimateMethod,
    "select": LoglinearSelection,
    "by": Dimension,
    "who": VictimClass,
    "party": Party,
    "grade": GradeFilter,
    "measure": Measure,
    "category": VictimCategory,
    "convention": Convention,
    "loosest_place": PlacePrecision,
}
# What is the same in every list of a record stands as a sentence, whatever its key holds.
_SENTENCES: Final = {
    "unit": "reckoning.a_row",
    "named_by": "reckoning.who_names",
    "lists": "reckoning.lists_are_origins",
}
_LEFT: Final = {
    "perhaps_elsewhere": "reckoning.left_elsewhere",
    "perhaps_at_another_time": "reckoning.left_other_time",
    "of_another_grade": "reckoning.left_other_grade",
    "no_origin_counts_such_victims": "reckoning.left_uncounted",
    "without_one_day": "reckoning.left_day",
    "without_a_place_close_enough": "reckoning.left_place",
}


def asked_in_words(asked: Mapping[str, Any]) -> str:
    """Say what was asked: whether of the record or of a sheet, then every key that was given."""
    said = [f"{say(_NAMES[key])}: {_value(key, asked[key])}" for key in _NAMES if asked.get(key)]
    of_record = [] if "lists" in asked or not ("method" in asked or "record" in asked) else [say("reckoning.of_record")]
    return " · ".join([*of_record, *said])


def rules_in_words(rules: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Say by which rules rows and lists were chosen, each with its name; a rule without a name keeps its key."""
    for key, value in rules.items():
        if value:
            yield (
                say(_NAMES[key]) if key in _NAMES else key,
                say(_SENTENCES[key]) if key in _SENTENCES else _value(key, value),
            )


def left_out_in_words(left: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Say what the rules left out, and how many."""
    for key, number in left.items():
        if number:
            yield say(_LEFT[key]) if key in _LEFT else key, number


def _value(key: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_value(key, each) for each in value)
    words = _WORDS.get(key)
    if words is None or str(value) not in set(words):
        return str(value)
    return label(words(str(value)), language())
