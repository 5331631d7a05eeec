"""The verb of linking: `link`.

For: reports in, proposed incidents out. Not for: confirming them (`decide`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recount.cli.app import app
from recount.cli.opening import open_to_read
from recount.cli.options import Record, TableOrJson


@app.command()
def link(
    reports: Annotated[
        Path, typer.Argument(help='JSON Lines {"id","text","published"?,"publisher"?,"url"?,...}, or a .csv.')
    ],
    jobs: Annotated[int, typer.Option(help="How many processes read.")] = 1,
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.JSON,
) -> None:
    """Propose which reports tell of the same event; with --record, learnt places and decisions apply."""
    from recount.claims.batches import ALONE

    readers, settled = ALONE, None
    if record is not None:
        open_to_read(record)
        from recount.claims.readers import Readers
        from recount.incidents.linking.settled import settled_pairs
        from recount.places.record import record_gazetteer

        readers, settled = Readers(gazetteer=record_gazetteer()), settled_pairs
    from recount.incidents.linking.desk import link_file
    from recount.incidents.linking.table import print_linked

    print_linked(link_file(reports, jobs=jobs, readers=readers, settled=settled), as_json=format is TableOrJson.JSON)
