"""What people made of a report, as the right answers that a reading is measured by (ruling 11).

For: reports whose claims people have gone through, so that corrections become gold for `recount eval`. Not for:
choosing the reports (`incidents.deciding.coded`) or scoring (`recount.claims.scoring`). Pure: claims in, answers out.

The answers follow from the claims by the same rules by which a reading's own toll does, so that gold differs from a
reading exactly where a person corrected it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recount.claims.gold import VAGUE, Answers, Gold
from recount.claims.main_event import day_of, dead_among, main_event, place_of
from recount.claims.matching import numbers_coded
from recount.claims.reading.context.toll import read_toll
from recount.claims.reading.words.lexicon import lexicon
from recount.claims.schema import Claim, Quantity, Reading, Section, TollCount
from recount.reports.dates import PartialDate
from recount.vocabulary.reader import LANGUAGES
from recount.vocabulary.words import VictimCategory


def coded(claims: Sequence[Claim], language: str) -> dict[str, Any] | None:
    """Give the `gold` of a report from the claims that stand, in the shape of its file; None in a language not read."""
    tongue = next((known for known in LANGUAGES if known == language), None)
    if tongue is None:
        return None
    whole = Section(start=0, end=max((claim.quote.end for claim in claims), default=0))
    toll = read_toll(claims, lexicon(tongue))
    event = main_event(Reading(id="coded", language=language, sections=[whole], toll=toll, claims=list(claims)))
    gold = {
        "killed": answers(toll.killed),
        "injured": answers(toll.injured),
        "children": answers(dead_among(event, VictimCategory.CHILDREN)),
        "women": answers(dead_among(event, VictimCategory.WOMEN)),
        **_day(event),
        **_place(event),
    }
    Gold.model_validate(gold)
    return gold


def answers(count: TollCount | Quantity | None) -> list[int | str | None]:
    """Give every right answer to "how many": a number, a range, "v" for a word without a number, null for silence."""
    if count is None:
        return Answers(silence=True).as_json()
    if count.min is not None and count.max is not None and count.min < count.max:
        return Answers(spans=((count.min, count.max),)).as_json()
    numbers = sorted(numbers_coded(count))
    return Answers(spans=tuple((number, number) for number in numbers)).as_json() if numbers else [VAGUE]


def _day(event: Sequence[Claim]) -> dict[str, str]:
    found = day_of(event)
    return {"date": str(PartialDate(*found))} if found else {}


def _place(event: Sequence[Claim]) -> dict[str, dict[str, float]]:
    found = place_of(event)
    if found is None or found.lat is None or found.lon is None:
        return {}
    return {"place": {"lat": found.lat, "lon": found.lon}}
