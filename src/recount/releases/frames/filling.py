"""The rows of the frames other than incidents, each read from the open record in one walk, in the order of their ids.

For: `recount.releases.frames.frame`. Not for: what a column means (`columns.yaml`), incidents
(`recount.releases.frames.events`), or what may leave the record.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from recount.claims.models import ClaimRecord
from recount.incidents.models import Decision, Link, PartyAttribution, Response, Toll
from recount.releases.frames.columns import layout_of
from recount.releases.frames.naming import decision_ids
from recount.reports.models import Report
from recount.vocabulary.words import LinkRole, LinkState, PublisherKind

Row = dict[str, Any]

JOINT = "/"


def tolls() -> Iterator[Row]:
    """Give one row a range."""
    decided = decision_ids()
    names = ("incident__code", "outcome", "victim_class", "category", "low", "high", "high_open", "convention")
    more = ("method", "low_claims", "high_claims", "superseded", "decision", "as_stated", "reason")
    ordered = Toll.objects.order_by("incident__code", "outcome", "victim_class", "category")
    for row in ordered.values(*names, *more).iterator():
        group = (row.pop("incident__code"), row["outcome"], row["victim_class"], row["category"])
        row["superseded"] = sorted(row["superseded"])
        row["decision"] = decided.get(row["decision"])
        yield {"id": JOINT.join(map(str, group)), "incident": group[0], **row}


def attributions() -> Iterator[Row]:
    """Give one row a party of an incident."""
    decided = decision_ids()
    ordered = PartyAttribution.objects.order_by("incident__code", "party")
    for code, party, status, decision in ordered.values_list("incident__code", "party", "status", "decision"):
        own = {"party": party, "status": status, "decision": decided.get(decision)}
        yield {"id": JOINT.join((code, str(party))), "incident": code, **own}


def claims() -> Iterator[Row]:
    """Give one row a claim."""
    accepted = _accepted_into()
    said = ("kind", "outcome", "victim_class", "low", "high", "day", "day_end", "place", "party")
    of_report = ("report__key", "report__published", "report__copy_of__key")
    published_by = ("report__publisher__key", "report__publisher__kind")
    ordered = ClaimRecord.objects.order_by("key")
    for row in ordered.values("id", "key", "document", *said, *of_report, *published_by).iterator():
        document = row["document"]
        yield {
            "id": row["key"],
            "report": row["report__key"],
            **_publisher(row["report__publisher__key"], row["report__publisher__kind"]),
            "published": row["report__published"],
            "copy_of": row["report__copy_of__key"],
            **{name: row[name] for name in said},
            "groups": len(document.get("casualties", ())),
            "incidents": accepted.get(row["id"], []),
            "quote": document["quote"]["text"],
            "document": json.dumps(document, ensure_ascii=False, sort_keys=True),
        }


def reports() -> Iterator[Row]:
    """Give one row a report, without its text."""
    said = ("published", "language", "kind", "copy_of__key", "state", "sha256", "captured_at", "url", "title")
    ordered = Report.objects.order_by("key")
    for row in ordered.values("key", "publisher__key", "publisher__kind", *said).iterator():
        publisher = _publisher(row.pop("publisher__key"), row.pop("publisher__kind"))
        yield {"id": row.pop("key"), "copy_of": row.pop("copy_of__key"), **publisher, **row}


def links() -> Iterator[Row]:
    """Give one row a claim and incident."""
    decided = decision_ids()
    ordered = Link.objects.order_by("claim__key", "incident__code")
    names = ("claim__key", "incident__code", "role", "state", "decision", "score", "reason")
    for row in ordered.values(*names).iterator():
        claim, incident = row.pop("claim__key"), row.pop("incident__code")
        row["decision"] = decided.get(row["decision"])
        yield {"id": JOINT.join((claim, incident)), "claim": claim, "incident": incident, **row}


def decisions() -> Iterator[Row]:
    """Give one row a decision, in the order of signing."""
    decided, retired = decision_ids(), _retired()
    ordered = Decision.objects.order_by("signed_at", "id")
    said = ("kind", "rule", "signed_at", "signed_by", "reason")
    for row in ordered.values("id", "incident__code", "claim__key", "report__key", "value", *said).iterator():
        yield {
            "id": decided[row["id"]],
            "incident": row["incident__code"],
            "claim": row["claim__key"],
            "report": row["report__key"],
            "day": row["signed_at"].date(),
            "retires": sorted(decided[earlier] for earlier in retired.get(row["id"], ())),
            "value": json.dumps(row["value"], ensure_ascii=False, sort_keys=True),
            **{name: row[name] for name in said},
        }


def responses() -> Iterator[Row]:
    """Give one row a response."""
    numbers: dict[str, int] = defaultdict(int)
    said = [name for name in layout_of("responses").names if name not in ("id", "incident")]
    for row in Response.objects.order_by("incident__code", "id").values("incident__code", *said).iterator():
        code = row.pop("incident__code")
        numbers[code] += 1
        yield {"id": f"{code}{JOINT}{numbers[code]}", "incident": code, **row}


def _publisher(key: str | None, kind: PublisherKind | None) -> Row:
    """Give who published something, and who may be told: an author whom nobody has assessed may be a person (R28)."""
    known_body = kind not in (None, PublisherKind.NOT_ASSESSED)
    return {"publisher": key, "told_publisher": key if known_body else None}


def _accepted_into() -> dict[int, list[str]]:
    accepted: dict[int, list[str]] = defaultdict(list)
    evidence = Link.objects.filter(state=LinkState.ACCEPT, role=LinkRole.EVIDENCE)
    for claim, code in evidence.order_by("incident__code").values_list("claim", "incident__code"):
        accepted[claim].append(code)
    return accepted


def _retired() -> dict[int, list[int]]:
    retired: dict[int, list[int]] = defaultdict(list)
    for later, earlier in Decision.retires.through.objects.values_list("from_decision", "to_decision"):
        retired[later].append(earlier)
    return retired
