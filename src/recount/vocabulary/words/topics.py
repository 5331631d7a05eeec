"""Words of `terms/topics.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class Topic(StrEnum):
    """The chapters of this vocabulary, in the order of the record, from the report to the published figure."""

    SOURCES = "sources"
    CLAIMS = "claims"
    CASUALTIES = "casualties"
    QUANTITIES = "quantities"
    STRIKES = "strikes"
    INFRASTRUCTURE = "infrastructure"
    PARTIES = "parties"
    PLACES = "places"
    TIMES = "times"
    GRADES = "grades"
    DECISIONS = "decisions"
    WORK = "work"
    FIGURES = "figures"
    VERDICTS = "verdicts"
    ESTIMATES = "estimates"
    PEOPLE = "people"
