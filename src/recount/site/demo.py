"""Builds the demo record: eastern Syria and beyond, autumn 2015, from the folder `demo/` of the project.

For: `recount demo`. Not for: anybody's own record. The new record is built beside the old one and takes its
place only when it is whole, so that an interrupted load leaves what was there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from recount.errors import BadInput
from recount.site.record import DEMO, RecordAddress, locate, open_record, sole_writer
from recount.vocabulary.written import written_in

Progress = Callable[[str], None]
Entry = dict[str, Any]

# Beside the package in an installed Recount, at the root of the project in a checkout.
_FOLDERS = (Path(__file__).parents[1] / "demo", Path(__file__).parents[3] / "demo")


def demo_folder() -> Path:
    """Find the folder that the demo record is made from."""
    for folder in _FOLDERS:
        if folder.is_dir():
            return folder
    raise BadInput(
        "The folder of the demo record is missing.",
        "The demo record is made from it.",
        "Install Recount again, or take the whole checkout.",
    )


def locate_or_build(record: str | None, tell: Progress = lambda _: None) -> RecordAddress:
    """Find a record; the demo record is built first when it is asked for and not there."""
    address = locate(record)
    if address.name == DEMO and not address.exists():
        tell("Building the demo record ...")
        build_demo()
    return address


def exercise_article() -> Path:
    """Find the exercise article that ships with the demo record."""
    return demo_folder() / "exercise" / "article.txt"


def build_demo(progress: Progress = lambda _: None) -> RecordAddress:
    """Build the demo record anew and give its address; no other record is touched.

    Raises: BadInput when another process is building it, or when an entry of the folder cannot be used; the
    earlier demo record stays in both cases.
    """
    address = locate(DEMO)
    with sole_writer(address):
        draft = RecordAddress(DEMO, str(address.path.with_suffix(".draft")))
        _remove(draft.path)
        try:
            open_record(draft, create=True)
            load_folder(demo_folder(), progress)
            _close()
            _put_in_place(draft, address)
        finally:
            _close()
            _remove(draft.path)
    return address


def _put_in_place(draft: RecordAddress, address: RecordAddress) -> None:
    """Let the draft take the record's place; what SQLite kept beside the old file must not meet the new one."""
    for beside in ("-wal", "-shm"):
        Path(f"{address.path}{beside}").unlink(missing_ok=True)
    draft.path.replace(address.path)


def load_folder(folder: Path, progress: Progress = lambda _: None) -> None:
    """Load a record written as a folder of YAML files into the open record, all of it or nothing."""
    from django.db import transaction

    from recount.incidents.settling import settled_together

    with _whole_entries(folder), transaction.atomic():
        progress("publishers")
        for entry in _entries(folder / "publishers.yaml"):
            _add_publisher(entry)
        progress("reports and claims")
        _add_reports([entry for path in sorted((folder / "reports").glob("*.yaml")) for entry in _entries(path)])
        progress("incidents")
        for entry in _entries(folder / "incidents.yaml"):
            _add_incident(entry)
        progress("decisions")
        with settled_together():
            for path in sorted(folder.glob("decisions*.yaml")):
                _sign_all(_content(path))


def _add_publisher(entry: Entry) -> None:
    from recount.reports.models import Publisher

    Publisher(
        key=entry["id"],
        name_en=entry["name"]["en"],
        name_ar=entry["name"].get("ar", ""),
        kind=entry["kind"],
        aliases=entry.get("aliases", []),
        languages=_listed(entry.get("language")),
        profile=entry.get("profile", {}),
    ).save()


def _add_reports(entries: list[Entry]) -> None:
    from recount.claims.handwritten import claim_from
    from recount.claims.models import keep_claims
    from recount.places.gazetteer import Gazetteer
    from recount.reports.models import Report

    gazetteer = Gazetteer.shipped()
    for entry in entries:
        _report_from(entry).save()
    for entry in entries:
        report = Report.objects.get(key=entry["id"])
        if "copy_of" in entry:
            report.copy_of = Report.objects.get(key=entry["copy_of"])
            report.save()
        keep_claims(report, [claim_from(claim, report.text, gazetteer) for claim in entry.get("claims", [])])


def _report_from(entry: Entry) -> Any:
    from recount.reports.models import Publisher, Report
    from recount.vocabulary.words import CaptureState, TextKind

    return Report(
        key=entry["id"],
        publisher=Publisher.objects.get(key=entry["publisher"]),
        title=entry.get("title", ""),
        url=entry.get("url") or "",
        language=entry.get("language", "und"),
        kind=entry["kind"],
        published=str(entry.get("published") or ""),
        published_note=entry.get("published_note", ""),
        text=entry["summary"].rstrip("\n"),
        text_kind=TextKind.OUR_SUMMARY,
        state=CaptureState.REFERENCE_ONLY,
    )


def _add_incident(entry: Entry) -> None:
    from recount.incidents.models import Incident
    from recount.places.gazetteer import Gazetteer
    from recount.places.models import keep_place
    from recount.reports.dates import PartialDate

    when = PartialDate.parse(str(entry["date"]))
    place = keep_place(entry["place"], Gazetteer.shipped())
    Incident(
        code=entry["code"],
        title_en=entry["title"]["en"],
        title_ar=entry["title"].get("ar", ""),
        start=when.start,
        end=when.end,
        precision=when.precision,
        place=place,
        place_precision=entry.get("precision") or place.kind,
        strike_type=entry.get("strike_type", "unknown"),
        infrastructure=entry.get("infrastructure", []),
    ).save()


def _sign_all(content: Entry) -> None:
    from recount.incidents.deciding.desk import decide_by_words

    signed = content["signed"]
    for entry in content["decisions"]:
        decide_by_words(
            entry.get("claim") or entry["incident"],
            entry["decide"],
            entry,
            signer=signed["as"],
            at=_noon(signed["on"]),
            reason=entry["reason"],
            rule=entry.get("rule", ""),
        )


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value] if value else []


def _content(path: Path) -> Any:
    return written_in(path)


def _entries(path: Path) -> Iterator[Entry]:
    yield from _content(path) or []


@contextmanager
def _whole_entries(folder: Path) -> Iterator[None]:
    """Say in one sentence which key an entry lacks, instead of a fault of the program."""
    try:
        yield
    except KeyError as missing:
        raise BadInput(
            f"An entry in {folder} lacks the key {missing}.",
            "A record is loaded whole or not at all.",
            "Add the key (docs/bring-your-own.md lists them); nothing was loaded.",
        ) from None


def _close() -> None:
    from django.db import connections

    connections.close_all()


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
