"""The first page, and the ledger on it.

For: what the record holds and what waits. Not for: working on any of it.
"""

from __future__ import annotations

from django.http import HttpRequest

from recount.workbench.answering import answered
from recount.workbench.home.balance import LedgerPage, drawn
from recount.workbench.home.holding import Holdings, held
from recount.workbench.people.rights import Act, requires


@requires(Act.SEE)
@answered("home/start.html")
def start(request: HttpRequest) -> Holdings:
    """Show what the record holds and what waits for a person."""
    return held(request)


@requires(Act.SEE)
@answered("home/ledger.html", part="home/balances.html")
def ledger(request: HttpRequest) -> LedgerPage:
    """Show at every stage what came in, what went on and what was set aside."""
    return drawn(request)
