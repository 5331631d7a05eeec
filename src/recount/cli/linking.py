"""The verbs of likeness: `link` and `origins`.

For: which reports tell of one event, and which speak for one origin. Not for: confirming either (`decide`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recount.cli.app import app
from recount.cli.opening import locate, open_to_read
from recount.cli.options import Record, TableOrJson


@app.command()
def link(
    reports: Annotated[
        Path | None,
        typer.Argument(
            help='JSON Lines {"id","text","published"?,"publisher"?,"url"?,...}, or a .csv; '
            "left out, the waiting claims of the record are linked."
        ),
    ] = None,
    jobs: Annotated[int, typer.Option(help="How many processes read.")] = 1,
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.JSON,
) -> None:
    """Propose which reports tell of the same event; with --record, learnt places and decisions apply."""
    as_json = format is TableOrJson.JSON
    if reports is None:
        _link_the_record(record, as_json=as_json)
        return
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

    print_linked(link_file(reports, jobs=jobs, readers=readers, settled=settled), as_json=as_json)


def _link_the_record(record: str | None, *, as_json: bool) -> None:
    from recount.site.record import open_for_writing

    with open_for_writing(locate(record)):
        from recount.incidents.capturing.proposing import propose_in_record
        from recount.incidents.linking.gathering import propose_new_incidents
        from recount.incidents.linking.table import print_record_proposals

        print_record_proposals(propose_in_record(), propose_new_incidents(), as_json=as_json)


@app.command()
def origins(
    record: Record = None, format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE
) -> None:
    """Find the reports that speak for one origin: copies, reprints, translations, quotations; each with its reason."""
    from recount.site.record import open_for_writing

    with open_for_writing(locate(record)):
        from recount.incidents.origins.circling import quoting_in_circles
        from recount.incidents.origins.finding import find_ties
        from recount.incidents.origins.table import print_ties

        print_ties(find_ties(), quoting_in_circles(), as_json=format is TableOrJson.JSON)
