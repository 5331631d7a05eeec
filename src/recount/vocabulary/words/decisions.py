"""Words of `terms/decisions.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class DecisionKind(StrEnum):
    """What a person signs, with date and reason; decisions are added, retired, and never overwritten."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    UNSURE = "unsure"
    SET_ASIDE = "set_aside"
    GRADE = "grade"
    ATTRIBUTE = "attribute"
    OVERRIDE = "override"
    MERGE = "merge"
    SPLIT = "split"
    WITHDRAW = "withdraw"
    CORRECT = "correct"
    RETIRE = "retire"
    CREDIBILITY = "credibility"
    STRIKE = "strike"
    RESPOND = "respond"
    JOIN = "join"
    UNITE = "unite"
    REVIEW = "review"
    RELEASE = "release"
    WITHDRAW_RELEASE = "withdraw_release"


class ReviewFinding(StrEnum):
    """What a second person says of what others signed about an incident."""

    AGREE = "agree"
    RETURN = "return"


class ReviewStage(StrEnum):
    """How far an incident has come on the way to publication; any decision that changes it sends it back."""

    NOT_GRADED = "not_graded"
    WAITING_FOR_REVIEW = "waiting_for_review"
    RETURNED = "returned"
    REVIEWED = "reviewed"
    SIGNED_ONCE = "signed_once"
    RELEASED = "released"


class TieKind(StrEnum):
    """Why two reports are held to speak for one origin; ties are found by the machine and settled by people."""

    COPY = "copy"
    REPRINT = "reprint"
    TRANSLATION = "translation"
    SAME_ACCOUNT = "same_account"
    QUOTATION = "quotation"
    HAND = "hand"


class LinkState(StrEnum):
    """Where a link between a claim and an incident stands, from a machine's proposal to a person's word."""

    PROPOSED = "proposed"
    ACCEPT = "accept"
    REFUSE = "refuse"
    UNSURE = "unsure"


class LinkRole(StrEnum):
    """What a claim does for the incident to which it is linked."""

    EVIDENCE = "evidence"
    BESIDE = "beside"


class IncidentStatus(StrEnum):
    """Whether an incident still stands; those that do not keep their address and say what became of them."""

    ACTIVE = "active"
    MERGED = "merged"
    SPLIT = "split"
    WITHDRAWN = "withdrawn"


class SettlingMethod(StrEnum):
    """How the numbers of several origins become one range; the way is chosen openly and shown."""

    RANGE = "range"
    MAJORITY = "majority"
    SOURCE_HIERARCHY = "source_hierarchy"
    TEAM_DECISION = "team_decision"
