"""The pages of estimates: what an estimate is asked of.

For: the form that was sent. Not for: the pages of every reckoning (`recount.workbench.reckoning.pages`), running and
laying out, which stand beside.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from recount.errors import BadInput
from recount.workbench.estimates.running import of_record, of_sheet
from recount.workbench.estimates.showing import AskingEstimate, EstimatePage
from recount.workbench.estimates.working import ESTIMATE
from recount.workbench.reckoning.pages import Asked, Pages
from recount.workbench.words import say


def asked_of(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """Ask for an estimate of the record, or of a sheet of which only the overlaps are kept. Raises: BadInput."""
    return of_sheet(_sheet(request), asked) if "of_sheet" in request.POST else of_record(asked)


def _sheet(request: HttpRequest) -> bytes:
    file = request.FILES.get("sheet")
    if file is None:
        raise BadInput(say("estimates.no_sheet"), say("estimates.not_run"), say("estimates.no_sheet_remedy"))
    return bytes(file.read())


PAGES = Pages("estimates", "estimates.title", ESTIMATE, asked_of, AskingEstimate, EstimatePage)
