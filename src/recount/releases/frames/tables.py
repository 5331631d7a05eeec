"""Frames as pandas tables.

For: notebooks in which pandas is installed; Recount itself does not need it. Not for: files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from recount.errors import BadInput
from recount.releases.frames.columns import Layout, Type

if TYPE_CHECKING:
    import pandas

# pandas' own types that keep what is unknown as unknown.
_TYPES = {Type.INTEGER: "Int64", Type.NUMBER: "Float64", Type.BOOLEAN: "boolean"}


def as_pandas(layout: Layout, rows: Sequence[Mapping[str, Any]]) -> pandas.DataFrame:
    """Make a table with the ids as its index; words are plain text. Raises: BadInput without pandas."""
    try:
        import pandas
    except ImportError:
        raise BadInput(
            "pandas is not installed.",
            "Recount needs no table library of its own, so none comes with it.",
            "Install pandas beside it, or use `.rows`, `.to_csv()` or `.to_json()`.",
        ) from None
    table = pandas.DataFrame({column.name: [_plain(row[column.name]) for row in rows] for column in layout.columns})
    typed = {column.name: _TYPES[column.type] for column in layout.columns if column.type in _TYPES}
    return table.astype(typed).set_index("id")


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value
