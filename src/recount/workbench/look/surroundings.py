"""What stands around every page: language and direction, the steps, the record, the person.

For: Django's context processors. Not for: what a page itself shows.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from recount.site.record import DEMO, opened
from recount.vocabulary.reader import LANGUAGES
from recount.workbench.people.looks import looks_of
from recount.workbench.people.rights import rights_of
from recount.workbench.steps import Step, step_at, steps
from recount.workbench.words import direction, language


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Give the frame of a page what it needs."""
    record = opened()
    acts = rights_of(request).acts if hasattr(request, "user") else frozenset()
    return {
        "language": language(),
        "direction": direction(),
        "other_languages": [other for other in LANGUAGES if other != language()],
        "steps": [step for step in steps() if step.needs in acts],
        "step": _step_of(request),
        "record": record.name,
        "is_demo": record.name == DEMO,
        "may": {str(act): True for act in acts},
        "looks": looks_of(request),
    }


def _step_of(request: HttpRequest) -> Step | None:
    return step_at(request.resolver_match.namespace) if request.resolver_match else None
