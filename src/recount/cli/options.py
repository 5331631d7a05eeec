"""What several commands ask for in the same words.

For: the options of the command line that more than one module of it needs. Not for: what a single command asks.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

Record = Annotated[
    str | None, typer.Option(help="A name, a path, or a postgres:// address; `demo` is the demo record.")
]
Published = Annotated[str | None, typer.Option(help="The date of publication, as precise as it is known: 2015-11-08.")]
Country = Annotated[str, typer.Option(help="The country that the report is about, as two letters.")]


class TableOrJson(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"
