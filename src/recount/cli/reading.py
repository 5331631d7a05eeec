"""The verbs of reading: `read` and `eval`.

For: reports in, claims out, and how well that goes. Not for: storing anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recount.cli.app import app
from recount.cli.options import Country, Published, TableOrJson


@app.command()
def read(
    files: Annotated[list[Path] | None, typer.Argument(help="Reports: text, HTML or PDF.")] = None,
    batch: Annotated[
        Path | None,
        typer.Option(help='Many reports: JSON Lines {"id","text","published"?,...}, or a .csv with these columns.'),
    ] = None,
    to: Annotated[Path | None, typer.Option(help="A new file for the readings of a batch.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the file that --to names.")] = False,
    jobs: Annotated[int | None, typer.Option(help="How many processes read a batch; one a core if left out.")] = None,
    published: Published = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it was published.")] = None,
    country: Country = "SY",
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.JSON,
) -> None:
    """Read the claims of reports: who says how many, of whom, where, when."""
    from recount.claims.batches import Known
    from recount.claims.desk import Errand, read_out
    from recount.reports.dates import PartialDate

    known = Known(None if published is None else PartialDate.parse(published), publisher, url, country)
    errand = Errand(files or [], batch, to, resume, jobs, as_table=format is TableOrJson.TABLE)
    read_out(errand, known)


@app.command("eval")
def evaluate(
    gold: Annotated[Path, typer.Argument(help='JSON Lines {"id","text","gold":{"killed":[...],"injured":[...],...}}.')],
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Score readings against coded reports: recall, precision, exact, in range, by field and language."""
    from recount.claims.gold import read_gold
    from recount.claims.score_table import print_scores, with_progress
    from recount.claims.scoring import score

    print_scores(score(with_progress(read_gold(gold))), as_json=format is TableOrJson.JSON)
