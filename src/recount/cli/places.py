"""`recount places`: the commands about places.

For: arguments in, one call, its answer out, as in `recount.cli`. Not for: thinking.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recount.cli.opening import locate, locate_or_begin
from recount.cli.options import Record, TableOrJson
from recount.places.importing.layout import PlaceLayout

places = typer.Typer(help="Teach the record places, from the files of others.", no_args_is_help=True)


@places.callback()
def about() -> None:
    """Teach the record places, from the files of others."""


@places.command("import")
def import_places(
    file: Annotated[Path, typer.Argument(help="A file of places; .gz is unpacked.")],
    *,
    layout: Annotated[PlaceLayout, typer.Option("--as", help="Whose layout the file has.")],
    country: Annotated[
        str, typer.Option(help="The country of places that name none; those of other countries are passed over.")
    ] = "",
    licence: Annotated[
        str, typer.Option(help="The licence of the file, where it is not its publisher's usual one.")
    ] = "",
    set_aside: Annotated[
        bool, typer.Option("--set-aside", help="Keep the good places and list the faulty lines.")
    ] = False,
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Take a file of places into the record: GeoNames, OCHA, OpenStreetMap, or a table of your own."""
    from recount.places.importing.checking import Wanted, check_file
    from recount.site.record import open_for_writing

    wanted = Wanted(file, layout, country, licence, set_aside)
    address = locate(record)
    if not address.exists():
        check_file(wanted)  # a file that cannot be used begins no record
    with open_for_writing(locate_or_begin(record), create=True):
        from recount.places.importing.keeping import import_places as take_in
        from recount.places.importing.table import print_import

        print_import(take_in(wanted), as_json=format is TableOrJson.JSON)
