"""The verbs `backup`, `restore` and `merge`: a whole record in one encrypted file, and two records made one.

For: arguments in, one call, its answer out, as in `recount.cli`. Not for: thinking. A passphrase is never an argument:
arguments stand in the shell's history and in the list of processes.
"""

from __future__ import annotations

import os
import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.app import app
from recount.cli.opening import locate, open_to_read
from recount.cli.options import Record, TableOrJson
from recount.errors import BadInput

if TYPE_CHECKING:
    from recount.site.record import RecordAddress

ENVIRONMENT = "RECOUNT_PASSPHRASE"
PassphraseFile = Annotated[
    Path | None, typer.Option(help=f"The first line of this file; else {ENVIRONMENT}, else you are asked.")
]


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="A new file, such as mine-2026-11.recount.")],
    *,
    people: Annotated[bool, typer.Option("--people", help="With the accounts of who works on the record.")] = False,
    passphrase_file: PassphraseFile = None,
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Write a whole record into one encrypted file."""
    address = open_to_read(record)
    passphrase = passphrase_of(passphrase_file, new=True)
    from recount.releases.keeping.backup import back_up
    from recount.releases.keeping.showing import print_kept

    accounts = people_beside(address) if people else None
    kept = back_up(file, passphrase, name=address.name, files=address.files, people=accounts)
    print_kept(kept, f"{address.name} is backed up in {file}.", as_json=format is TableOrJson.JSON)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `recount backup` wrote.")],
    *,
    people: Annotated[bool, typer.Option("--people", help="With the accounts, where they were backed up.")] = False,
    passphrase_file: PassphraseFile = None,
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Restore a backup into a new record; nothing that is there is overwritten."""
    from recount.site.restoring import restored_into

    address = locate(record)
    with restored_into(address) as draft:
        from recount.releases.keeping.backup import restore as fill
        from recount.releases.keeping.showing import print_kept

        accounts = people_beside(draft) if people else None
        kept = fill(file, passphrase_of(passphrase_file), files=draft.files, people=accounts)
    print_kept(kept, f"{file} is restored as {address.name}.", as_json=format is TableOrJson.JSON)


@app.command()
def merge(
    other: Annotated[Path, typer.Argument(help="The file of another record, or a backup of one.")],
    *,
    signer: Annotated[str, typer.Option("--as", help="Who merges.")],
    reason: Annotated[str, typer.Option(help="Why.")],
    passphrase_file: PassphraseFile = None,
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Take in what another record holds; every decision of both is kept, and conflicts are listed."""
    from recount.site.record import open_for_writing
    from recount.site.restoring import other_record

    address = locate(record)
    read_other = other_record(other, lambda: passphrase_of(passphrase_file))
    with open_for_writing(address):
        from recount.releases.keeping.merging import Merger, merge_into_record
        from recount.releases.keeping.showing import print_merge

        done = merge_into_record(read_other(), Merger(signer, reason), files=address.files)
        print_merge(done, as_json=format is TableOrJson.JSON)


def passphrase_of(file: Path | None, *, new: bool = False) -> str:
    """Get the passphrase from a file, the environment, or the person; a new one is asked for twice.

    Raises: BadInput when there is no way to ask, or the two differ.
    """
    if file is not None:
        return _first_line(file)
    if ENVIRONMENT in os.environ:
        return os.environ[ENVIRONMENT]
    if not sys.stdin.isatty():
        raise BadInput(
            "There is no passphrase, and nobody to ask.",
            "A backup holds all that the record knows, so it is never written or read without one.",
            f"Name a file with --passphrase-file, or set {ENVIRONMENT}.",
        )
    said = getpass("Passphrase: ")
    if new and getpass("Once more: ") != said:
        raise BadInput("The two passphrases differ.", "Nobody could open the file again.", "Try again.")
    return said


def people_beside(address: RecordAddress) -> Path:
    """Give the file of the accounts of a record. Raises: BadInput where they are on a team's server."""
    if address.on_postgres:
        raise BadInput(
            "The accounts of a team's record stand on its database server.",
            "A backup of Recount carries accounts that stand in a file.",
            "Leave --people out, and back the accounts up with the server's own tools.",
        )
    return address.people


def _first_line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadInput(
            f"{file} cannot be read ({problem}).",
            "The passphrase was to stand on its first line.",
            "Name a text file in UTF-8.",
        ) from None
