"""An incident told, judged and released: what dossiers and public pages are made of.

For: tests of what leaves the house. Not for: promises. Everybody and every number is invented (`tests.cast`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from recount.incidents.deciding.reviewing import sign_release, sign_review
from recount.incidents.deciding.signing import attribute, decide_link, grade
from recount.incidents.models import Incident
from recount.storage import WordField
from recount.vocabulary.words import AttributionStatus, HarmGrade, LinkState, Party, ReviewFinding
from tests.cast import Cast, signed

CANARY = "CanaryThatMustNotFly"
ROOMS = ("reports", "places", "claims", "incidents")
# What goes out as it is written: codes, names of places, and the folded form of a signer that no page reads.
GOES_OUT = {("incident", "code"), ("place", "key"), ("place", "name_en"), ("place", "name_ar"), ("place", "country")}
# What holds a form of its own: dates, hashes, languages, rules, the numbers of a claim.
HAS_A_FORM = {"published", "sha256", "language", "rule", "media_type", "signer", "counts"}
# Who says a claim, as a line: [[name, kind, role], ...], of which only the name is free.
CHAIN = "told_by"


def judge(cast: Cast) -> Incident:
    """Accept what the cast says of the market, grade it and lay it to a party; signed by Recorder A."""
    for claim in (cast.first, cast.later, cast.second, cast.copied):
        decide_link(claim, cast.market, LinkState.ACCEPT, signed())
    grade(cast.market, HarmGrade.FAIR, signed("Two origins.", rule="R8"))
    attribute(cast.market, Party.RUSSIA, AttributionStatus.LIKELY, signed("Both name it.", rule="R8"))
    return cast.market


def release(incident: Incident) -> None:
    """Let a second person review an incident, and two people sign its release."""
    sign_review(incident, ReviewFinding.AGREE, signed("I would have signed the same.", by="Recorder B"))
    for editor in ("Recorder B", "Editor C"):
        sign_release(incident, signed("May be published.", by=editor))


def fill_with_canaries() -> int:
    """Put a marker into every free text of the record; give how many were put there.

    Fields are found in the models, so that a text field of tomorrow carries a canary too.
    """
    put = 0
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            for row in model._default_manager.all():
                changes = dict(_changes(model, row))
                put += len(changes)
                if changes:
                    model._default_manager.filter(pk=row.pk).update(**changes)
    return put


def _changes(model: type[models.Model], row: models.Model) -> Iterator[tuple[str, Any]]:
    for field in model._meta.concrete_fields:
        name = field.name
        if (model._meta.model_name, name) in GOES_OUT or name in HAS_A_FORM or field.choices:
            continue
        if isinstance(field, models.JSONField):
            yield name, _marked(getattr(row, name))
        elif name == CHAIN:
            yield name, _marked_chain(getattr(row, name))
        elif isinstance(field, models.CharField | models.TextField) and not isinstance(field, WordField):
            yield name, f"{CANARY}-{model._meta.model_name}-{name}-{row.pk}"


# Keys of documents whose values are free text; the id of a party is a word, and the offsets of a quote must fit.
_FREE = {"raw", "name", "reason", "id", "place", "before", "after", "note", "source", "limits", "counts"}


def _marked(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"text", "start", "end"}:
            return {"text": CANARY, "start": 0, "end": len(CANARY)}
        free = _FREE - {"id"} if "basis" in value else _FREE
        return {key: CANARY if key in free and isinstance(each, str) else _marked(each) for key, each in value.items()}
    return [_marked(each) for each in value] if isinstance(value, list) else value


def _marked_chain(line: str) -> str:
    return json.dumps([[CANARY, *kind_and_role] for _, *kind_and_role in json.loads(line)]) if line else line


def flies_in(content: bytes | str) -> bool:
    """Tell whether a marker stands in what goes out, whole or as JSON escapes it."""
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    return CANARY.lower() in text.lower() or json.dumps(CANARY)[1:-1] in text
