"""Proposed incidents, printed: a table for people, JSON for programs.

For: `recount link`. Not for: making them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from recount.incidents.linking.gathering import NewIncident
from recount.incidents.linking.incident import Linked, LinkedIncident, LinkedRange
from recount.incidents.models import Link
from recount.vocabulary.words import Outcome

_OUTCOMES = (Outcome.KILLED, Outcome.INJURED)
_MOST_REPORTS_NAMED = 4


def print_linked(linked: Linked, *, as_json: bool) -> None:
    """Print what linking proposes to standard output."""
    console = Console()
    if as_json:
        print(linked.model_dump_json())
        return
    table = Table(title=f"{len(linked.incidents)} proposed incidents")
    for heading in ("incident", "day", "place", *map(str, _OUTCOMES), "reports", "score"):
        table.add_column(heading)
    for incident in linked.incidents:
        table.add_row(*_row(incident))
    console.print(table)
    console.print(
        f"{len(linked.unlinked)} reports in no incident, {len(linked.aggregates)} figures of a time or an area."
    )
    console.print("These are proposals: a person confirms, refuses or leaves them open (R17).")


def _row(incident: LinkedIncident) -> tuple[str, ...]:
    start, end = incident.date.start, incident.date.end
    days = "unresolved" if start is None else str(start) if start == end else f"{start} to {end}"
    named = ", ".join(incident.reports[:_MOST_REPORTS_NAMED])
    more = len(incident.reports) - _MOST_REPORTS_NAMED
    return (
        incident.id,
        days,
        incident.place.place or incident.place.raw or "unresolved",
        _range(incident.toll.killed),
        _range(incident.toll.injured),
        f"{named} and {more} more" if more > 0 else named,
        f"{incident.score:.2f}",
    )


def _range(reported: LinkedRange | None) -> str:
    if reported is None:
        return "unknown"
    low = "?" if reported.low is None else str(reported.low)
    high = "?" if reported.high is None else f"{reported.high}{'+' if reported.high_open else ''}"
    return low if low == high else f"{low}-{high}"


def print_record_proposals(links: Sequence[Link], new: Sequence[NewIncident], *, as_json: bool) -> None:
    """Print the links proposed to incidents of the record, and the incidents that the record lacks."""
    if as_json:
        print(json.dumps(_record_as_json(links, new), ensure_ascii=False, indent=2))
        return
    console = Console()
    for title, headings, rows in (
        ("Proposed links", ("claim", "incident", "score", "why"), [_link_row(link) for link in links]),
        ("Proposed new incidents", ("claims", "day", "place", "reports", "score"), [_new_row(one) for one in new]),
    ):
        table = Table(title=f"{title}: {len(rows)}")
        for heading in headings:
            table.add_column(heading, overflow="fold")
        for row in rows:
            table.add_row(*row)
        console.print(table)
    console.print("These are proposals: a person confirms, refuses or leaves them open (R17).")


def _link_row(link: Link) -> tuple[str, ...]:
    return link.claim.key, link.incident.code, f"{link.score or 0:.2f}", link.reason


def _new_row(new: NewIncident) -> tuple[str, ...]:
    _, days, place, _, _, reports, score = _row(new.incident)
    return ", ".join(new.claims), days, place, reports, score


def _record_as_json(links: Sequence[Link], new: Sequence[NewIncident]) -> dict[str, object]:
    return {
        "links": [
            {"claim": link.claim.key, "incident": link.incident.code, "score": link.score, "reason": link.reason}
            for link in links
        ],
        "new_incidents": [{**one.incident.model_dump(mode="json"), "claims": list(one.claims)} for one in new],
    }
