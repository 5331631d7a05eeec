"""The verbs of the command line; each calls one public function and prints its answer.

For: arguments in, JSON on standard output, messages on standard error. Exit status: 0 done, 1 the answer is
"no", 2 bad input. Not for: thinking. Django and everything heavy is imported inside the verbs, so that
`recount --help` answers at once.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli_options import Record, TableOrJson
from recount.cli_places import places
from recount.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from recount.site.record import RecordAddress

app = typer.Typer(
    help="Recount: from scattered reports of civilian harm to a record that stands up.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

app.add_typer(places, name="places")

Published = Annotated[str | None, typer.Option(help="The date of publication, as precise as it is known: 2015-11-08.")]
Country = Annotated[str, typer.Option(help="The country that the report is about, as two letters.")]
Signer = Annotated[str, typer.Option("--as", help="Who signs.")]
Reason = Annotated[str, typer.Option(help="Why, in a sentence.")]


class FigureFormat(StrEnum):
    """How a figure is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class CheckFormat(StrEnum):
    """How a check is printed."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


# What typer makes of Ctrl-C.
INTERRUPTED = 130


def main() -> None:
    """Run the command line; bad input ends with one clear message and exit status 2."""
    try:
        app(prog_name="recount")
    except BadInput as problem:
        for line in (problem.found, problem.matters, problem.remedy):
            print(line, file=sys.stderr)
        sys.exit(2)
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            print("Stopped; the record is as it was.", file=sys.stderr)
        raise


@app.command()
def demo() -> None:
    """Build the demo record anew and check the exercise article against it."""
    from recount.site.tour import show_demo

    show_demo()


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


@app.command()
def capture(
    sources: Annotated[list[str], typer.Argument(help="Files or addresses.")],
    record: Record = None,
    published: Published = None,
    publisher: Annotated[str | None, typer.Option(help="Key or name of the publisher.")] = None,
    url: Annotated[str | None, typer.Option(help="Where a file was published.")] = None,
    country: Country = "SY",
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Store reports byte-exact, read them, and propose what they tell of."""
    from recount.reports.gathering import gather
    from recount.site.record import open_for_writing

    _day(published)
    gathered = gather(sources, url=url)
    address = _locate(record)
    if not address.exists():
        print(f"Beginning a record at {address.database}.", file=sys.stderr)
    with open_for_writing(address, create=True):
        from recount.incidents.capturing import capture_all
        from recount.incidents.table import print_captures

        captured = capture_all(gathered, files=address.files, published=published, publisher=publisher, country=country)
        print_captures(captured, as_json=format is TableOrJson.JSON)


@app.command()
def decide(
    subject: Annotated[str, typer.Argument(help="The key of a claim or the code of an incident.", metavar="ID")],
    verb: Annotated[
        str,
        typer.Argument(
            help="accept, refuse, unsure, set_aside, credibility, grade, attribute, override, "
            "merge, split, withdraw, correct, retire"
        ),
    ],
    signer: Signer,
    reason: Reason,
    incident: Annotated[str | None, typer.Option(help="The incident's code, or `new` to open one.")] = None,
    role: Annotated[str | None, typer.Option(help="evidence, or beside for a monitor's own adjudication.")] = None,
    harm: Annotated[str | None, typer.Option(help="confirmed, fair, weak or discounted.")] = None,
    imported: Annotated[
        str | None, typer.Option(help="Another recorder's grade, carried over; needs --source.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Whose grade is carried over.")] = None,
    party: Annotated[str | None, typer.Option(help="Whose responsibility is judged.")] = None,
    status: Annotated[
        str | None, typer.Option(help="accepted, likely, contested, single_source, denied, unknown.")
    ] = None,
    outcome: Annotated[str | None, typer.Option(help="Which range: killed, injured, ...")] = None,
    who: Annotated[str | None, typer.Option(help="Which range: civilian, militant, ...")] = None,
    category: Annotated[str | None, typer.Option(help="Which range: total, children, women, ...")] = None,
    low: Annotated[int | None, typer.Option(help="The low end; left out, it stays unknown.")] = None,
    high: Annotated[int | None, typer.Option(help="The high end; left out, it stays unknown.")] = None,
    mark: Annotated[str | None, typer.Option(help="Credibility, 1 (confirmed) to 6 (cannot be judged).")] = None,
    into: Annotated[
        str | None, typer.Option(help="Codes to merge or split into; for a split, CODE=CLAIM,CLAIM ...")
    ] = None,
    change: Annotated[list[str] | None, typer.Option("--set", help="A correction, as name=value.")] = None,
    rule: Annotated[str, typer.Option(help="The rule it follows, such as R12.")] = "",
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Sign a decision about a claim or an incident."""
    from recount.site.record import open_for_writing

    with open_for_writing(_locate(record)):
        from recount.incidents.desk import decide_by_words
        from recount.incidents.table import print_decision

        wanted = {
            "incident": incident,
            "role": role,
            "harm": harm,
            "imported": imported,
            "source": source,
            "party": party,
            "status": status,
            "outcome": outcome,
            "who": who,
            "category": category,
            "low": low,
            "high": high,
            "mark": mark,
            "into": into,
            "set": change,
        }
        decision = decide_by_words(subject, verb, wanted, signer=signer, reason=reason, rule=rule)
        print_decision(decision, as_json=format is TableOrJson.JSON)


@app.command()
def audit(
    record: Record = None, format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE
) -> None:
    """Draw up the ledger: at every stage, what came in is what went on plus what was set aside."""
    _open(record)
    from recount.incidents.ledger import ledger
    from recount.incidents.table import print_ledger

    drawn = ledger()
    print_ledger(drawn, as_json=format is TableOrJson.JSON)
    raise typer.Exit(0 if drawn.in_order else 1)


@app.command()
def figure(
    measure: Annotated[str | None, typer.Option(help="killed (the default), injured or incidents.")] = None,
    who: Annotated[str | None, typer.Option(help="civilian (the default), militant, unspecified or mixed.")] = None,
    category: Annotated[str | None, typer.Option(help="total (the default), children, women, ...")] = None,
    by: Annotated[
        str, typer.Option(help="party, month, week, day, governorate, place, grade, outcome, class, category.")
    ] = "",
    party: Annotated[str | None, typer.Option(help="Only incidents in which this party is alleged.")] = None,
    place: Annotated[str | None, typer.Option(help="Only inside this place.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="The first day or month.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="The last day or month.")] = None,
    grade: Annotated[str | None, typer.Option(help="confirmed, fair+ (the default), weak+ or any.")] = None,
    convention: Annotated[
        str | None, typer.Option(help="What vague words count: literal (nothing, the default), acled or airwars.")
    ] = None,
    record: Record = None,
    format: Annotated[FigureFormat, typer.Option(help="How to print.")] = FigureFormat.TABLE,
) -> None:
    """Count incidents as ranges, with what is unknown, contested and joint stated beside."""
    _open(record)
    from recount.figures.counting import count
    from recount.figures.declaration import Declaration
    from recount.figures.table import print_figure
    from recount.vocabulary.words import Measure

    wanted = {
        "measure": measure or Measure.KILLED,
        "who": who,
        "category": category,
        "by": by,
        "party": party,
        "place": place,
        "from": since,
        "to": until,
        "grade": grade,
        "convention": convention,
    }
    print_figure(count(Declaration.read(wanted)), format)


@app.command()
def check(
    article: Annotated[Path, typer.Argument(help="The article: text or HTML.")],
    published: Published = None,
    country: Country = "SY",
    record: Record = None,
    format: Annotated[CheckFormat, typer.Option(help="How to print.")] = CheckFormat.TABLE,
) -> None:
    """Hold an article's numbers against the record."""
    from recount.reports.text import read_file, text_of

    text, day = text_of(read_file(article), name=article.name), _day(published)
    address = _open_or_demo(record)
    from recount.checks.checker import check as check_article
    from recount.checks.printing import print_check

    answer = check_article(
        text.text,
        name=article.name,
        record=address.name,
        published=day or text.published,
        country=country,
    )
    print_check(answer, text.text, format)
    raise typer.Exit(1 if answer.opposes() else 0)


def _day(published: str | None) -> date | None:
    from recount.reports.dates import PartialDate

    return None if published is None else PartialDate.parse(published).day


def _locate(record: str | None) -> RecordAddress:
    """Find a record; the demo record is built first when it is asked for and not there."""
    from recount.site.demo import locate_or_build

    return locate_or_build(record, lambda words: print(words, file=sys.stderr))


def _open(record: str | None) -> RecordAddress:
    from recount.site.record import open_record

    address = _locate(record)
    open_record(address)
    return address


def _open_or_demo(record: str | None) -> RecordAddress:
    """Open the wanted record, or the demo record where nobody named one and there is none yet."""
    from recount.site.record import DEMO, locate

    if record is None and not locate(None).exists():
        print("There is no record of your own yet; checking against the demo record.", file=sys.stderr)
        return _open(DEMO)
    return _open(record)
