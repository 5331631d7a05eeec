"""What a study of what followed is made of: its settings, the record as it stands, and the columns of a sheet it needs.

For: the page, which asks for long work. Not for: the work (`recount.workbench.aftermath.working`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from recount.errors import BadInput
from recount.estimates.aftermath.analysis import study_of
from recount.estimates.aftermath.events import NEEDED, Choice, events_from
from recount.estimates.aftermath.settings import Settings
from recount.figures.asking.declaration import Declaration
from recount.vocabulary.words import Measure
from recount.workbench.aftermath.asked import OF_RECORD, RECORD, SETTINGS, SHEET, settings_of
from recount.workbench.estimates.running import text_of
from recount.workbench.reckoning.asking import state_of_record
from recount.workbench.words import say

_CHOSEN = ("treatment", "control", "outcome", "unrelated")


def asked_about(asked: Mapping[str, str], sheet: UploadedFile[Any] | None) -> dict[str, Any]:
    """Give all that the work needs, in plain data. Raises: BadInput for what cannot be studied at all."""
    settings = settings_of(asked)
    if RECORD not in asked and sheet is None:
        raise BadInput(say("aftermath.no_events"), say("aftermath.not_run"), say("aftermath.no_events_remedy"))
    about: dict[str, Any] = {"asked": {key: asked[key] for key in (*SETTINGS, *OF_RECORD, RECORD) if asked.get(key)}}
    if RECORD in asked:
        Declaration.read({"measure": Measure.KILLED, **{key: asked.get(key) for key in OF_RECORD}})
        about["state"] = state_of_record()
    if sheet is not None:
        about[SHEET] = _columns_of(sheet, settings)
        if RECORD not in asked:
            _check(about[SHEET], settings)
    return about


def _columns_of(sheet: UploadedFile[Any], settings: Settings) -> dict[str, Any]:
    """Take the columns that the settings name, and no other, from a sheet. Raises: BadInput."""
    rows = csv.reader(io.StringIO(text_of(sheet.read())))
    header = [name.strip() for name in next(rows, [])]
    wanted = [at for at, name in enumerate(header) if name in set(_named(settings))]
    return {
        "name": Path(sheet.name or "").stem or "events",
        "header": [header[at] for at in wanted],
        "rows": [[row[at] if at < len(row) else "" for at in wanted] for row in rows if row],
    }


def _named(settings: Settings) -> Iterator[str]:
    """Give the columns that a study reads."""
    yield from NEEDED
    yield from settings.match
    for said in (getattr(settings, name) for name in _CHOSEN):
        yield from (column for column, _ in Choice.read(said).wanted) if said else ()


def _check(sheet: Mapping[str, Sequence[Any]], settings: Settings) -> None:
    study_of(events_from(sheet["header"], sheet["rows"], str(sheet["name"])), settings)
