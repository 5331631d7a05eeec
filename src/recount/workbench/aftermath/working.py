"""What followed, as long work: from incidents of the record, from the columns of a sheet, or from both.

For: the worker beside the server. Not for: pages, or the study itself (`recount.estimates.aftermath`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from recount.jobs.asking import forget, keep_result
from recount.jobs.kinds import Kind, Piece, know
from recount.vocabulary.words import Measure
from recount.workbench.aftermath.asked import OF_RECORD, RECORD, SHEET, settings_of

if TYPE_CHECKING:
    from recount.estimates.aftermath.events import Account, Events, Table
    from recount.estimates.aftermath.settings import Settings

# The name of this work among jobs.
AFTERMATH: Final = "aftermath"


def _prepare(piece: Piece) -> dict[str, Any]:
    from recount.estimates.aftermath.analysis import follow

    settings, events = settings_of(piece.about["asked"]), _events(piece.about)
    piece.tell(AFTERMATH, 0, settings.permutations)
    told = follow(events, settings, lambda done, whole: piece.tell(AFTERMATH, done, whole))
    return {
        "asked": piece.about["asked"],
        "groups": piece.about["groups"],
        "wakes": list(_wakes(events, settings)),
        # As text, because databases take no number that is not finite.
        "told": json.dumps(told.model_dump(mode="json")),
    }


def _keep(piece: Piece, content: dict[str, Any]) -> None:
    keep_result(piece, AFTERMATH, content)
    forget(piece, SHEET)


def _events(about: Mapping[str, Any]) -> Events:
    from recount.estimates.aftermath.events import Table, events_beside, events_from

    sheets = [Table(sheet["name"], sheet["header"], sheet["rows"]) for sheet in (about.get(SHEET),) if sheet]
    if RECORD not in about["asked"]:
        return events_from(sheets[0].header, sheets[0].rows, sheets[0].name)
    of_record, account = _of_record(about)
    return events_beside([of_record, *sheets], account)


def _of_record(about: Mapping[str, Any]) -> tuple[Table, Account]:
    from recount.estimates.aftermath.events import Account, Table
    from recount.figures.asking.declaration import Declaration
    from recount.figures.listing.events import ID, events_of

    groups = about["groups"]
    keys = {key: about["asked"].get(key) for key in OF_RECORD}
    declaration = Declaration.read({"measure": Measure.KILLED, **keys})
    found = events_of(declaration, None if groups is None else frozenset(groups))
    return Table(RECORD, found.header, found.rows), Account(found.rules, found.left_out, ID)


def _wakes(events: Events, settings: Settings) -> Iterator[dict[str, float]]:
    """Give the mean number of outcome events a strike before and after, by window and kind of strike, unmatched."""
    from recount.estimates.aftermath.analysis import study_of
    from recount.estimates.aftermath.wakes import surroundings

    study = study_of(events, settings)
    around = surroundings(study, settings.windows)
    for window in settings.windows:
        wake = around.wake(window)
        means = {
            f"{kind}_{side}": float(counts[flags].mean())
            for kind, flags in (("treated", study.treated), ("control", ~study.treated))
            for side, counts in (("before", wake.before), ("after", wake.after))
        }
        yield {"time": window.time, "space": window.space, **means}


know(Kind(AFTERMATH, _prepare, _keep))
