"""The verb of what was not recorded: `estimate`.

For: lists of victims in, the ladder of methods with its checks out. Not for: the record, or thinking.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from recount.cli.app import app
from recount.cli.options import TableOrJson

if TYPE_CHECKING:
    from recount.estimates.ladder import Telling
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


@app.command()
def estimate(
    lists: Annotated[
        list[Path], typer.Argument(help="A CSV of 0 and 1, one row a person or a cell; several are other linkages.")
    ],
    method: Annotated[Method, typer.Option(help="The method of the headline; the others stand beside it.")],
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
    from recount.estimates.answering import estimate as answer

    with _progress() as telling:
        told = answer(
            lists if len(lists) > 1 else lists[0],
            str(method),
            by=by,
            columns=named,
            pool=pool,
            impute=impute,
            checks=checks,
            telling=telling,
            **{name: _plain(value) for name, value in said.items() if value is not None},
        )
    _draw(told, lists[0], named, picture, overlaps)
    _print(told, format, language)


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


def _draw(told: Estimation, path: Path, columns: list[str], picture: Path | None, overlaps: Path | None) -> None:
    if picture:
        told.plot().savefig(picture, dpi=150)
    if overlaps:
        from recount.estimates.lists import overlap_picture, read_lists

        overlap_picture(read_lists(path, None, columns).lists()).savefig(overlaps, dpi=150)


def _print(told: Estimation, format: TableOrJson, language: Language) -> None:
    from recount.estimates import printing

    if format is TableOrJson.JSON:
        printing.as_json(told)
    else:
        printing.as_table(told, language)
