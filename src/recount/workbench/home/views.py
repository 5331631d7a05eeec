"""The first page.

For: what the record holds and what waits. Not for: working on any of it, or the ledger, which stands beside.
"""

from __future__ import annotations

from django.http import HttpRequest

from recount.workbench.answering import answered
from recount.workbench.home.holding import Holdings, held
from recount.workbench.people.rights import Act, requires


@requires(Act.SEE)
@answered("home/start.html")
def start(request: HttpRequest) -> Holdings:
    """Show what the record holds and what waits for a person."""
    return held(request)
