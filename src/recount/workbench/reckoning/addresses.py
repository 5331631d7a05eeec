"""The addresses that every reckoning has.

For: the `urls.py` of a step that reckons. Not for: what stands at them (`recount.workbench.reckoning.pages`).
"""

from __future__ import annotations

from django.urls import URLPattern, path

from recount.workbench.answering import addresses
from recount.workbench.later import Views


def addresses_of(step: str, pages: Views) -> list[URLPattern]:
    """Give the addresses of all pages of a step that reckons."""
    return [
        path(f"{step}/run", pages.run, name="run"),
        path(f"{step}/<slug:id>/stop", pages.stop, name="stop"),
        path(f"{step}/<slug:id>/go-on", pages.go_on, name="go-on"),
        *addresses(f"{step}/<slug:id>", pages.result, "result"),
        *addresses(step, pages.ask, "asking"),
    ]
