"""Words of `terms/people.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class Act(StrEnum):
    """What somebody may do in the workbench; every page names the act that it needs."""

    SIGN_IN = "sign_in"
    KEEP_ACCOUNT = "keep_account"
    SEE = "see"
    RECKON = "reckon"
    CAPTURE = "capture"
    CORRECT = "correct"
    DESCRIBE = "describe"
    LINK = "link"
    DECIDE = "decide"
    REVIEW = "review"
    RESTRICT = "restrict"
    RELEASE = "release"
    EXPORT = "export"
    DELETE = "delete"
    MANAGE_PEOPLE = "manage_people"
    SEE_PEOPLE = "see_people"


class Role(StrEnum):
    """What a person is in a team. One can have several roles; all above the reader need a second factor."""

    READER = "reader"
    RECORDER = "recorder"
    REVIEWER = "reviewer"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"
