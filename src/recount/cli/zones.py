"""`recount zones`: the commands about zones of control.

For: arguments in, one call, its answer out, as in `recount.cli`. Not for: thinking.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recount.cli.opening import locate, locate_or_begin, open_to_read
from recount.cli.options import Record, TableOrJson

zones = typer.Typer(help="Teach the record who held which ground, from dated maps.", no_args_is_help=True)


@zones.callback()
def about() -> None:
    """Teach the record who held which ground, from dated maps."""


@zones.command("import")
def import_zones(
    file: Annotated[Path, typer.Argument(help="GeoJSON polygons with a property that names who holds them.")],
    *,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The day of the map, where its features have none.")
    ] = None,
    source: Annotated[str, typer.Option(help="Whose map it is.")] = "",
    licence: Annotated[str, typer.Option(help="The licence under which it may be used.")] = "",
    until: Annotated[str | None, typer.Option(help="The last day for which the map holds, if its maker says.")] = None,
    map: Annotated[Path | None, typer.Option(help="YAML: the names of the file's properties and parties.")] = None,
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Take a map of zones of control into the record, and set the record's incidents on it."""
    from recount.places.zones.checking import WantedZones, check_zones, day_of_map
    from recount.places.zones.layouts import read_layout
    from recount.site.record import open_for_writing

    day, last = day_of_map("--as-of", as_of), day_of_map("--until", until)
    wanted = WantedZones(file, day, source, licence, last, read_layout(map))
    address = locate(record)
    if not address.exists():
        check_zones(wanted)  # a file that cannot be used begins no record
    with open_for_writing(locate_or_begin(record), create=True):
        from recount.figures.choosing.zoning import keep_all_grounds
        from recount.places.zones.keeping import import_zones as take_in
        from recount.places.zones.table import print_import

        done, versions = take_in(wanted)
        print_import(done, keep_all_grounds(versions), as_json=format is TableOrJson.JSON)


@zones.command("list")
def list_zones(
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """List the maps of the record, each with its day, source and licence."""
    open_to_read(record)
    from recount.places.zones.table import print_versions

    print_versions(as_json=format is TableOrJson.JSON)


@zones.command("renew")
def renew_zones(
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Set the incidents that came after a map on it too, and keep on whose ground they lay."""
    from recount.site.record import open_for_writing

    with open_for_writing(locate(record)):
        from recount.figures.choosing.zoning import keep_all_grounds
        from recount.places.zones.models import ZoneVersion
        from recount.places.zones.table import print_renewal

        print_renewal(keep_all_grounds(ZoneVersion.objects.all()), as_json=format is TableOrJson.JSON)
