"""Words of `terms/quantities.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class Hedge(StrEnum):
    """How firmly a report states a number; the hedge is kept, whatever number is later made of it."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    APPROXIMATELY = "approximately"
    RANGE = "range"
    VAGUE = "vague"
    GROUP_NOUN = "group_noun"
    ORDER_OF_MAGNITUDE = "order_of_magnitude"
    EXACT_ZERO = "exact_zero"
    NAMED_LIST = "named_list"
    DUAL_OR_PLURAL = "dual_or_plural"


class Convention(StrEnum):
    """A named way to turn vague words into numbers, applied only when a range is made, and changeable."""

    LITERAL = "literal"
    ACLED = "acled"
    AIRWARS = "airwars"
