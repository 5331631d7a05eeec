"""Proposals and foresight on a terminal or as JSON.

For: `recount propose`, and `recount decide --dry-run`. Not for: pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from recount.incidents.deciding.foresight import Ends, RangeChange, WouldChange
from recount.incidents.deciding.reviewing import review_state
from recount.incidents.judging.proposing import Proposals, propose
from recount.incidents.judging.responses import propose_responses, stands
from recount.incidents.models import Incident
from recount.vocabulary.reader import label


def print_proposals(incident: Incident, *, as_json: bool) -> None:
    """Print what the rules propose of an incident, what parties say of it, and how far it has come."""
    proposals = propose(incident)
    if as_json:
        print(json.dumps(_as_json(incident, proposals), ensure_ascii=False, indent=2))
        return
    table = Table(title=str(incident))
    for heading in ("question", "proposal", "rule", "why"):
        table.add_column(heading, overflow="fold")
    for row in _rows(incident, proposals):
        table.add_row(*row)
    console = Console()
    console.print(table)
    stage = review_state(incident).stage
    console.print(f"{label(stage).capitalize()}. These are proposals: a person signs, another reviews (R17).")


def print_foresight(would: WouldChange, *, as_json: bool) -> None:
    """Print what accepting a claim would change; nothing was signed."""
    if as_json:
        print(json.dumps(asdict(would), ensure_ascii=False, indent=2))
        return
    table = Table(title=f"{would.claim} accepted into {would.incident}: what would change")
    for heading in ("group", "now", "then", "which end moves, and by whom"):
        table.add_column(heading, overflow="fold")
    for change in would.ranges:
        table.add_row(_group(change), _range(change.before), _range(change.after), "; ".join(_moves(change)))
    console = Console()
    console.print(table)
    console.print(f"It would be refused: {would.refused}" if would.refused else "Nothing was signed.")


def _rows(incident: Incident, proposals: Proposals) -> Iterator[tuple[str, str, str, str]]:
    harm, strike = proposals.harm, proposals.strike
    yield "harm", label(harm.grade) if harm.grade else "?", harm.rule, harm.reason
    for party, status, rule, reason in proposals.attributions:
        yield label(party), label(status), rule, reason
    yield "strike", label(strike.status) if strike.status else "?", strike.rule, strike.reason
    if proposals.airwars:
        yield "Airwars grade", label(proposals.airwars), "R20", "It would follow from the above."
    for response in propose_responses(incident):
        conceded = _span(response.killed_low, response.killed_high)
        said = f"{label(response.position)}{f', conceding {conceded}' if conceded else ''}"
        yield f"response of {label(response.party)}", said, "R18", f"{response.claim}: {response.reason}"
    for stand in stands(incident):
        conceded = _span(stand.killed_low, stand.killed_high)
        why = f"It concedes {conceded} killed." if conceded else "On record." if stand.known else "Nobody recorded one."
        yield f"stand of {label(stand.party)}", label(stand.position), "R18", why


def _as_json(incident: Incident, proposals: Proposals) -> dict[str, Any]:
    state = review_state(incident)
    return {
        "incident": incident.code,
        "harm": proposals.harm._asdict(),
        "attributions": [proposal._asdict() for proposal in proposals.attributions],
        "strike": proposals.strike._asdict(),
        "airwars": proposals.airwars,
        "responses": [asdict(response) for response in propose_responses(incident)],
        "stands": [asdict(stand) for stand in stands(incident)],
        "stage": state.stage,
        "last_decision": state.last_decision,
    }


def _group(change: RangeChange) -> str:
    outcome, victim_class, category = change.group
    return f"{label(victim_class)} {label(outcome)} ({label(category)})"


def _range(ends: Ends | None) -> str:
    if ends is None:
        return "nothing known"
    return f"{_span(ends.low, ends.high)}{'+' if ends.high_open else ''}"


def _span(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    return str(low) if low == high else f"{'?' if low is None else low}-{'?' if high is None else high}"


def _moves(change: RangeChange) -> Iterator[str]:
    if change.by_hand:
        yield "settled by hand: no claim moves it"
    if change.low_moves:
        yield f"low, by {', '.join(change.after.low_claims) if change.after else 'nobody'}"
    if change.high_moves:
        yield f"high, by {', '.join(change.after.high_claims) if change.after else 'nobody'}"
    for earlier, later in change.superseded.items():
        yield f"{earlier} superseded by {later} (R9)"
