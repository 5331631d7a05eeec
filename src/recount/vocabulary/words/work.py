"""Words of `terms/work.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class ReportWork(StrEnum):
    """What people have done with a report; each report is in exactly one of these, and they add up to all."""

    NOT_YET_ASSESSED = "not_yet_assessed"
    READ = "read"
    LINKED = "linked"
    SET_ASIDE = "set_aside"


class ClaimWork(StrEnum):
    """What people have decided about a claim that was read in a report."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    UNSURE = "unsure"
    SET_ASIDE = "set_aside"
    REPLACED = "replaced"


class AsideReason(StrEnum):
    """Why a claim is no evidence for a range, in the words that recorders need most often."""

    MISREAD = "misread"
    RESTATED = "restated"
    NO_HARM = "no_harm"
    ELSEWHERE = "elsewhere"
    UNCLEAR = "unclear"
    OTHER_REASON = "other_reason"


class JobState(StrEnum):
    """How far a piece of long work has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
