"""Words of `terms/times.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class TimePrecision(StrEnum):
    """How closely the time of an event is known; a date is never invented."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    INTERVAL = "interval"
    CAMPAIGN = "campaign"
    UNRESOLVED = "unresolved"
