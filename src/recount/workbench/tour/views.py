"""The page of the tour.

For: all stops at once, to begin anywhere. Not for: the bar on the pages themselves (`recount.workbench.tour.showing`).
"""

from __future__ import annotations

from django.http import HttpRequest

from recount.workbench.answering import answered
from recount.workbench.people.rights import Act, requires
from recount.workbench.tour.showing import Tour, tour


@requires(Act.SEE)
@answered("tour/stops.html")
def stops(request: HttpRequest) -> Tour:
    """Show the stops of the tour."""
    return tour(request)
