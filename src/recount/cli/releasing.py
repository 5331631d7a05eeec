"""The verbs `frame` and `release`: what analysts take away, and what is frozen to be cited.

For: arguments in, one call, its answer out, as in `recount.cli`. Not for: thinking.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from recount.cli.app import app
from recount.cli.opening import locate, open_to_read
from recount.cli.options import Record, TableOrJson


class FrameFormat(StrEnum):
    """How a frame is written."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


ReleaseName = Annotated[str, typer.Argument(help="The name of the release, its number, or the start of its hash.")]

release = typer.Typer(help="Freeze what the record says, to be cited, compared and handed on.", no_args_is_help=True)


@release.callback()
def about() -> None:
    """Freeze what the record says, to be cited, compared and handed on."""


@app.command()
def frame(
    name: Annotated[
        str | None,
        typer.Argument(help="incidents, tolls, attributions, claims, reports, links, decisions or responses."),
    ] = None,
    *,
    dictionary: Annotated[bool, typer.Option("--dictionary", help="Tell what the columns mean, and stop.")] = False,
    public: Annotated[
        bool, typer.Option("--public", help="Only what may leave the record: released incidents, allowed columns.")
    ] = False,
    release: Annotated[str | None, typer.Option(help="From this frozen release.")] = None,
    output: Annotated[Path | None, typer.Option(help="Write here instead of printing; Parquet needs it.")] = None,
    record: Record = None,
    format: Annotated[FrameFormat, typer.Option(help="How to write.")] = FrameFormat.CSV,
) -> None:
    """Give one row a claim, an incident, a toll, with stable ids."""
    if dictionary:
        from recount.releases.frames.showing import print_dictionary

        print_dictionary(name)
        return
    open_to_read(record)
    from recount.releases.frames.showing import write_frame
    from recount.releases.freezing.reading import frame_of

    write_frame(frame_of(name or "", public=public, release=release), format, output)


@release.command()
def create(
    name: Annotated[str, typer.Option(help="The name to cite, such as 2026-1.")],
    signer: Annotated[str, typer.Option("--as", help="Who freezes it; the name stays in the record.")],
    reason: Annotated[str, typer.Option(help="Why it is frozen; it is published with the release.")],
    whose: Annotated[str, typer.Option(help="Whose record it is, as it is to be cited.")] = "",
    title: Annotated[str, typer.Option(help="The title of the record, as it is to be cited.")] = "",
    licence: Annotated[str, typer.Option(help="The licence of what is published.")] = "",
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Freeze the record as it stands."""
    from recount.site.record import open_for_writing

    with open_for_writing(locate(record)):
        from recount.releases.freezing.making import Wanted, freeze
        from recount.releases.freezing.showing import print_release

        frozen = freeze(Wanted(name, signer, reason, whose=whose, title=title, licence=licence))
        print_release(frozen, as_json=format is TableOrJson.JSON)


@release.command("list")
def list_releases(
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """List the releases of the record."""
    open_to_read(record)
    from recount.releases.freezing.showing import print_releases

    print_releases(as_json=format is TableOrJson.JSON)


@release.command()
def diff(
    before: ReleaseName,
    after: Annotated[str | None, typer.Argument(help="A later release; left out, the record as it stands.")] = None,
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Tell what changed from one release to the next, and why."""
    open_to_read(record)
    from recount.releases.freezing.comparing import compare
    from recount.releases.freezing.opening import find_release
    from recount.releases.freezing.showing import print_changes

    changes = compare(find_release(before), find_release(after) if after else None)
    print_changes(changes, as_json=format is TableOrJson.JSON)


@release.command()
def export(
    name: ReleaseName,
    folder: Annotated[Path, typer.Argument(help="A new folder.")],
    record: Record = None,
) -> None:
    """Write the public files of a release into a folder, and check them."""
    open_to_read(record)
    from recount.releases.freezing.exporting import export as write_export
    from recount.releases.freezing.opening import find_release

    found = find_release(name)
    written = write_export(found, folder)
    print(f"{len(written)} files in {folder}, checked against release {found.name} ({found.sha256}).")


@release.command()
def verify(folder: Annotated[Path, typer.Argument(help="A folder that `release export` wrote.")]) -> None:
    """Check an export against its own sums; no record is needed."""
    from recount.releases.freezing.verifying import hash_of_export, verify_export

    damaged = verify_export(folder)
    for path in damaged:
        print(f"{path} is missing or altered.", file=sys.stderr)
    if damaged:
        raise typer.Exit(1)
    print(f"Every file is what was frozen. SHA-256 of the release: {hash_of_export(folder)}")
