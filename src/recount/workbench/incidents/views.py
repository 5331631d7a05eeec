"""The pages of incidents.

For: what is asked and what is shown. Not for: finding and listing, which stand beside.
"""

from __future__ import annotations

from django.http import HttpRequest

from recount.workbench.answering import answered
from recount.workbench.incidents.listing import IncidentList, listed
from recount.workbench.people.rights import Act, requires


@requires(Act.SEE)
@answered("incidents/list.html", part="incidents/found.html")
def incident_list(request: HttpRequest) -> IncidentList:
    """List the incidents that the address asks for."""
    return listed(request)
