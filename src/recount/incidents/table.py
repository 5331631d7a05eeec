"""Captures, decisions and the ledger on a terminal or as JSON.

For: `recount capture`, `recount decide`, `recount audit`. Not for: pages.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from recount.claims.table import counts_in_words
from recount.incidents.auditing.inspection import told_at_once
from recount.incidents.auditing.ledger import Ledger
from recount.incidents.capturing.capture import Captured
from recount.incidents.models import Decision, Incident, Link, Toll
from recount.vocabulary.reader import label


def print_captures(captured: Sequence[Captured], *, as_json: bool) -> None:
    """Print what was stored, what was read in it, and what it may tell of."""
    if as_json:
        print(json.dumps([_capture_as_json(one) for one in captured], ensure_ascii=False, indent=2))
        return
    for one in captured:
        Console().print(_capture_table(one))


def print_decision(decision: Decision, *, as_json: bool) -> None:
    """Print a decision and the ranges of its incident as they stand now."""
    incident = decision.incident
    if as_json:
        print(json.dumps(_decision_as_json(decision), ensure_ascii=False, indent=2))
        return
    console = Console()
    console.print(f"Signed by {decision.signed_by}: {label(decision.kind)} {_subject(decision)}. {decision.reason}")
    if incident:
        console.print(incident_table(incident))
    for violation in told_at_once(decision):
        console.print(f"Look again ({violation.rule}): {violation.sentence}")


def _subject(decision: Decision) -> str:
    """Name what a decision is about: the claim, else the incident, else the report with those it was joined to."""
    if decision.report:
        return ", ".join([decision.report.key, *decision.value.get("with", ())])
    return decision.claim.key if decision.claim else decision.incident.code if decision.incident else ""


def print_ledger(drawn: Ledger, *, as_json: bool) -> None:
    """Print the ledger: every stage with its parts, and what stands nowhere or twice."""
    if as_json:
        print(json.dumps({**drawn.model_dump(), "in_order": drawn.in_order}, ensure_ascii=False, indent=2))
        return
    console = Console()
    table = Table(title="Ledger")
    for heading in ("stage", "in", "= out + set aside", "balances"):
        table.add_column(heading, overflow="fold")
    for balance in drawn.balances:
        parts = " + ".join(f"{count} {name}" for name, count in balance.parts.items())
        table.add_row(balance.stage, str(balance.total), parts, "yes" if balance.balances else "NO")
    console.print(table)
    for heading, keys in (("Not yet assessed", drawn.not_yet_assessed), ("In two accounts", drawn.misplaced)):
        if keys:
            console.print(f"{heading}: {', '.join(keys)}")
    for heading, found in (("Inconsistent", drawn.violations), ("As a source states it", drawn.stated_against_itself)):
        for violation in found:
            console.print(f"{heading} ({violation.rule}), {violation.subject}: {violation.sentence}")


def incident_table(incident: Incident) -> Table:
    """Lay out the ranges of an incident with the claims that set each end."""
    table = Table(title=str(incident))
    for heading in ("group", "range", "low set by", "high set by", "settled by"):
        table.add_column(heading, overflow="fold")
    for toll in incident.tolls.all():
        table.add_row(
            f"{label(toll.victim_class)} {label(toll.outcome)} ({label(toll.category)})",
            range_in_words(toll),
            ", ".join(toll.low_claims),
            ", ".join(toll.high_claims),
            label(toll.method),
        )
    return table


def range_in_words(toll: Toll) -> str:
    """Write a range; an open end says so, an unknown one is a question mark (R14)."""
    low = "?" if toll.low is None else str(toll.low)
    high = "?" if toll.high is None else f"{toll.high}{'+' if toll.high_open else ''}"
    return high if toll.low == toll.high else f"{low}-{high}"


def _capture_table(one: Captured) -> Table:
    state = "in the record already" if one.again else label(one.report.state)
    table = Table(
        title=f"{one.report.key}: {one.report.title} ({state})", caption="; ".join(one.report.problems) or None
    )
    for heading in ("claim", "kind", "counts", "may tell of"):
        table.add_column(heading, overflow="fold")
    proposals: dict[int, list[Link]] = {}
    for link in one.links:
        proposals.setdefault(link.claim_id, []).append(link)
    for row in one.claims:
        table.add_row(
            row.key, label(row.kind), counts_in_words(row.claim), "; ".join(map(_proposal, proposals.get(row.pk, [])))
        )
    return table


def _proposal(link: Link) -> str:
    return f"{link.incident.code} ({link.score}: {link.reason})"


def _capture_as_json(one: Captured) -> dict[str, Any]:
    return {
        "report": one.report.key,
        "sha256": one.report.sha256,
        "state": one.report.state,
        "again": one.again,
        "problems": one.report.problems,
        "claims": [row.document for row in one.claims],
        "proposals": [
            {"claim": link.claim.key, "incident": link.incident.code, "score": link.score, "reason": link.reason}
            for link in one.links
        ],
    }


def _decision_as_json(decision: Decision) -> dict[str, Any]:
    return {
        "decision": decision.pk,
        "kind": decision.kind,
        "claim": decision.claim.key if decision.claim else None,
        "incident": decision.incident.code if decision.incident else None,
        "value": decision.value,
        "signed_by": decision.signed_by,
        "signed_at": decision.signed_at.isoformat(),
        "rule": decision.rule,
        "reason": decision.reason,
        "warnings": [violation.sentence for violation in told_at_once(decision)],
    }
