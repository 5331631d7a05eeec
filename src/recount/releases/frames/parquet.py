"""Frames as Parquet files, typed by their layout, through DuckDB.

For: the extra `parquet`. Not for: anything that must not need it; CSV and JSON hold the same rows.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from recount.errors import BadInput
from recount.releases.frames.columns import Layout, Type

_TYPES = {
    Type.INTEGER: "BIGINT",
    Type.NUMBER: "DOUBLE",
    Type.DATE: "DATE",
    Type.TIME: "TIMESTAMPTZ",
    Type.BOOLEAN: "BOOLEAN",
}
# Every cell comes as text and gets the type of its column; the names are those of the layout, never of a row.
_COPY = (
    "COPY (SELECT {typed} FROM read_csv($1, header=true, all_varchar=true, delim=',', quote='\"', escape='\"', "
    "new_line='\\n', auto_detect=false, max_line_size=100000000, columns={{{text}}})) TO $2 (FORMAT parquet)"
)


def can_write_parquet() -> bool:
    """Tell whether the extra `parquet` is there."""
    try:
        import duckdb  # noqa: F401
    except ImportError:
        return False
    return True


def write_parquet(layout: Layout, csv: str, path: Path) -> Path:
    """Write the rows of a CSV text as Parquet, one thread, so that the same rows give the same bytes.

    Raises: BadInput without the extra `parquet`.
    """
    try:
        import duckdb
    except ImportError:
        raise BadInput(
            "Parquet files are written by DuckDB, which is not installed.",
            "The default installation is kept small.",
            "Install the extra `parquet`, or take CSV or JSON, which hold the same rows.",
        ) from None
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(config={"threads": 1}) as database:
        source = Path(folder) / "rows.csv"
        source.write_text(csv, encoding="utf-8", newline="")
        database.execute("SET TimeZone = 'UTC'")
        database.execute(_COPY.format(typed=_selected(layout), text=_all_text(layout)), [str(source), str(path)])
    return path


def _all_text(layout: Layout) -> str:
    return ", ".join(f"'{name}': 'VARCHAR'" for name in layout.names)


def _selected(layout: Layout) -> str:
    return ", ".join(_typed(column.name, column.type) for column in layout.columns)


def _typed(name: str, type: Type) -> str:
    if type is Type.LIST:
        return f"""coalesce(string_split("{name}", ' '), []) AS "{name}" """
    if type in _TYPES:
        return f'CAST("{name}" AS {_TYPES[type]}) AS "{name}"'
    return f'"{name}"'
