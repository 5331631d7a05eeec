"""The page of the search.

For: what is asked and what is shown. Not for: finding, which stands beside.
"""

from __future__ import annotations

from django.http import HttpRequest

from recount.workbench.answering import answered
from recount.workbench.people.rights import Act, requires
from recount.workbench.search.answer import Found, found_for


@requires(Act.SEE)
@answered("search/page.html", part="search/found.html")
def found(request: HttpRequest) -> Found:
    """Show what has the words of `q`, of every kind, or all of the kind that `in` names."""
    return found_for(request)
