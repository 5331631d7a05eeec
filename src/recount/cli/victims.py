"""`recount victims`: the commands about lists of victims.

For: arguments in, one call, its answer out, as in `recount.cli`. Not for: thinking, and nothing public.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

victims = typer.Typer(help="Link lists of victims of several sources.", no_args_is_help=True)

PRIVATE = "This names victims: keep it where only those may read it who may read the lists (R28)."


class PairsFormat(StrEnum):
    """How pairs are printed."""

    JSON = "json"
    CSV = "csv"


class Backend(StrEnum):
    """Where linking runs."""

    DUCKDB = "duckdb"
    SPARK = "spark"


@victims.callback()
def about() -> None:
    """Link lists of victims of several sources."""


@victims.command("link")
def link_victims(
    files: Annotated[list[Path], typer.Argument(help="Two or more lists: CSV, or JSON Lines (.jsonl).")],
    *,
    linked: Annotated[float, typer.Option(help="From which probability two entries count as one person.")] = 0.6,
    backend: Annotated[Backend, typer.Option(help="duckdb on this machine, or spark.")] = Backend.DUCKDB,
    set_aside: Annotated[
        bool, typer.Option("--set-aside", help="Link the good rows and tell the faulty ones.")
    ] = False,
    out: Annotated[Path | None, typer.Option(help="Write to this file instead of printing.")] = None,
    sheet: Annotated[
        Path | None, typer.Option(help="Also write a CSV of 0 and 1 for `recount estimate`; it names nobody.")
    ] = None,
    format: Annotated[PairsFormat, typer.Option(help="How to print.")] = PairsFormat.JSON,
) -> None:
    """Propose which entries of several lists are one person, each with probability and reasons."""
    from recount.incidents.victims import printing
    from recount.incidents.victims.linking import link
    from recount.incidents.victims.lists import read_all

    linkage = link(read_all(files, set_aside=set_aside), backend, linked=linked)
    write = printing.write_json if format is PairsFormat.JSON else printing.write_pairs
    with _place_of(out) as file:
        write(linkage, file)
    if sheet:
        printing.write_sheet(linkage, sheet)
    for line in (*printing.in_sentences(linkage), PRIVATE):
        print(line, file=sys.stderr)


@contextmanager
def _place_of(out: Path | None) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
        return
    with out.open("w", encoding="utf-8", newline="") as file:
        out.chmod(0o600)
        yield file
