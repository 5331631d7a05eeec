"""The verb of the workbench: `serve`.

For: opening a record in a browser. Not for: pages (`recount.workbench`).
"""

from __future__ import annotations

import sys
import webbrowser
from typing import Annotated

import typer

from recount.cli.app import app
from recount.cli.opening import locate
from recount.cli.options import Record


@app.command()
def serve(
    record: Record = None,
    host: Annotated[
        str, typer.Option(help="Where it listens; this machine alone unless you say otherwise.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes any that is free.", min=0, max=65535)] = 8000,
    person: Annotated[str, typer.Option("--as", help="Who signs what is decided in the pages.")] = "local recorder",
    open_it: Annotated[bool, typer.Option("--open", help="Open the address in the browser.")] = False,
) -> None:
    """Open a record in the browser: read, link, grade, count and check in pages of its own."""
    from recount.site.record import no_record, open_people, open_record
    from recount.workbench.server import prepare
    from recount.workbench.server import serve as answer

    desk = prepare(host, port, person)
    address = locate(record)
    if not address.exists():
        raise no_record(address)
    open_record(address)
    open_people(address)

    def ready() -> None:
        print(f"The record {address.name} is open at\n\n  {desk.address}\n\nEnd with Ctrl-C.", flush=True)
        if open_it:
            webbrowser.open(desk.address)

    answer(desk, ready)
    print("Closed.", file=sys.stderr)
