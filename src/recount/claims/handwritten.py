"""Claims as people write them: the quote's words instead of offsets, a place's id instead of a row of numbers.

For: the demo record and any record that is coded by hand. Not for: reading reports
(`recount.claims.reader`). Pure: plain data and the kept text in, a `Claim` out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from recount.claims.schema import Claim
from recount.errors import BadInput
from recount.places.gazetteer import Gazetteer
from recount.reports.dates import PartialDate

_SURE = 1.0


def claim_from(entry: Mapping[str, Any], text: str, gazetteer: Gazetteer) -> Claim:
    """Make the claim that `entry` writes in short about the kept `text`.

    `quote` is words of the text, `when` a partial date or nothing, `where` ids of the gazetteer; every
    other key is a field of `Claim`. Raises: BadInput naming the claim and all that is wrong with it.
    """
    name = str(entry.get("id", "without id"))
    quote = str(entry.get("quote", ""))
    if not quote or quote not in text:
        raise _cannot_use(name, f"its quote {quote!r} does not stand in the kept text")
    start = text.index(quote)
    document = {
        **entry,
        "quote": {"text": quote, "start": start, "end": start + len(quote)},
        "when": _when(entry.get("when")),
        "where": [_where(name, place, text, gazetteer) for place in entry.get("where") or []],
    }
    try:
        return Claim.model_validate(document)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise _cannot_use(name, faults) from None


def _when(written: object) -> dict[str, Any]:
    if written is None:
        return {}
    partial = PartialDate.parse(str(written))
    return {"raw": str(written), "start": partial.start, "end": partial.end, "precision": partial.precision}


def _where(claim: str, place_id: str, text: str, gazetteer: Gazetteer) -> dict[str, Any]:
    try:
        place = gazetteer.get(place_id)
    except KeyError:
        raise _cannot_use(claim, f"the gazetteer has no place {place_id!r}") from None
    return {
        "raw": _words_in(text, [place.name_en, *place.aliases]) or place.name_en,
        "place": place.id,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.kind,
        "score": _SURE,
        "reason": "chosen by hand",
    }


def _words_in(text: str, names: Sequence[str]) -> str | None:
    return next((name for name in names if name and name in text), None)


def _cannot_use(claim: str, found: str) -> BadInput:
    return BadInput(
        f"Claim {claim} cannot be used: {found}.",
        "A claim must stand on words that are kept, in the form of the contract (R1).",
        "Correct the entry; nothing was loaded.",
    )
