"""The ledger as a page: each stage with its parts, in the language of the page.

For: the first page and `ledger`. Not for: drawing it up (`recount.incidents.ledger`).
"""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from recount.incidents import ledger as drawing
from recount.incidents.ledger import Balance
from recount.vocabulary.reader import label
from recount.vocabulary.words import CaptureState, IncidentStatus, LinkState
from recount.workbench.answering import Answer
from recount.workbench.words import language, say


class Part(BaseModel):
    """Where some of a stage are."""

    name: str
    number: int


class Stage(BaseModel):
    """One stage: how many came in, and where each of them is."""

    model_config = ConfigDict(frozen=True)

    stage: str
    total: int
    balances: bool
    parts: list[Part]


class LedgerPage(Answer):
    """The ledger, and what of it is not in order."""

    rows: list[Stage]
    in_order: bool
    not_yet_assessed: int
    inconsistent: list[str]
    stated_against_itself: int


def drawn() -> LedgerPage:
    """Draw up the ledger of the open record in the language of the page."""
    ledger = drawing.ledger()
    return LedgerPage(
        rows=[_stage(balance) for balance in ledger.balances],
        in_order=ledger.in_order,
        not_yet_assessed=len(ledger.not_yet_assessed),
        inconsistent=[violation.sentence for violation in ledger.violations],
        stated_against_itself=len(ledger.stated_against_itself),
    )


def _stage(balance: Balance) -> Stage:
    parts = [Part(name=_named(name), number=number) for name, number in balance.parts.items()]
    return Stage(stage=_named(balance.stage), total=balance.total, balances=balance.balances, parts=parts)


def _named(name: str) -> str:
    """Say a name of the ledger in the language of the page; the ledger itself speaks English."""
    if word := _words().get(name):
        return label(word, language())
    own = {
        "reports": say("home.reports"),
        "claims": say("home.claims"),
        "links": say("home.links"),
        "incidents": say("home.incidents"),
        "imported rows": say("home.imported_rows"),
        "responses": say("home.responses"),
        drawing.LINKED: say("home.linked"),
        drawing.AGGREGATE: say("home.aggregate"),
        drawing.SET_ASIDE: say("home.set_aside"),
        drawing.NOT_YET_ASSESSED: say("home.not_yet_assessed"),
        drawing.WITHDRAWN: say("home.withdrawn"),
        "kept": say("home.kept"),
        "in the record already": say("home.in_record_already"),
    }
    return own.get(name, name)


@cache
def _words() -> dict[str, CaptureState | LinkState | IncidentStatus]:
    return {label(word): word for words in (CaptureState, LinkState, IncidentStatus) for word in words}
