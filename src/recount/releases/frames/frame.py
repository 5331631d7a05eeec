"""One frame of the open record: rows with a layout, as CSV, JSON, Parquet or a pandas table.

For: `recount.frame(...)` in a notebook, `recount frame`, and the files of a release. Not for: what a column means
(`recount.releases.frames.columns`), or sums: adding up is what figures are for (`recount.figures`).
"""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recount.releases.frames import events, filling
from recount.releases.frames.allowed import Allowed
from recount.releases.frames.columns import Layout, layout_of
from recount.releases.frames.parquet import write_parquet

if TYPE_CHECKING:
    import pandas

Row = dict[str, Any]

_SHOWN = 20
_FILLED: Mapping[str, Callable[[], Iterator[Row]]] = {
    "incidents": events.incidents,
    "tolls": filling.tolls,
    "attributions": filling.attributions,
    "claims": filling.claims,
    "reports": filling.reports,
    "links": filling.links,
    "decisions": filling.decisions,
    "responses": filling.responses,
}


@dataclass(frozen=True)
class Frame:
    """Rows of one kind, each a dict with the columns of `layout` in their order; None is unknown, never 0 (R14)."""

    layout: Layout
    rows: Sequence[Row]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Name the columns."""
        return self.layout.names

    def to_csv(self, path: str | Path | None = None) -> str:
        """Give the rows as CSV, and write them to `path` where one is named; unknown is an empty cell."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([_cell(row[name]) for name in self.columns] for row in self.rows)
        return _kept(text.getvalue(), path)

    def to_json(self, path: str | Path | None = None) -> str:
        """Give the rows as JSON with the name of the frame, and write them to `path` where one is named."""
        rows = [{name: _plain(row[name]) for name in self.columns} for row in self.rows]
        content = {"frame": self.layout.name, "row": self.layout.row, "columns": self.columns, "rows": rows}
        return _kept(json.dumps(content, ensure_ascii=False, indent=1) + "\n", path)

    def to_parquet(self, path: str | Path) -> Path:
        """Write the rows as Parquet with their types. Raises: BadInput without the extra `parquet`."""
        return write_parquet(self.layout, self.to_csv(), Path(path))

    def to_pandas(self) -> pandas.DataFrame:
        """Give the rows as a pandas table, where pandas is installed; the ids are its index.

        Whole numbers keep their unknown cells (`Int64`), for an unknown toll is not NaN people. Raises: BadInput.
        """
        from recount.releases.frames.tables import as_pandas

        return as_pandas(self.layout, self.rows)

    def _repr_html_(self) -> str:
        """Show the first rows in a notebook."""
        heads = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        lines = "".join(
            f"<tr>{''.join(f'<td>{html.escape(str(_cell(row[name])))}</td>' for name in self.columns)}</tr>"
            for row in self.rows[:_SHOWN]
        )
        told = f"{self.layout.name}: {len(self.rows)} rows, {min(_SHOWN, len(self.rows))} shown"
        return f"<table><caption>{told}</caption><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"


def read_frame(name: str, *, public: bool = False) -> Frame:
    """Read a frame from the open record: `incidents`, `tolls`, `claims`, ... by `recount.releases.frames.columns`.

    `public` leaves only what may leave the record (R28). Raises: BadInput when there is no such frame.
    """
    layout = layout_of(name)
    if not public:
        return Frame(layout, list(_FILLED[name]()))
    told, leave = layout.only_public(), Allowed()
    leaving = (leave.told(name, row) for row in (_FILLED[name]() if leave.incidents else ()))
    return Frame(told, [{column: row[column] for column in told.names} for row in leaving if row is not None])


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | datetime):
        return value.isoformat()
    return " ".join(map(str, value)) if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _kept(text: str, path: str | Path | None) -> str:
    if path is not None:
        Path(path).write_text(text, encoding="utf-8", newline="")
    return text
