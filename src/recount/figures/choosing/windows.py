"""Which incidents lie in a window of days, and which are dated too loosely to say so (R6).

For: `from` and `to` of a figure. Not for: months, weeks and days as rows (`recount.figures.summing.sums`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from recount.figures.summing.sums import CountedIncident


def within(
    incidents: Iterable[CountedIncident], first: date | None, last: date | None
) -> tuple[list[CountedIncident], list[CountedIncident]]:
    """Part the incidents that lie wholly between two days (both included, None is open) from those that may.

    What certainly lies outside is in neither list. Without any day, everything lies inside.
    """
    if first is None and last is None:
        return list(incidents), []
    inside, perhaps = [], []
    for incident in incidents:
        if _surely_inside(incident, first, last):
            inside.append(incident)
        elif _perhaps_inside(incident, first, last):
            perhaps.append(incident)
    return inside, perhaps


def _surely_inside(incident: CountedIncident, first: date | None, last: date | None) -> bool:
    if incident.start is None or incident.end is None:
        return False
    return (first is None or first <= incident.start) and (last is None or incident.end <= last)


def _perhaps_inside(incident: CountedIncident, first: date | None, last: date | None) -> bool:
    begins_in_time = incident.start is None or last is None or incident.start <= last
    ends_in_time = incident.end is None or first is None or first <= incident.end
    return begins_in_time and ends_in_time
