"""The pages of what followed: what a study is asked of.

For: the form that was sent. Not for: the pages of every reckoning (`recount.workbench.reckoning.pages`), running and
laying out, which stand beside.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from recount.workbench.aftermath.running import asked_about
from recount.workbench.aftermath.showing import AftermathPage, AskingAftermath
from recount.workbench.aftermath.working import AFTERMATH
from recount.workbench.reckoning.pages import Asked, Pages


def asked_of(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """Ask what followed, from incidents of the record, a sheet of events, or both. Raises: BadInput."""
    return asked_about(asked, request.FILES.get("sheet"))


PAGES = Pages("aftermath", "aftermath.title", AFTERMATH, asked_of, AskingAftermath, AftermathPage)
