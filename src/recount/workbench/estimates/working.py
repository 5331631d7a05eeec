"""An estimate as long work: run from the record or from the overlaps of a sheet, its answer kept.

For: the worker beside the server. Not for: pages, or estimating (`recount.estimates`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from recount.jobs.asking import forget, keep_result
from recount.jobs.kinds import Kind, Piece, know
from recount.vocabulary.sentences import refusal
from recount.vocabulary.words import EstimateMethod, GradeFilter, Measure

# The name of this work among jobs.
ESTIMATE: Final = "estimate"
# The keys that choose incidents of the record, as a figure has them.
OF_RECORD: Final = ("who", "party", "place", "from", "to", "grade")
SETTINGS: Final = ("select",)
# What is kept of a sheet, until the answer is there.
OVERLAPS: Final = "overlaps"


def _prepare(piece: Piece) -> dict[str, Any]:
    from recount.estimates import estimate

    asked = piece.about["asked"]
    settings: dict[str, Any] = {name: asked[name] for name in SETTINGS if asked.get(name)}
    overlaps = piece.about.get(OVERLAPS)
    lists = _of_sheet(overlaps) if overlaps else _of_record(asked, piece.about["groups"])
    by = asked.get("by") if overlaps else None
    try:
        told = estimate(lists, asked.get("method") or EstimateMethod.LOGLINEAR, by=by, telling=piece.tell, **settings)
    except KeyboardInterrupt:
        raise refusal("estimates.interrupted") from None
    # As text, because databases take no number that is not finite.
    return {"asked": asked, "groups": piece.about["groups"], "told": json.dumps(told.model_dump(mode="json"))}


def _keep(piece: Piece, content: dict[str, Any]) -> None:
    keep_result(piece, ESTIMATE, content)
    forget(piece, OVERLAPS)


def _of_record(asked: Mapping[str, str], groups: list[str] | None) -> Any:
    from recount.estimates.material import of_origins
    from recount.figures.asking.declaration import Declaration
    from recount.figures.listing.lists import origin_lists

    keys = {key: asked.get(key) for key in OF_RECORD} | {"by": asked.get("by")}
    keys["grade"] = keys["grade"] or GradeFilter.ANY
    declaration = Declaration.read({"measure": Measure.KILLED, **keys})
    return of_origins(**origin_lists(declaration, groups=None if groups is None else frozenset(groups)).account())


def _of_sheet(overlaps: Mapping[str, Any]) -> Any:
    import numpy as np

    from recount.estimates import ListTable

    return ListTable(
        names=tuple(overlaps["names"]),
        marks=np.array(overlaps["marks"], dtype=np.int8),
        counts=np.array(overlaps["counts"], dtype=np.int64),
        strata=tuple(overlaps["strata"]),
        columns_aside=tuple(overlaps["columns_aside"]),
    )


know(Kind(ESTIMATE, _prepare, _keep))
