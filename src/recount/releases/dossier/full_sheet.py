"""The full form of a dossier in words: everything behind an incident, with names, quotes, hashes and reasons.

For: the page and the PDF that stay inside. Not for: anybody outside (`recount.releases.dossier.safe_sheet`).
"""

from __future__ import annotations

from collections.abc import Iterable

from recount.claims.schema import Quantity
from recount.incidents.adjudicating.ranges import Range
from recount.releases.casefile.case import Case, PlaceKept, Testimony, TollKept
from recount.releases.dossier.answers import WORDS, answers
from recount.releases.dossier.cards import cards, publisher_of
from recount.releases.dossier.dossier import FullDossier
from recount.releases.dossier.full_tables import tables
from recount.releases.dossier.safe_sheet import footer
from recount.releases.paper.bars import Bar, Counted, bar, part_of
from recount.releases.paper.sheet import Fact, Sheet
from recount.releases.paper.words import (
    COMMON,
    count_words,
    direction,
    group_words,
    joined,
    part_names,
    range_words,
    sentence_case,
    when_words,
)
from recount.releases.public.showing import heading, is_whole, order_of
from recount.vocabulary.reader import Language, label
from recount.vocabulary.words import InfrastructureType


def full_sheet(dossier: FullDossier, language: Language) -> Sheet:
    """Write the full form in one language."""
    case = dossier.case
    return Sheet(
        language=language,
        direction=direction(language),
        title=case.title_ar if language == "ar" and case.title_ar else case.title_en,
        form=WORDS.say(language, "form", "full"),
        form_note=WORDS.say(language, "form_note", "full"),
        facts=_facts(case, language),
        range_heading=heading(language, "range"),
        bars=_bars(case, language),
        answers=answers(dossier.points, language),
        tables=tables(case, language),
        words=WORDS.table(language),
        cards=cards(case, language),
        footer=footer(case.code, dossier.contact, language),
    )


def _facts(case: Case, language: Language) -> list[Fact]:
    objects = (label(InfrastructureType(each), language) for each in case.infrastructure)
    said = {
        "code": case.code,
        "when": when_words(case.start, case.end, language),
        "where": _where(case.place, language),
        "closeness": label(case.place_precision, language),
        "point": _point(case.place, language),
        "what": label(case.strike_type, language),
        "hit": joined(objects, language),
    }
    found = [Fact(sentence_case(COMMON.say(language, "fact", key)), value) for key, value in said.items() if value]
    spellings = joined(_spellings(case.place, case.spellings), language) if case.place else ""
    return [*found, Fact(sentence_case(WORDS.say(language, "spellings")), spellings)] if spellings else found


def _spellings(place: PlaceKept, reported: Iterable[str]) -> list[str]:
    return sorted({place.name_en, place.name_ar, *reported} - {""})


def _where(place: PlaceKept | None, language: Language) -> str:
    if place is None:
        return COMMON.say(language, "somewhere")
    name = _name(place, language)
    if place.governorate is None:
        return name
    return COMMON.say(language, "place_in", place=name, around=_name(place.governorate, language))


def _name(place: PlaceKept, language: Language) -> str:
    return place.name_ar if language == "ar" and place.name_ar else place.name_en


def _point(place: PlaceKept | None, language: Language) -> str:
    if place is None or place.lat is None:
        return ""
    return WORDS.say(language, "whole_place", lat=place.lat, lon=place.lon)


def _bars(case: Case, language: Language) -> list[Bar]:
    tolls = sorted(case.tolls, key=lambda toll: order_of(toll.group))
    return [_bar(toll, toll.range, case, language) for toll in tolls if is_whole(toll.group) and toll.range is not None]


def _bar(toll: TollKept, span: Range, case: Case, language: Language) -> Bar:
    counts = [
        _counted(each, group.count, toll, language)
        for each in case.evidence
        for group in each.claim.casualties
        if (group.outcome, group.victim_class, group.category) == toll.group
    ]
    signed = toll.decision
    reason = WORDS.say(language, "by_hand", n=signed, reason=toll.reason) if signed else toll.reason
    return bar(
        group_words(toll.group, language), range_words(span, language), reason, span, counts, named=part_names(language)
    )


def _counted(each: Testimony, count: Quantity, toll: TollKept, language: Language) -> Counted:
    return Counted(
        id=each.key,
        who=publisher_of(each, language),
        when=each.capture.published or COMMON.say(language, "undated"),
        low=count.min,
        high=count.max,
        said=count_words(count.min, count.max, count.hedge, language),
        part=part_of(each.key, toll.low_claims, toll.high_claims, toll.superseded),
    )
