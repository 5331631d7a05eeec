"""Running an estimate for a page: from the record or from a sheet, for as long as a page may wait.

For: the page of estimates. Not for: estimating (`recount.estimates`). What takes longer is stopped as Ctrl-C stops a
command: what is there by then is kept, and the answer says what was left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import Any

from recount.errors import BadInput
from recount.estimates import Estimation, estimate
from recount.estimates.ladder import Telling
from recount.estimates.material import of_origins
from recount.figures.declaration import Declaration
from recount.figures.lists import origin_lists
from recount.reports.access import Groups
from recount.vocabulary.words import EstimateMethod, GradeFilter, Measure
from recount.workbench.estimates.forms import OF_RECORD, SETTINGS
from recount.workbench.words import say

PATIENCE = 20.0
MOST_BYTES = 4 * 1024 * 1024


def of_record(asked: Mapping[str, str], groups: Groups) -> Estimation:
    """Estimate from the origins of the open record, of incidents that these groups may see. Raises: BadInput."""
    keys = {key: asked.get(key) for key in OF_RECORD} | {"by": asked.get("by")}
    keys["grade"] = keys["grade"] or GradeFilter.ANY
    lists = origin_lists(Declaration.read({"measure": Measure.KILLED, **keys}), groups=groups)
    return _run(of_origins(**lists.account()), asked)


def of_sheet(content: bytes, asked: Mapping[str, str]) -> Estimation:
    """Estimate from a sheet of lists, one row a person or a pattern. Raises: BadInput for what is no such sheet."""
    if len(content) > MOST_BYTES:
        raise BadInput(say("estimates.too_large"), say("estimates.not_run"), say("estimates.too_large_remedy"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(say("estimates.no_text"), say("estimates.not_run"), say("estimates.no_text_remedy")) from None
    return _run(text, asked, by=asked.get("by"))


def _run(lists: Any, asked: Mapping[str, str], by: str | None = None) -> Estimation:
    settings: dict[str, Any] = {name: asked[name] for name in SETTINGS if asked.get(name)}
    method = asked.get("method") or EstimateMethod.LOGLINEAR
    try:
        return estimate(lists, method, by=by, telling=_until(monotonic() + PATIENCE), **settings)
    except KeyboardInterrupt:
        raise BadInput(say("estimates.too_long"), say("estimates.not_run"), say("estimates.too_long_remedy")) from None


def _until(end: float) -> Telling:
    """Give what stops a run at its next word after a moment, in the way in which Ctrl-C does."""

    def told(stage: str, done: int, of: int) -> None:  # noqa: ARG001
        if monotonic() > end:
            raise KeyboardInterrupt

    return told
