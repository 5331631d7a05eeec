"""The page of the ledger.

For: whoever asks where everything went; the first page does not wait for it. Not for: drawing it up
(`recount.workbench.home.balance`).
"""

from __future__ import annotations

from django.http import HttpRequest

from recount.workbench.answering import answered
from recount.workbench.home.balance import LedgerPage, drawn
from recount.workbench.people.rights import Act, requires


@requires(Act.SEE)
@answered("home/ledger.html", part="home/balances.html")
def ledger(request: HttpRequest) -> LedgerPage:
    """Show at every stage what came in, what went on and what was set aside."""
    return drawn(request)
