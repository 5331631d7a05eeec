"""A person's own claim in the place of one that was read, or where nothing was read: made from what was entered.

For: the form of a claim, the gold that it becomes, and any program that corrects a reading. Not for: signing it
(`recount.incidents.deciding.amending`). Pure: a claim, plain data and the kept text in, a `Claim` out.

A place is chosen by its id: its position and precision follow from the gazetteer, and its reason says that a person
chose it (R7). What a person did not touch stays as it was read, with its score and reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from recount.claims.schema import Claim, Quote
from recount.errors import BadInput
from recount.places.gazetteer import Gazetteer
from recount.places.place import Place

Entered = Mapping[str, Any]
CHOSEN = "chosen by a person"
_SURE = 1.0
# What a program keeps about a claim; a person enters none of it.
OF_THE_READER = ("id", "section", "quote", "same_event_as", "restates", "source_link")


def amended(claim: Claim, entered: Entered, gazetteer: Gazetteer, *, key: str) -> Claim:
    """Give the claim as a person would have it, under a key of its own; `entered` holds whole fields of the contract.

    Raises: BadInput with everything that is wrong with what was entered.
    """
    document = claim.model_dump(mode="json", by_alias=True)
    changed = {**document, **entered, "id": key, "restates": claim.restates, "same_event_as": claim.same_event_as}
    changed["where"] = [_placed(where, claim, gazetteer) for where in changed.get("where") or []]
    return checked(changed)


def written_by_hand(quote: Quote, entered: Entered, gazetteer: Gazetteer, *, key: str, section: int = 0) -> Claim:
    """Give a claim that a person wrote of words in which the reader found none. Raises: BadInput as `amended` does."""
    where = [_placed(where, None, gazetteer) for where in entered.get("where") or []]
    return checked({**entered, "id": key, "section": section, "quote": quote.model_dump(), "where": where})


def checked(document: Entered) -> Claim:
    """Give the claim of a document. Raises: BadInput that names every field that cannot be."""
    try:
        return Claim.model_validate(document)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise BadInput(
            f"The claim cannot be kept: {faults}.",
            "A claim has the form of the contract, so that it can be counted and compared (R1).",
            "Correct what is named and send it again; nothing was changed.",
        ) from None


def quote_at(text: str, words: str, near: int = 0) -> Quote:
    """Find words in the kept text, the occurrence that begins nearest to offset `near`.

    Raises: BadInput where they do not stand there letter for letter (R1).
    """
    starts = _occurrences(text, words) if words else []
    if not starts:
        raise BadInput(
            f"The words {words!r} do not stand in the report.",
            "A claim rests on words that can be read again, letter for letter (R1).",
            "Mark them in the text, or copy them from it.",
        )
    start = min(starts, key=lambda found: abs(found - near))
    return Quote(text=words, start=start, end=start + len(words))


def changed_fields(before: Claim, after: Claim) -> list[str]:
    """Name the fields in which two claims differ, apart from their keys."""
    was, now = before.model_dump(mode="json", by_alias=True), after.model_dump(mode="json", by_alias=True)
    return [name for name in now if name != "id" and was[name] != now[name]]


def _occurrences(text: str, words: str) -> Sequence[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _placed(entered: Entered, claim: Claim | None, gazetteer: Gazetteer) -> dict[str, Any]:
    """Give a place as it was read where nobody chose another, and anew from the gazetteer where somebody did."""
    said = entered.get("place") or None
    read = [where for where in claim.where if where.raw == entered.get("raw")] if claim else []
    same = next((where for where in read if where.place == said), None)
    if same is not None:
        return {**same.model_dump(mode="json"), **entered, "place": said}
    place = _place(str(said), gazetteer) if said else None
    raw = entered.get("raw") or (place.name if place else "")
    known = _from_gazetteer(place) if place else {}
    alternatives = [one.model_dump(mode="json") for where in read for one in where.alternatives]
    return {**entered, "raw": raw, "inherited": False, "alternatives": alternatives, **known}


def _from_gazetteer(place: Place) -> dict[str, Any]:
    return {
        **{"place": place.id, "lat": place.lat, "lon": place.lon, "precision": place.kind},
        **{"score": _SURE, "reason": CHOSEN},
    }


def _place(said: str, gazetteer: Gazetteer) -> Place:
    """Give the place of an id, or the likeliest of a name. Raises: BadInput where there is none."""
    if said in gazetteer:
        return gazetteer.get(said)
    found = gazetteer.resolve(said)
    if not found:
        raise BadInput(
            f"The gazetteer has no place {said!r}.",
            "A place needs a position, so that it can be found again and compared (R7).",
            "Use another spelling or a place's id, or bring places in with `recount places import`.",
        )
    return found[0].place
