"""The verbs of reading: `read`, `eval` and `learn`.

For: reports in, claims out, how well that goes, and training a second opinion on it. Not for: storing anything in a
record.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.app import app
from recount.cli.options import Country, Published, TableOrJson

if TYPE_CHECKING:
    from recount.claims.model_reader.reader import ModelReader
    from recount.claims.reader_settings import ReaderSettings
    from recount.claims.readers import Readers, SecondReader
    from recount.claims.second_opinion.opinion import SecondOpinion
    from recount.places.gazetteer import Gazetteer

ReadWith = Annotated[
    str | None,
    typer.Option("--record", help="Read with the places of a record, imported and learnt; nothing is stored in it."),
]


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
    record: ReadWith = None,
    second_opinion: Annotated[
        Path | None, typer.Option(help="A model of `recount learn`: how far each count of a toll may be trusted.")
    ] = None,
    model: Annotated[
        bool, typer.Option("--model", help="Send the texts to the model that your settings name, and to nobody else.")
    ] = False,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.JSON,
) -> None:
    """Read the claims of reports: who says how many, of whom, where, when."""
    from recount.claims.batches import Known
    from recount.claims.desk import Errand, read_out
    from recount.reports.dates import PartialDate

    known = Known(None if published is None else PartialDate.parse(published), publisher, url, country)
    errand = Errand(files or [], batch, to, resume, jobs, as_table=format is TableOrJson.TABLE)
    read_out(errand, known, _readers(record, second_opinion, asks_model=model))


@app.command("eval")
def evaluate(
    gold: Annotated[Path, typer.Argument(help='JSON Lines {"id","text","gold":{"killed":[...],"injured":[...],...}}.')],
    record: ReadWith = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Score readings against coded reports: recall, precision, exact, in range, by field and language."""
    from recount.claims.gold import read_gold
    from recount.claims.readers import Readers
    from recount.claims.score_table import print_scores, with_progress
    from recount.claims.scoring import score

    lines = read_gold(gold)
    readers = Readers(_gazetteer(record)).of_pages(lines)
    print_scores(score(with_progress(lines), readers), as_json=format is TableOrJson.JSON)


@app.command()
def learn(
    gold: Annotated[Path, typer.Argument(help="Coded reports, as `recount eval` takes them.")],
    to: Annotated[Path, typer.Option(help="A new file for the trained second opinion.")],
    record: ReadWith = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Train a second opinion on coded reports; it says which counts of a reading may be trusted."""
    from recount.claims.readers import Readers
    from recount.claims.second_opinion.learning_desk import learn_from, print_trained

    trained, about = learn_from(gold, to, Readers(_gazetteer(record)))
    print_trained(trained, about, as_json=format is TableOrJson.JSON)
    print(f"The second opinion stands in {to}.", file=sys.stderr)


def _readers(record: str | None, second_opinion: Path | None, *, asks_model: bool) -> Readers:
    from recount.claims.reader_settings import reader_settings
    from recount.claims.readers import Readers

    settings = reader_settings()
    trained = second_opinion or settings.second_opinion
    second: list[SecondReader] = [_second_opinion(trained)] if trained else []
    if asks_model:
        second.append(_model_reader(settings))
    return Readers(_gazetteer(record), tuple(second))


def _second_opinion(path: Path) -> SecondOpinion:
    from recount.claims.resuming import reader_version
    from recount.claims.second_opinion.model_file import load

    opinion, about = load(path.expanduser())
    if about.rules != reader_version():
        print(f"{path} was held against other rules than these; train it anew to trust its scores.", file=sys.stderr)
    return opinion


def _model_reader(settings: ReaderSettings) -> ModelReader:
    from recount.claims.model_reader.asking import model_at
    from recount.claims.model_reader.reader import ModelReader
    from recount.claims.reader_settings import settings_file
    from recount.errors import BadInput

    if settings.model is None:
        raise BadInput(
            "No model is set.",
            "Texts are sent only to an address that you have named.",
            f"Set RECOUNT_MODEL_URL and RECOUNT_MODEL_NAME, or write {settings_file()}; see docs/second-readers.md.",
        )
    model_at(settings.model)  # what is missing is told before the first report is read
    return ModelReader(settings.model)


def _gazetteer(record: str | None) -> Gazetteer | None:
    """Open a record for its places; the shipped ones alone where none is named, whatever RECOUNT_RECORD says."""
    if record is None:
        return None
    from recount.cli.opening import open_to_read

    open_to_read(record)
    from recount.places.record import record_gazetteer

    return record_gazetteer()
