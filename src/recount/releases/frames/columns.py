"""What the columns of the frames mean: their type, unit, words and rule, and which of them may leave the record (R28).

For: the dictionary of an export, the types of a Parquet file, and the allow-list of what is public. Not for: filling
rows (`recount.releases.frames.filling`). The columns stand in `columns.yaml`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from recount.errors import BadInput
from recount.vocabulary.written import written_in

COLUMNS_FILE = Path(__file__).with_name("columns.yaml")


class Type(StrEnum):
    """What stands in a column; a `word` is one of a set of the vocabulary, a `list` is joined by blanks in CSV."""

    TEXT = "text"
    WORD = "word"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    BOOLEAN = "boolean"
    LIST = "list"


class Column(BaseModel):
    """One column: its name, what it means, and by which rule of the method it stands there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    type: Type
    meaning: str
    words: str = ""
    unit: str = ""
    rule: str = ""
    public: bool = False


class Layout(BaseModel):
    """The columns of one frame in their order; `row` says what a row is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    row: str
    columns: tuple[Column, ...]

    def only_public(self) -> Layout:
        """Give the columns that may leave the record (R28)."""
        return self.model_copy(update={"columns": tuple(column for column in self.columns if column.public)})

    @property
    def names(self) -> tuple[str, ...]:
        """Name the columns."""
        return tuple(column.name for column in self.columns)


@cache
def layouts() -> dict[str, Layout]:
    """Give the frames by name, in the order in which an analyst meets them."""
    content: dict[str, Any] = written_in(COLUMNS_FILE)
    return {name: _layout(name, said) for name, said in content.items()}


def layout_of(name: str) -> Layout:
    """Give the layout of a frame. Raises: BadInput when there is none of this name."""
    if name not in layouts():
        raise BadInput(
            f"There is no frame of {name!r}.",
            "A frame has one row for each thing of one kind.",
            f"Name one of: {', '.join(layouts())}.",
        )
    return layouts()[name]


def _layout(name: str, said: dict[str, Any]) -> Layout:
    columns = tuple(Column(name=column, **about) for column, about in said["columns"].items())
    return Layout(name=name, row=said["row"], columns=columns)
