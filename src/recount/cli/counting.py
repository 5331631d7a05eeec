"""The verbs of counting: `figure` and `check`.

For: what the record counts, and an article's numbers held against it. Not for: changing the record.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from recount.cli.app import app
from recount.cli.opening import day_of, open_or_demo, open_to_read
from recount.cli.options import Country, Published, Record

# As `recount.vocabulary.reader.Language`, which would load the vocabulary for `--help`.
Language = Literal["en", "ar"]


class FigureFormat(StrEnum):
    """How a figure is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    GEOJSON = "geojson"


class CheckFormat(StrEnum):
    """How a check is printed."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


@app.command()
def figure(
    measure: Annotated[
        str | None, typer.Option(help="killed (the default), injured, incidents, strikes or facilities.")
    ] = None,
    who: Annotated[str | None, typer.Option(help="civilian (the default), militant, unspecified or mixed.")] = None,
    category: Annotated[str | None, typer.Option(help="total (the default), children, women, ...")] = None,
    by: Annotated[
        str,
        typer.Option(
            help="party, month, week, day, governorate, place, zone, grade, harm, infrastructure, monitor, "
            "outcome, class, category."
        ),
    ] = "",
    party: Annotated[str | None, typer.Option(help="Only incidents in which this party is alleged.")] = None,
    place: Annotated[str | None, typer.Option(help="Only inside this place.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="The first day or month.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="The last day or month.")] = None,
    grade: Annotated[str | None, typer.Option(help="confirmed, fair+ (the default), weak+ or any.")] = None,
    convention: Annotated[
        str | None, typer.Option(help="What vague words count: literal (nothing, the default), acled or airwars.")
    ] = None,
    zones: Annotated[str | None, typer.Option(help="Whose maps of zones, where the record has several.")] = None,
    shares: Annotated[bool, typer.Option("--shares", help="With the share of each row in its whole.")] = False,
    against: Annotated[str | None, typer.Option(help="Compare with this other party.")] = None,
    compare: Annotated[
        str | None,
        typer.Option(help="Hold the first against the others: party:, place:, month:, day: or monitor:, and a list."),
    ] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="As the record stood at the end of this day.")] = None,
    known_by: Annotated[
        str | None, typer.Option("--known-by", help="Only what was published by this day, as judged today.")
    ] = None,
    release: Annotated[str | None, typer.Option(help="Count in this frozen release.")] = None,
    record: Record = None,
    format: Annotated[FigureFormat, typer.Option(help="How to print.")] = FigureFormat.TABLE,
) -> None:
    """Count incidents as ranges, with what is unknown, contested and joint stated beside."""
    open_to_read(record)
    from recount.figures.telling.table import print_figure
    from recount.releases.freezing.reading import answered
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
        "zones": zones,
        "shares": shares or None,
        "against": against,
        "compare": compare,
        "as_of": as_of,
        "known_by": known_by,
        "release": release,
    }
    answered(wanted, lambda figure: print_figure(figure, format))


@app.command()
def check(
    article: Annotated[Path, typer.Argument(help="The article: text or HTML.")],
    published: Published = None,
    country: Country = "SY",
    record: Record = None,
    format: Annotated[CheckFormat, typer.Option(help="How to print.")] = CheckFormat.TABLE,
    language: Annotated[Language, typer.Option(help="The language of the answer: en or ar.")] = "en",
) -> None:
    """Hold an article's numbers against the record."""
    from recount.reports.text import read_file, text_of

    text, day = text_of(read_file(article), name=article.name), day_of(published)
    address = open_or_demo(record)
    from recount.checks.checker import check as check_article
    from recount.checks.printing import print_check

    answer = check_article(
        text.text,
        name=article.name,
        record=address.name,
        published=day or text.published,
        country=country,
        language=language,
        problems=text.problems,
    )
    print_check(answer, text.text, format, language)
    raise typer.Exit(1 if answer.opposes() else 0)
