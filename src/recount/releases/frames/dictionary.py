"""The data dictionary: every column of every frame, written from what the code itself reads.

For: `docs/data-dictionary.md`, `recount frame --dictionary`, and the dictionary in every export. Not for: the words of
the vocabulary, which the glossary explains. `python -m recount.releases.frames.dictionary FILE` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from recount.releases.frames.columns import Column, Layout, Type, layouts

_HEAD = """# Data dictionary

The frames of a record, column by column. This page is made by the program from what it reads itself.

- An empty cell is **unknown**, never 0 (R14). A spreadsheet that reads it as 0 makes it wrong.
- Ranges are ranges of reported figures, no confidence intervals (R31).
- A word is one of a set of the vocabulary; the glossary explains each.
- Days are ISO 8601, times are UTC. In CSV a list is joined by blanks; in JSON and Parquet it is a list.
- A column that is not public never leaves the record in an export (R28).
"""


def dictionary_markdown(chosen: Iterable[Layout] | None = None) -> str:
    """Write the dictionary of these frames, or of all, as a page."""
    sections = ["\n".join(_section(layout)) for layout in (layouts().values() if chosen is None else chosen)]
    return "\n".join([_HEAD, *sections])


def dictionary_rows(chosen: Iterable[Layout] | None = None) -> list[dict[str, Any]]:
    """Give the dictionary as one row a column."""
    wanted = layouts().values() if chosen is None else chosen
    return [{"frame": layout.name, **column.model_dump(mode="json")} for layout in wanted for column in layout.columns]


def _section(layout: Layout) -> Iterator[str]:
    yield f"## {layout.name}"
    yield f"One row is: {layout.row[0].lower()}{layout.row[1:]}\n"
    yield "| column | type | unit | meaning | rule | public |"
    yield "|---|---|---|---|---|---|"
    for column in layout.columns:
        public = "yes" if column.public else "no"
        yield f"| `{column.name}` | {_type(column)} | {column.unit} | {column.meaning} | {column.rule} | {public} |"
    yield ""


def _type(column: Column) -> str:
    if not column.words:
        return str(column.type)
    return f"{column.type} of `{column.words}`" if column.type is not Type.WORD else f"`{column.words}`"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(dictionary_markdown(), encoding="utf-8")
