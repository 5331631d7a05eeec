"""Ties of origin on a terminal or as JSON.

For: `recount origins`. Not for: pages.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from recount.incidents.models import OriginTie
from recount.incidents.origins.applying import counts_as_one, reviewed_reports
from recount.vocabulary.reader import label


def print_ties(ties: Sequence[OriginTie], quoting: Sequence[tuple[str, tuple[str, ...]]], *, as_json: bool) -> None:
    """Print the ties with score and reason, and who quotes each other in a circle (incident, publishers)."""
    reviewed = reviewed_reports()
    rows = [(tie, counts_as_one(tie, reviewed=reviewed)) for tie in ties]
    if as_json:
        print(json.dumps(_as_json(rows, quoting), ensure_ascii=False, indent=2))
        return
    table = Table(title=f"{len(rows)} ties between reports")
    for heading in ("report", "and", "tie", "score", "why", "state", "one origin"):
        table.add_column(heading, overflow="fold")
    for tie, one in rows:
        score = "" if tie.score is None else f"{tie.score:.2f}"
        table.add_row(
            tie.one.key, tie.other.key, label(tie.kind), score, tie.reason, label(tie.state), "yes" if one else "no"
        )
    console = Console()
    console.print(table)
    for code, publishers in quoting:
        console.print(f"In {code}, {' and '.join(publishers)} quote each other; they count as one origin (R8).")
    console.print("A person joins or splits: recount decide REPORT join --with REPORT (R17).")


def _as_json(
    rows: Sequence[tuple[OriginTie, bool]], quoting: Sequence[tuple[str, tuple[str, ...]]]
) -> dict[str, object]:
    return {
        "ties": [
            {
                "reports": [tie.one.key, tie.other.key],
                "kind": tie.kind,
                "score": tie.score,
                "reason": tie.reason,
                "state": tie.state,
                "one_origin": one,
            }
            for tie, one in rows
        ],
        "circles": [{"incident": code, "publishers": list(publishers)} for code, publishers in quoting],
    }
