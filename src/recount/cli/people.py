"""`recount people`: the commands about who signs in, for whoever owns the machine.

For: the way back of an administrator who lost every way in. Not for: managing people, which their pages do.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from recount.cli.opening import locate
from recount.cli.options import Record

people = typer.Typer(help="Help an administrator back in who lost password and second factor.", no_args_is_help=True)


@people.callback()
def about() -> None:
    """Help an administrator back in who lost password and second factor."""


@people.command("renew")
def renew(
    name: Annotated[str, typer.Argument(help="The name that the administrator signs with, or signs in with.")],
    *,
    reason: Annotated[str, typer.Option(help="Why; it stands in the log of the people.")],
    reached_at: Annotated[
        str, typer.Option("--address", help="Where people reach the server.")
    ] = "http://localhost:8000",
    record: Record = None,
) -> None:
    """Print a link with which an administrator sets a new password and second factor, once and within an hour."""
    from recount.site.record import no_record, open_people, open_record
    from recount.workbench.server import choose_settings

    choose_settings(reached_at=reached_at)
    address = locate(record)
    if not address.exists():
        raise no_record(address)
    open_record(address)
    open_people(address)
    from recount.workbench.people.first import link_back

    print(f"{reached_at.rstrip('/')}{link_back(name, reason)}")
    print("It works once, for an hour; until then the old password holds. The log tells of it.", file=sys.stderr)
