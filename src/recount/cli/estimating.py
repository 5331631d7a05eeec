"""The verb of what was not recorded: `estimate`.

For: lists of victims, or of origins in a record, in; the ladder of methods with its checks out. Not for: thinking.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from recount.cli.app import app
from recount.cli.filters import Grade, Party, Place, Since, Until, Who, declared
from recount.cli.options import Record, TableOrJson

if TYPE_CHECKING:
    from recount.errors import BadInput
    from recount.estimates.ladder import Telling
    from recount.estimates.material import Material
    from recount.estimates.result import Estimation

# As `recount.vocabulary.reader.Language`, which would load the vocabulary for `--help`.
Language = Literal["en", "ar"]


class Method(StrEnum):
    """How the unseen are estimated, as in the vocabulary, which `--help` does not wait for."""

    CHAO = "chao"
    LOGLINEAR = "loglinear"
    DGA = "dga"
    LCMCR = "lcmcr"


class Selection(StrEnum):
    """How a log-linear model is chosen, as in the vocabulary."""

    STEPWISE = "stepwise"
    AIC = "aic"
    BIC = "bic"
    AVERAGE = "average"
    MAIN = "main"


class RecordLists(StrEnum):
    """What is taken as lists in a record."""

    ORIGINS = "origins"


class Unit(StrEnum):
    """What one row is, as in the vocabulary."""

    PEOPLE = "people"
    INCIDENTS = "incidents"


@app.command()
def estimate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="A CSV of 0 and 1, one row a person or a cell; several are other linkages.", metavar="LISTS"
        ),
    ] = None,
    *,
    method: Annotated[Method, typer.Option(help="The method of the headline; the others stand beside it.")],
    lists: Annotated[RecordLists | None, typer.Option(help="Take lists from the record: origins of reports.")] = None,
    record: Record = None,
    who: Who = None,
    party: Party = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    grade: Grade = None,
    unit: Annotated[
        Unit | None, typer.Option(help="What a row is: people (the default), incidents of a record.")
    ] = None,
    sheet: Annotated[Path | None, typer.Option(help="With --lists: also write the lists to this CSV.")] = None,
    linkages: Annotated[
        Path | None,
        typer.Option(help="Match probabilities (the JSON of `victims link`), or a CSV with a column `linkage`."),
    ] = None,
    times: Annotated[int, typer.Option(help="How many linkages are drawn from match probabilities.")] = 10,
    by: Annotated[str | None, typer.Option(help="The column of strata, estimated apart and added up.")] = None,
    columns: Annotated[str, typer.Option(help="The columns of lists, with commas between; else all of 0 and 1.")] = "",
    select: Annotated[Selection | None, typer.Option(help="loglinear: how the model is chosen (stepwise).")] = None,
    resamples: Annotated[int | None, typer.Option(help="loglinear: bootstrap resamples of stepwise.")] = None,
    delta: Annotated[float | None, typer.Option(help="dga: the prior mass of each cell (2^-J).")] = None,
    max_missing: Annotated[int | None, typer.Option(help="dga: the most unseen people considered.")] = None,
    prior: Annotated[str | None, typer.Option(help="dga: reciprocal (the default) or gamma-poisson:a,b.")] = None,
    classes: Annotated[int | None, typer.Option(help="lcmcr: the most classes (10).")] = None,
    draws: Annotated[int | None, typer.Option(help="lcmcr: draws over all chains (100,000).")] = None,
    expansion: Annotated[float | None, typer.Option(help="lcmcr: people expected for each one listed.")] = None,
    pool: Annotated[bool, typer.Option("--pool", help="Draw strata towards each other.")] = False,
    impute: Annotated[int, typer.Option(help="Draw strata that are not known so many times.")] = 0,
    checks: Annotated[bool, typer.Option("--checks/--no-checks", help="Put the method to the test.")] = (True),
    level: Annotated[float | None, typer.Option(help="The level of intervals (0.95).")] = None,
    seed: Annotated[int | None, typer.Option(help="The seed of all chance (1).")] = None,
    picture: Annotated[Path | None, typer.Option(help="Write the ladder as a picture (.png, .svg).")] = None,
    overlaps: Annotated[Path | None, typer.Option(help="Write the overlaps as a picture.")] = None,
    language: Annotated[Language, typer.Option(help="The language of the tables: en or ar.")] = "en",
    format: Annotated[TableOrJson, typer.Option(help="How to print.")] = TableOrJson.TABLE,
) -> None:
    """Estimate who is on no list, beside every other method, or say why the lists cannot tell."""
    said = {
        "select": select,
        "resamples": resamples,
        "delta": delta,
        "max_missing": max_missing,
        "prior": prior,
        "classes": classes,
        "draws": draws,
        "expansion": expansion,
        "level": level,
        "seed": seed,
    }
    named = [name.strip() for name in columns.split(",") if name.strip()]
    filters = {"who": who, "party": party, "place": place, "since": since, "until": until, "grade": grade}
    asked = Asked(files or [], linkages, times, seed or 1, by, named)
    source = _of_record(asked, record, unit, filters, sheet) if lists else _of_files(asked, record, filters, sheet)
    from recount.estimates.answering import estimate as answer

    with _progress() as telling:
        told = answer(
            source,
            str(method),
            by=by,
            columns=() if lists or linkages else named,
            pool=pool,
            impute=impute,
            checks=checks,
            unit=str(unit or Unit.PEOPLE),
            telling=telling,
            **{name: _plain(value) for name, value in said.items() if value is not None},
        )
    _draw(told, source, named, picture, overlaps)
    _print(told, format, language)


@dataclass(frozen=True)
class Asked:
    """What was asked of files, linkages, strata and columns."""

    files: list[Path]
    linkages: Path | None
    times: int
    seed: int
    by: str | None
    columns: list[str]


def _of_record(
    asked: Asked, record: str | None, unit: Unit | None, filters: dict[str, str | None], sheet: Path | None
) -> Material:
    """Take lists from a record. Raises BadInput where files are given too, or people are asked for."""
    if asked.files or asked.linkages or unit is Unit.PEOPLE:
        raise _unclear(
            "Lists of the record were asked for, and with them files, linkages or people.",
            "Take --lists origins alone; for people link lists of victims (`recount victims link`) and give its sheet.",
        )
    from recount.cli.opening import open_to_read

    open_to_read(record)
    from recount.estimates.material import of_origins
    from recount.figures.listing.lists import origin_lists

    made = of_origins(**origin_lists(declared(by=asked.by, **filters), asked.columns).account())
    if sheet:
        made.write(sheet)
    return made


def _of_files(asked: Asked, record: str | None, filters: dict[str, str | None], sheet: Path | None) -> Any:
    """Take lists from files, or linkages. Raises BadInput where options of a record are given without --lists."""
    if record or sheet or any(filters.values()):
        raise _unclear("Options of a record were given without lists of it.", "Say --lists origins.")
    if asked.linkages:
        from recount.estimates.matches import read_linkages

        strata = _strata(asked) if asked.files else None
        return read_linkages(asked.linkages, asked.times, asked.seed, by=asked.by, columns=asked.columns, strata=strata)
    if not asked.files:
        raise _unclear("No lists were given.", "Give a CSV of lists, or --linkages FILE, or --lists origins.")
    return asked.files if len(asked.files) > 1 else asked.files[0]


def _strata(asked: Asked) -> dict[tuple[str, str], str]:
    """Give the stratum of each entry from the lists that were linked."""
    from recount.incidents.victims.lists import Entry, read_all

    told = ("sex", "month", "place", "source")
    if asked.by not in told:
        raise _unclear(f"The lists do not tell {asked.by}.", f"Strata of linked lists: --by {', '.join(told)}.")
    read: Callable[[Entry], str] = lambda entry: str(getattr(entry, str(asked.by)))  # noqa: E731
    return {(each.name, entry.id): read(entry) for each in read_all(asked.files) for entry in each.entries}


def _unclear(found: str, remedy: str) -> BadInput:
    from recount.errors import BadInput

    return BadInput(found, "An estimate must name what it is made of, so that nothing was estimated.", remedy)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, StrEnum) else value


@contextmanager
def _progress() -> Iterator[Telling]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("", total=None)
        tell: Callable[[str, int, int], None] = lambda stage, done, of: bar.update(  # noqa: E731
            task, description=stage, completed=done, total=of
        )
        yield tell


def _draw(told: Estimation, source: Any, columns: list[str], picture: Path | None, overlaps: Path | None) -> None:
    if picture:
        told.plot().savefig(picture, dpi=150)
    if overlaps:
        from recount.estimates.lists import overlap_picture
        from recount.estimates.sources import whole_of

        overlap_picture(whole_of(source, columns), unit=told.unit).savefig(overlaps, dpi=150)


def _print(told: Estimation, format: TableOrJson, language: Language) -> None:
    from recount.estimates import printing

    if format is TableOrJson.JSON:
        printing.as_json(told)
    else:
        printing.as_table(told, language)
