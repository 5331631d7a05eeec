"""The verb of the workbench: `serve`.

For: opening a record in a browser. Not for: pages (`recount.workbench`).
"""

from __future__ import annotations

import sys
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.app import app
from recount.cli.opening import locate
from recount.cli.options import Record
from recount.errors import BadInput

if TYPE_CHECKING:
    from recount.workbench.server import Desk


@app.command()
def serve(
    record: Record = None,
    host: Annotated[
        str, typer.Option(help="Where it listens; this machine alone unless you say otherwise.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes any that is free.", min=0, max=65535)] = 8000,
    person: Annotated[str, typer.Option("--as", help="Who signs at this machine; else the page asks for a name.")] = "",
    accounts: Annotated[
        bool, typer.Option("--accounts", help="Everybody signs in, on this machine too; prints a link for the first.")
    ] = False,
    reached_at: Annotated[
        str, typer.Option("--address", help="Where people reach it, such as https://record.example.org.")
    ] = "",
    open_it: Annotated[bool, typer.Option("--open", help="Open the address in the browser.")] = False,
) -> None:
    """Open a record in the browser: read, link, grade, count and check in pages of its own."""
    from recount.site.record import held_for_writing, no_record, open_people, open_record
    from recount.site.statistics import take_statistics
    from recount.workbench.server import prepare
    from recount.workbench.server import serve as answer

    desk = prepare(host, port, person, accounts=accounts, reached_at=reached_at)
    address = locate(record)
    if not address.exists():
        raise no_record(address)
    open_record(address)
    open_people(address)
    # Where another process writes, it does so itself when it is done.
    with suppress(BadInput), held_for_writing(address):
        take_statistics()
    desk = _for_whom(desk)

    def ready() -> None:
        print(f"The record {address.name} is open at\n\n  {desk.address}\n\nEnd with Ctrl-C.", flush=True)
        if open_it:
            webbrowser.open(desk.address)

    answer(desk, ready)
    print("Closed.", file=sys.stderr)


def _for_whom(desk: Desk) -> Desk:
    """Let people sign in where that was asked for or somebody has an account, and say how the first one begins."""
    from recount.workbench.people.first import anybody_has_an_account, first_link

    if desk.key and not anybody_has_an_account():
        return desk
    desk = desk.with_accounts()
    if desk.is_overheard:
        print("Passwords go over the network unencrypted here. Put a proxy with https before it.", file=sys.stderr)
    if link := first_link():
        print(f"The first administrator begins here, once:\n\n  {desk.base}{link}\n", flush=True)
    return desk
