"""Which incidents the map shows: those of the list with the same keys that still stand.

For: the map, its table and its files. Not for: lists, which show merged and withdrawn incidents as well; on a map they
would be counted twice.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from recount.incidents.models import Incident
from recount.vocabulary.words import IncidentStatus
from recount.workbench.incidents.finding import found
from recount.workbench.people.rights import visible_incidents

# The line of time shows what lies before and after the days that are asked for.
OF_TIME = ("from", "to")
_NOT_FILTERS = ("page", "sort")


def chosen(request: HttpRequest) -> QuerySet[Incident]:
    """Give the incidents that the address asks for, in its order. Raises: BadInput."""
    return found(request.GET, visible_incidents(request).filter(status=IncidentStatus.ACTIVE))


def chosen_at_any_time(request: HttpRequest) -> QuerySet[Incident]:
    """Give those that it would ask for without its days. Raises: BadInput."""
    among = visible_incidents(request).filter(status=IncidentStatus.ACTIVE)
    return found(without(request.GET, *OF_TIME, *_NOT_FILTERS), among).order_by()


def without(asked: QueryDict, *keys: str) -> QueryDict:
    """Give the keys of an address with some left out."""
    kept = asked.copy()
    for key in keys:
        kept.pop(key, None)
    return kept
