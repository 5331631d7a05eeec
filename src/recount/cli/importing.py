"""The verb `import`: the coded tables of other recorders into a record.

For: arguments in, one call, its answer out, as in `recount.cli`. Not for: thinking. Places have their own import
(`recount places import`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recount.cli.app import app
from recount.cli.opening import locate_or_begin
from recount.cli.options import Record, TableOrJson
from recount.incidents.importing.layout import Layout


@app.command("import")
def import_tables(
    files: Annotated[
        list[Path], typer.Argument(help="Tables: CSV (plain or .gz), XLSX, JSON Lines.", metavar="FILE...")
    ],
    *,
    layout: Annotated[Layout, typer.Option("--as", help="Whose layout the files have.")],
    map: Annotated[Path | None, typer.Option(help="A map of your own: what each column means (YAML).")] = None,
    set_aside: Annotated[
        bool, typer.Option("--set-aside", help="Keep the good rows and list the others with line and column.")
    ] = False,
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Take another recorder's coded incidents into the record, as they state them."""
    from recount.incidents.importing.asking import Wanted, read_all
    from recount.site.record import open_for_writing

    wanted = Wanted(tuple(files), layout, map, set_aside)
    read = read_all(wanted)  # a file that cannot be used begins no record
    with open_for_writing(locate_or_begin(record), create=True):
        from recount.incidents.importing.keeping import import_files
        from recount.incidents.importing.showing import print_imports

        print_imports(import_files(read, wanted), as_json=format is TableOrJson.JSON)
