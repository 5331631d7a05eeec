"""The verbs of the record: `capture`, `decide`, `audit`.

For: storing reports, signing decisions, drawing up the ledger. Not for: counting or publishing.
"""

from __future__ import annotations

from typing import Annotated

import typer

from recount.cli.app import app
from recount.cli.opening import day_of, locate, locate_or_begin, open_to_read
from recount.cli.options import Country, Published, Record, TableOrJson

Signer = Annotated[str, typer.Option("--as", help="Who signs.")]
Reason = Annotated[str, typer.Option(help="Why, in a sentence.")]


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

    day_of(published)
    gathered = gather(sources, url=url)
    address = locate_or_begin(record)
    with open_for_writing(address, create=True):
        from recount.incidents.capturing.capture import capture_all
        from recount.incidents.table import print_captures

        captured = capture_all(gathered, files=address.files, published=published, publisher=publisher, country=country)
        print_captures(captured, as_json=format is TableOrJson.JSON)


@app.command()
def decide(
    subject: Annotated[
        str,
        typer.Argument(help="The key of a claim, a report or a publisher, or the code of an incident.", metavar="ID"),
    ],
    verb: Annotated[
        str,
        typer.Argument(
            help="accept, refuse, unsure, set_aside, credibility, grade, attribute, strike, respond, override, "
            "merge, join, unite, split, withdraw, correct, retire, review, release, withdraw_release"
        ),
    ],
    signer: Signer,
    reason: Reason,
    incident: Annotated[str | None, typer.Option(help="The incident's code, or `new` to open one.")] = None,
    together: Annotated[
        bool, typer.Option("--together", help="Accept the other claims proposed for the same new incident too.")
    ] = False,
    role: Annotated[str | None, typer.Option(help="evidence, or beside for a monitor's own adjudication.")] = None,
    harm: Annotated[str | None, typer.Option(help="confirmed, fair, weak or discounted.")] = None,
    imported: Annotated[
        str | None, typer.Option(help="Another recorder's grade, carried over; needs --source.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Whose grade is carried over.")] = None,
    party: Annotated[str | None, typer.Option(help="Whose responsibility is judged.")] = None,
    status: Annotated[
        str | None,
        typer.Option(
            help="Of a party: accepted, likely, contested, single_source, denied, unknown; "
            "of a strike: declared, likely, contested, single_source_claim."
        ),
    ] = None,
    outcome: Annotated[str | None, typer.Option(help="Which range: killed, injured, ...")] = None,
    who: Annotated[str | None, typer.Option(help="Which range: civilian, militant, ...")] = None,
    category: Annotated[str | None, typer.Option(help="Which range: total, children, women, ...")] = None,
    low: Annotated[int | None, typer.Option("--low", "--min", help="The low end; left out, it stays unknown.")] = None,
    high: Annotated[
        int | None, typer.Option("--high", "--max", help="The high end; left out, it stays unknown.")
    ] = None,
    method: Annotated[
        str | None, typer.Option(help="Another way to settle a range: range, majority or source_hierarchy.")
    ] = None,
    hierarchy: Annotated[
        str | None, typer.Option(help="Origins for source_hierarchy, the most trusted first: sohr,agency.")
    ] = None,
    stance: Annotated[
        str | None,
        typer.Option(help="credible, non_credible, not_yet_assessed, open_incident or no_known_statement."),
    ] = None,
    claim: Annotated[str | None, typer.Option(help="The claim in which a response stands.")] = None,
    companion: Annotated[str | None, typer.Option("--with", help="The other report or publisher.")] = None,
    finding: Annotated[str | None, typer.Option(help="What a review finds: agree or return.")] = None,
    mark: Annotated[str | None, typer.Option(help="Credibility, 1 (confirmed) to 6 (cannot be judged).")] = None,
    into: Annotated[
        str | None, typer.Option(help="Codes to merge or split into; for a split, CODE=CLAIM,CLAIM ...")
    ] = None,
    change: Annotated[list[str] | None, typer.Option("--set", help="A correction, as name=value.")] = None,
    rule: Annotated[str, typer.Option(help="The rule it follows, such as R12.")] = "",
    seen: Annotated[
        int | None, typer.Option(help="The last decision you saw; refused where somebody decided since.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With accept: show what would change, and sign nothing.")
    ] = False,
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Sign a decision about a claim, a report or an incident."""
    if dry_run:
        _show_what_would_change(subject, verb, incident, record, as_json=format is TableOrJson.JSON)
        return
    from recount.site.record import open_for_writing

    with open_for_writing(locate(record)):
        from recount.incidents.deciding.desk import decide_by_words
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
            "method": method,
            "hierarchy": hierarchy,
            "stance": stance,
            "claim": claim,
            "finding": finding,
            "with": companion,
            "together": together,
        }
        decision = decide_by_words(subject, verb, wanted, signer=signer, reason=reason, rule=rule, seen=seen)
        print_decision(decision, as_json=format is TableOrJson.JSON)


def _show_what_would_change(
    subject: str, verb: str, incident: str | None, record: str | None, *, as_json: bool
) -> None:
    open_to_read(record)
    from recount.incidents.deciding.desk import foresee_by_words
    from recount.incidents.judging.table import print_foresight

    print_foresight(foresee_by_words(subject, verb, incident), as_json=as_json)


@app.command()
def propose(
    code: Annotated[str, typer.Argument(help="The code of an incident.", metavar="CODE")],
    record: Record = None,
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Propose harm grade, attribution, strike status and responses of an incident, each with its rule."""
    open_to_read(record)
    from recount.incidents.deciding.wanted import incident_named
    from recount.incidents.judging.table import print_proposals

    print_proposals(incident_named(code), as_json=format is TableOrJson.JSON)


@app.command()
def audit(
    record: Record = None, format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE
) -> None:
    """Draw up the ledger: at every stage, what came in is what went on plus what was set aside."""
    open_to_read(record)
    from recount.incidents.auditing.ledger import ledger
    from recount.incidents.table import print_ledger

    drawn = ledger()
    print_ledger(drawn, as_json=format is TableOrJson.JSON)
    raise typer.Exit(0 if drawn.in_order else 1)
