"""What stands around every page: language and direction, the steps, the record, the person.

For: Django's context processors. Not for: what a page itself shows.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from recount.site.record import DEMO, opened
from recount.vocabulary.reader import LANGUAGES
from recount.workbench.people.rights import rights_of
from recount.workbench.steps import Step, steps
from recount.workbench.words import direction, language


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Give the frame of a page what it needs."""
    record = opened()
    return {
        "language": language(),
        "direction": direction(),
        "other_languages": [other for other in LANGUAGES if other != language()],
        "steps": steps(),
        "step": _step_of(request),
        "record": record.name,
        "is_demo": record.name == DEMO,
        "may": {str(act): True for act in rights_of(request).acts} if hasattr(request, "user") else {},
    }


def _step_of(request: HttpRequest) -> Step | None:
    folder = request.resolver_match.app_name if request.resolver_match else ""
    namespace = request.resolver_match.namespace if request.resolver_match else ""
    return next((step for step in steps() if step.folder in (folder, namespace)), None)
