"""Words of `terms/verdicts.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class Verdict(StrEnum):
    """What the record says of a published figure; given with the record's numbers and the reason."""

    SUPPORTED = "supported"
    SUPPORTED_AS_FLOOR = "supported_as_floor"
    CONTESTED = "contested"
    OTHER_UNIT = "other_unit"
    OTHER_CLASS = "other_class"
    OTHER_WINDOW = "other_window"
    OTHER_PLACE = "other_place"
    OTHER_COUNTER = "other_counter"
    ARITHMETIC_WRONG = "arithmetic_wrong"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    CONTRADICTED = "contradicted"
    NOT_IN_RECORD = "not_in_record"
    NOT_CHECKABLE = "not_checkable"
