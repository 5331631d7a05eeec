"""The id of a decision: it follows from what was signed, so that it is the same in every copy of a record.

For: frames, releases and merging, in which numbers of rows mean nothing. Not for: finding decisions.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from recount.incidents.models import Decision

_LENGTH = 16
_SUBJECT = ("claim__key", "incident__code", "report__key")
_COLUMNS = ("id", "kind", *_SUBJECT, "value", "signed_by", "signed_at", "rule", "reason")


def decision_id(said: Mapping[str, Any]) -> str:
    """Give the id of a decision from what was signed, about what, by whom, when, by which rule and why."""
    signed_at: datetime = said["signed_at"]
    content = {
        "kind": str(said["kind"]),
        "claim": said["claim"],
        "incident": said["incident"],
        "report": said["report"],
        "value": said["value"],
        "by": said["signed_by"],
        "at": signed_at.astimezone(UTC).isoformat(),
        "rule": said["rule"],
        "reason": said["reason"],
    }
    packed = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"d-{hashlib.sha256(packed.encode()).hexdigest()[:_LENGTH]}"


def decision_ids() -> dict[int, str]:
    """Give the id of every decision of the open record by the number of its row."""
    rows = Decision.objects.order_by().values(*_COLUMNS)
    return {row["id"]: decision_id({**row, **_subject(row)}) for row in rows}


def _subject(row: Mapping[str, Any]) -> dict[str, str | None]:
    return {"claim": row["claim__key"], "incident": row["incident__code"], "report": row["report__key"]}
