"""Lists with the account of how they were made: what a row is, by which rules rows and lists were chosen, which ids.

For: handing lists of a record to `recount.estimates.estimate`, so that every answer names what it stands on. Not for:
choosing rows and lists (`recount.figures.listing.lists` does for a record), or files, whose maker gives the account.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recount.estimates.lists.reading import ListTable, read_rows
from recount.estimates.refusals import Notice, notice
from recount.estimates.result import Fit, Made
from recount.vocabulary.words import EstimateRefusal, EstimateUnit, EstimateWarning


@dataclass(frozen=True)
class Material:
    """Lists [R rows] with their account.

    Attributes: `table`, the lists; `unit`, what one row is; `ids` [R], by which each row is found again; `by` names the
    stratum of the table; `rules`, the choice in plain values; `left_out` counts what the rules left out, by reason;
    `known` counts the units that are known and on none of the lists.
    """

    table: ListTable
    unit: EstimateUnit
    ids: Sequence[str]
    by: str | None = None
    rules: Mapping[str, Any] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    known: int = 0
    warnings: tuple[Notice, ...] = ()
    refusals: tuple[Notice, ...] = ()

    @classmethod
    def of_rows(cls, rows: Sequence[Mapping[str, object]], lists: Sequence[str], **account: Any) -> Material:
        """Make material of rows of 0 and 1, one a unit, with the stratum in the column `by` of the account.

        Raises: BadInput for rows that are no lists.
        """
        return cls(read_rows(rows, account.get("by"), lists), **account)

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of the lists."""
        return self.table.names

    def made(self) -> Made:
        """Give the account that stands in the answer."""
        return Made(
            unit=self.unit,
            lists=self.names,
            rules=dict(self.rules),
            ids=tuple(self.ids),
            left_out=dict(self.left_out),
            known_elsewhere=self.known,
        )

    def held_against(self, fit: Fit) -> Iterator[Notice]:
        """Warn where more units are known to be on none of the lists than a fit allows."""
        if fit.undocumented and fit.undocumented.high < self.known:
            yield notice(EstimateWarning.KNOWN_EXCEEDS, units=self.known, high=fit.undocumented.high)

    def write(self, path: Path) -> None:
        """Write the sheet that `recount estimate` reads: the id of each unit, 0 or 1 for each list, the stratum."""
        with path.open("w", encoding="utf-8", newline="") as file:
            sheet = csv.writer(file)
            sheet.writerow(["id", *self.names, *([self.by] if self.by else [])])
            strata = self.table.strata or [None] * len(self.ids)
            for id, marks, stratum in zip(self.ids, self.table.marks.tolist(), strata, strict=True):
                sheet.writerow([id, *marks, *([stratum or ""] if self.by else [])])


def of_origins(
    rows: Sequence[Mapping[str, object]],
    origins: Sequence[str],
    codes: Sequence[str],
    *,
    by: str | None = None,
    rules: Mapping[str, Any],
    left_out: Mapping[str, int],
    frame: Sequence[str] = (),
    aside: int = 0,
    known: int = 0,
    grades: str | None = None,
) -> Material:
    """Make material of incidents [R] and the origins that report them, with what has to be told of such lists.

    `frame` names origins left aside because every incident was taken from them, `aside` counts other origins left
    aside, `known` the incidents that only these report; `grades` names a choice by grade that asks for two origins.
    Raises: BadInput for rows that are no lists.
    """
    told = [notice(EstimateWarning.UNITS_ARE_INCIDENTS), notice(EstimateWarning.LISTS_ARE_ORIGINS, lists=len(origins))]
    if frame:
        told.append(notice(EstimateWarning.FRAME_ASIDE, names=", ".join(frame)))
    if aside:
        told.append(notice(EstimateWarning.ORIGINS_ASIDE, origins=aside, units=known))
    return Material.of_rows(
        rows,
        origins,
        unit=EstimateUnit.INCIDENTS,
        ids=codes,
        by=by,
        rules=rules,
        left_out=left_out,
        known=known,
        warnings=tuple(told),
        refusals=(notice(EstimateRefusal.CHOSEN_BY_OVERLAP, grades=grades),) if grades else (),
    )
