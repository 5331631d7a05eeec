"""The verb of what followed: `aftermath`.

For: a table of events, or the incidents of a record, and choices in; windows with their checks out. Not for: thinking.
"""

from __future__ import annotations

import csv
import sys
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recount.cli.app import app
from recount.cli.filters import Grade, Since, Until, Who, Within, declared
from recount.cli.options import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from recount.estimates.aftermath.events import Account, Events, Table
    from recount.estimates.aftermath.result import Aftermath
    from recount.estimates.aftermath.settings import Settings


class AftermathFormat(StrEnum):
    """How an aftermath is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


class Reckoning(StrEnum):
    """Whose reckoning is followed."""

    MWA = "mwa"


@app.command()
def aftermath(
    events: Annotated[
        list[Path] | None, typer.Argument(help="A CSV with timestamp, lon, lat and columns of your own.")
    ] = None,
    *,
    treatment: Annotated[
        str | None, typer.Option(help="The treated strikes: COLUMN=VALUE, several with & between.")
    ] = None,
    control: Annotated[str | None, typer.Option(help="The control strikes: COLUMN=VALUE.")] = None,
    outcome: Annotated[str | None, typer.Option(help="What is counted around them: COLUMN=VALUE|VALUE.")] = None,
    match: Annotated[str | None, typer.Option(help="Columns of numbers to match on, with commas between.")] = None,
    space: Annotated[str | None, typer.Option(help="Radii in km: START:STOP:STEP or a list.")] = None,
    time: Annotated[str | None, typer.Option(help="Days before and after: START:STOP:STEP or a list.")] = None,
    unrelated: Annotated[str | None, typer.Option(help="A placebo outcome: COLUMN=VALUE.")] = None,
    cluster: Annotated[str | None, typer.Option(help="A column that also clusters the errors.")] = None,
    place: Annotated[str | None, typer.Option(help="A column of places inside which labels are shuffled.")] = None,
    panel: Annotated[str | None, typer.Option(help="A second design: COLUMN:DAYS, or KM:DAYS for a grid.")] = None,
    what_if: Annotated[str | None, typer.Option(help="More strikes a day: FROM:TO:DAYS, such as 1:3:7.")] = None,
    permutations: Annotated[int | None, typer.Option(help="How often labels are shuffled (999).")] = None,
    compat: Annotated[Reckoning | None, typer.Option(help="mwa reckons as the original does.")] = None,
    seed: Annotated[int | None, typer.Option(help="The seed of all chance (1).")] = None,
    record: Record = None,
    who: Who = None,
    within: Within = None,
    since: Since = None,
    until: Until = None,
    grade: Grade = None,
    settings: Annotated[Path | None, typer.Option(help="A settings file, registered beforehand.")] = None,
    write_settings: Annotated[Path | None, typer.Option(help="Write the settings to this file and stop.")] = None,
    wakes: Annotated[Path | None, typer.Option(help="Write every count of every wake to this CSV.")] = None,
    format: Annotated[AftermathFormat, typer.Option(help="How to print.")] = AftermathFormat.TABLE,
) -> None:
    """Tell what followed strikes, compared with control strikes, or why the data cannot say."""
    said = {
        "treatment": treatment,
        "control": control,
        "outcome": outcome,
        "match": [name.strip() for name in match.split(",") if name.strip()] if match is not None else None,
        "space": space,
        "time": time,
        "unrelated": unrelated,
        "cluster": cluster,
        "place": place,
        "panel": panel,
        "what_if": what_if,
        "permutations": permutations,
        "compat": compat,
        "seed": seed,
    }
    chosen = _settings(settings, {key: value for key, value in said.items() if value is not None})
    if write_settings:
        write_settings.write_text(chosen.as_yaml(), encoding="utf-8")
        print(f"{write_settings}: {chosen.sha256()}", file=sys.stderr)
        return
    filters = {"who": who, "place": within, "since": since, "until": until, "grade": grade}
    _follow(_events(events or [], record, filters), chosen, wakes, format)


def _events(paths: list[Path], record: str | None, filters: dict[str, str | None]) -> Events:
    """Read the events of files, of the record, or of both. Raises BadInput where there are none."""
    from recount.estimates.aftermath.events import events_beside, read_events, read_table

    if not (paths or record) or (any(filters.values()) and not record):
        from recount.errors import BadInput

        raise BadInput(
            "No events were given." if not (paths or record) else "Options of a record were given without --record.",
            "What followed is counted around events.",
            "Give a CSV of events, --record NAME, or both.",
        )
    if record:
        of_record, account = _of_record(record, filters)
        return events_beside([of_record, *map(read_table, paths)], account)
    return read_events(paths[0]) if len(paths) == 1 else events_beside([read_table(path) for path in paths])


def _of_record(record: str, filters: dict[str, str | None]) -> tuple[Table, Account]:
    from recount.cli.opening import open_to_read

    open_to_read(record)
    from recount.estimates.aftermath.events import Account, Table
    from recount.figures.listing.events import ID, events_of

    found = events_of(declared(**filters))
    return Table("record", found.header, found.rows), Account(found.rules, found.left_out, ID)


def _follow(events: Events, settings: Settings, wakes: Path | None, format: AftermathFormat) -> None:
    from recount.estimates.aftermath.analysis import follow

    if wakes:
        _write_wakes(events, settings, wakes)
    with _progress(settings.permutations) as told:
        answer = follow(events, settings, told)
    _print(answer, format)


def _settings(path: Path | None, said: dict[str, Any]) -> Settings:
    from recount.errors import BadInput
    from recount.estimates.aftermath.settings import Settings, read_settings, settings_from

    if path:
        return read_settings(path, said)
    needed = [name for name, field in Settings.model_fields.items() if field.is_required()]
    missing = [f"--{name}" for name in needed if name not in said]
    if missing:
        raise BadInput(
            f"The command does not say {', '.join(missing)}.",
            "What followed is told by comparing treated with control strikes inside windows.",
            "Give these options, or --settings FILE with all of them; docs/aftermath.md has an example.",
        )
    return settings_from(said, "the command")


@contextmanager
def _progress(wanted: int) -> Iterator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("Shuffling labels", total=wanted)
        yield lambda done, whole: bar.update(task, completed=done, total=whole)


def _write_wakes(events: Events, settings: Settings, path: Path) -> None:
    from recount.estimates.aftermath.analysis import study_of
    from recount.estimates.aftermath.pairs import Clock
    from recount.estimates.aftermath.settings import Compat
    from recount.estimates.aftermath.wakes import surroundings, wake_rows

    clock = Clock.MWA if settings.compat is Compat.MWA else Clock.CALENDAR
    around = surroundings(study_of(events, settings), settings.windows, clock=clock)
    rows = list(wake_rows(around, settings.windows))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)


def _print(answer: Aftermath, format: AftermathFormat) -> None:
    from recount.estimates.aftermath import printing

    print_as = {
        AftermathFormat.JSON: printing.as_json,
        AftermathFormat.CSV: printing.as_csv,
        AftermathFormat.HTML: printing.as_html,
        AftermathFormat.TABLE: printing.as_table,
    }
    print_as[format](answer)
