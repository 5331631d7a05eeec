"""Which rows may leave the record: those of incidents that two people released, and what stands behind them (R28).

For: public frames and exports. Not for: columns, which `columns.yaml` allows one by one, nor for signing a release
(`recount.incidents.deciding.reviewing`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recount.incidents.deciding.reviewing import released_incidents
from recount.incidents.models import Link
from recount.vocabulary.words import LinkRole, LinkState

Row = Mapping[str, Any]


class Allowed:
    """The incidents that are released, and the claims and reports accepted into them."""

    def __init__(self) -> None:
        released = released_incidents()
        self.incidents = set(released.values_list("code", flat=True))
        accepted = Link.objects.filter(
            state=LinkState.ACCEPT, role=LinkRole.EVIDENCE, incident__code__in=self.incidents
        )
        found = accepted.values_list("claim__key", "claim__report__key")
        self.claims = {claim for claim, _ in found}
        self.reports = {report for _, report in found}

    def told(self, frame: str, row: dict[str, Any]) -> dict[str, Any] | None:
        """Give a row as it may leave the record, with nothing in it that names what may not; None where it stays."""
        if frame == "claims":
            own = {**row, "incidents": [code for code in row["incidents"] if code in self.incidents]}
            return own if row["id"] in self.claims else None
        if frame == "reports":
            return row if row["id"] in self.reports else None
        if frame == "incidents":
            return row if row["id"] in self.incidents else None
        if frame == "decisions":
            return row if self._decided_here(row) else None
        return row if row["incident"] in self.incidents and self._stands(row) else None

    def _decided_here(self, row: Row) -> bool:
        if row["incident"] is not None:
            return row["incident"] in self.incidents
        return row["claim"] in self.claims

    def _stands(self, row: Row) -> bool:
        """Leave out links that were refused or never decided."""
        return row.get("state", LinkState.ACCEPT) == LinkState.ACCEPT and row.get("claim", "") in {"", *self.claims}
