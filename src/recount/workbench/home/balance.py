"""The ledger as a page: each stage with its parts, in the language of the page, for what who asks may know of.

For: the first page and `ledger`. Not for: drawing it up (`incidents.auditing.ledger`), or naming what is wrong in
a large record, which takes longer than a page may; `recount audit` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict

from recount.claims.models import ClaimRecord
from recount.incidents.auditing import accounts
from recount.incidents.auditing import ledger as drawing
from recount.incidents.auditing.inspection import inspect_claims, inspect_imports, inspect_incidents
from recount.incidents.auditing.ledger import Balance
from recount.incidents.models import Incident, Link
from recount.remembering import while_record_stands
from recount.vocabulary.reader import label
from recount.vocabulary.words import CaptureState, IncidentStatus, LinkState
from recount.workbench.answering import Answer
from recount.workbench.home.seen import sees_everything
from recount.workbench.people.rights import rights_of, visible_incidents, visible_reports
from recount.workbench.words import language, say


class Part(BaseModel):
    """Where some of a stage are; `word` is the same in every language."""

    word: str
    name: str
    number: int


class Stage(BaseModel):
    """One stage: how many came in, and where each of them is."""

    model_config = ConfigDict(frozen=True)

    stage: str
    total: int
    balances: bool
    parts: list[Part]

    @property
    def shares(self) -> list[tuple[str, int]]:
        """Give the parts as a bar draws them."""
        return [(part.word, part.number) for part in self.parts]


class LedgerPage(Answer):
    """The ledger, and what of it is not in order, where the record is small enough to look through at once."""

    rows: list[Stage]
    in_order: bool
    looked_through: bool
    inconsistent: list[str]
    stated_against_itself: int


# A record of at most so many claims and incidents is looked through for a page.
MOST_LOOKED_THROUGH = 1_000


def drawn(request: HttpRequest) -> LedgerPage:
    """Draw up the ledger for who asks, in the language of the page."""
    groups = None if sees_everything(request) else frozenset(rights_of(request).groups or ())
    counted = _counted(groups)
    if not _is_small():
        return _page(counted, looked_through=False)
    own, stated = _sayings(request)
    return _page(counted, looked_through=True, inconsistent=own, stated=stated)


def _is_small() -> bool:
    """Tell whether a page may look through the record; a count stops as soon as it is not."""
    tables = (ClaimRecord, Incident)
    most = MOST_LOOKED_THROUGH
    return all(table._default_manager.order_by()[: most + 1].count() <= most for table in tables)


def _page(
    counted: Sequence[Balance], *, looked_through: bool, inconsistent: Sequence[str] = (), stated: int = 0
) -> LedgerPage:
    return LedgerPage(
        rows=[_stage(balance) for balance in counted],
        in_order=all(balance.balances for balance in counted) and not inconsistent,
        looked_through=looked_through,
        inconsistent=list(inconsistent),
        stated_against_itself=stated,
    )


@while_record_stands()
def _counted(groups: frozenset[str] | None) -> tuple[Balance, ...]:
    """Count for the members of these groups; other recorders' files are accounted for only as a whole."""
    return (*drawing.balances(groups), *(drawing.imported() if groups is None else ()))


def _sayings(request: HttpRequest) -> tuple[list[str], int]:
    """Give the sentences about what is inconsistent, and how often sources state what cannot be.

    What is about an incident is told to those who may know of it and of all its reports, since a sentence names them.
    """
    reports = visible_reports(request).order_by().values("pk")
    some_hidden = Link.objects.exclude(claim__report__in=reports).values("incident")
    incidents = visible_incidents(request).order_by().exclude(pk__in=some_hidden)
    known = {*incidents.values_list("code", flat=True)}
    known |= {*ClaimRecord.objects.filter(report__in=reports).values_list("key", flat=True)}
    own = [f"{each.subject}: {each.sentence}" for each in inspect_incidents() if each.subject in known]
    return own, sum(each.subject in known for each in (*inspect_claims(), *inspect_imports()))


def _stage(balance: Balance) -> Stage:
    parts = [Part(word=_word(name), name=_named(name), number=number) for name, number in balance.parts.items()]
    return Stage(stage=_named(balance.stage), total=balance.total, balances=balance.balances, parts=parts)


def _word(name: str) -> str:
    return str(_words().get(name, name.replace(" ", "_")))


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
        accounts.LINKED: say("home.linked"),
        accounts.AGGREGATE: say("home.aggregate"),
        accounts.SET_ASIDE: say("home.set_aside"),
        accounts.NOT_YET_ASSESSED: say("home.not_yet_assessed"),
        accounts.WITHDRAWN: say("home.withdrawn"),
        "kept": say("home.kept"),
        "in the record already": say("home.in_record_already"),
    }
    return own.get(name, name)


@cache
def _words() -> dict[str, CaptureState | LinkState | IncidentStatus]:
    return {label(word): word for words in (CaptureState, LinkState, IncidentStatus) for word in words}
