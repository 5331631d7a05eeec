"""A public incident in words: its title, facts, bars, tables and what stays uncertain.

For: the public page and the safe form of a dossier. Not for: markup, or choosing what is public
(`recount.releases.public.projection`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.adjudicating.ranges import Range
from recount.releases.paper.bars import Bar, Counted, bar, part_of
from recount.releases.paper.sheet import Cell, Fact, Table, cell, table
from recount.releases.paper.words import (
    COMMON,
    count_words,
    day_or_unknown,
    group_words,
    joined,
    part_names,
    range_words,
    sentence_case,
    title_words,
    when_words,
)
from recount.releases.public.projection import (
    PublicClaim,
    PublicIncident,
    PublicPlace,
    PublicResponse,
    PublicToll,
)
from recount.vocabulary.reader import Language, label, term
from recount.vocabulary.words import LinkRole, Outcome, Party, PublisherKind, VictimCategory, VictimClass

CIVILIANS_KILLED = Group(Outcome.KILLED, VictimClass.CIVILIAN, VictimCategory.TOTAL)
Sides = tuple[int | None, int | None]


def title(incident: PublicIncident, language: Language) -> str:
    """Give the title: what, where, when, made of the facts."""
    place = incident.place.name.in_language(language) if incident.place else None
    return title_words(incident.strike_type, place, incident.start, incident.end, language)


def killed(incident: PublicIncident) -> Range | None:
    """Give the range of civilians killed, None where none is known (R14)."""
    return next((toll.range for toll in incident.tolls if toll.group == CIVILIANS_KILLED), None)


def facts(incident: PublicIncident, language: Language) -> list[Fact]:
    """Give what is known at a glance."""
    said = {
        "code": incident.code,
        "when": when_words(incident.start, incident.end, language),
        "where": place_words(incident.place, language),
        "closeness": label(incident.place.precision, language) if incident.place else "",
        "point": _point(incident.place, language),
        "what": label(incident.strike_type, language),
        "hit": joined((label(each, language) for each in incident.infrastructure), language),
    }
    return [Fact(sentence_case(COMMON.say(language, "fact", key)), value) for key, value in said.items() if value]


def place_words(place: PublicPlace | None, language: Language) -> str:
    """Write where it happened, with the governorate around it."""
    if place is None:
        return COMMON.say(language, "somewhere")
    name = place.name.in_language(language)
    if place.governorate is None:
        return name
    return COMMON.say(language, "place_in", place=name, around=place.governorate.in_language(language))


def _point(place: PublicPlace | None, language: Language) -> str:
    if place is None or place.lat is None or place.lon is None:
        return ""
    return COMMON.say(language, "point_moved", lat=place.lat, lon=place.lon, grid=place.grid)


def bars(incident: PublicIncident, language: Language) -> list[Bar]:
    """Give every range of a whole group with the claims behind it, civilians killed first."""
    tolls = sorted(incident.tolls, key=lambda toll: order_of(toll.group))
    return [
        _bar(toll, toll.range, incident, language) for toll in tolls if is_whole(toll.group) and toll.range is not None
    ]


def is_whole(group: Group) -> bool:
    """Tell whether a group is all of its victims, not a part of them."""
    return group.category is VictimCategory.TOTAL


def parts(tolls: Iterable[tuple[Group, Range | None]], language: Language) -> Table:
    """Give the parts of groups, children, women and others, with their ranges."""
    ordered = sorted(tolls, key=lambda toll: order_of(toll[0]))
    rows = [
        [cell(group_words(group, language)), cell(range_words(span, language))]
        for group, span in ordered
        if span is not None and not is_whole(group)
    ]
    return table(heading(language, "parts"), columns(language, "group", "count"), rows)


def order_of(group: Group) -> tuple[int, int, int]:
    """Order groups as the vocabulary lists them: the dead first, civilians first, totals first."""
    return (
        list(Outcome).index(group.outcome),
        list(VictimClass).index(group.victim_class),
        list(VictimCategory).index(group.category),
    )


def _bar(toll: PublicToll, span: Range, incident: PublicIncident, language: Language) -> Bar:
    counts = [
        Counted(
            id=str(claim.number),
            who=publisher_words(claim, language),
            when=day_or_unknown(claim.published, language),
            low=said.low,
            high=said.high,
            said=count_words(said.low, said.high, said.hedge, language),
            part=part_of(claim.number, toll.low_claims, toll.high_claims, toll.superseded),
        )
        for claim in incident.evidence
        for said in claim.counts
        if said.group == toll.group
    ]
    method = term(toll.method).definition.in_language(language)
    return bar(
        group_words(toll.group, language), range_words(span, language), method, span, counts, named=part_names(language)
    )


def publisher_words(claim: PublicClaim, language: Language) -> str:
    """Write who published a claim: the name where it may stand, else the kind alone."""
    return claim.name.in_language(language) if claim.name else sentence_case(label(claim.publisher, language))


def tables(incident: PublicIncident, language: Language) -> list[Table]:
    """Give the tables of an incident that have rows: claims, origins, grades, parties, responses, decisions."""
    found = [
        parts([(toll.group, toll.range) for toll in incident.tolls], language),
        _claims(incident, language),
        _origins(incident, language),
        _grades(incident, language),
        _parties(incident, language),
        _responses(incident, language),
        _steps(incident, language),
    ]
    return [each for each in found if each.rows]


def columns(language: Language, *names: str) -> list[str]:
    """Give the headings of columns."""
    return [sentence_case(COMMON.say(language, "column", name)) for name in names]


def heading(language: Language, name: str) -> str:
    """Give the heading of a table."""
    return COMMON.say(language, "heading", name)


def links_and_origins(links: int, origins: int, language: Language) -> str:
    """Write how many claims come from how many origins: six claims, two origins (R8)."""
    said = {"links": COMMON.say(language, "links", n=links), "origins": COMMON.say(language, "origins", n=origins)}
    return COMMON.say(language, "links_and_origins", **said)


def _claims(incident: PublicIncident, language: Language) -> Table:
    rows = [
        [
            cell(str(claim.number)),
            cell(publisher_words(claim, language), *_voice(claim, language)),
            cell(day_or_unknown(claim.published, language)),
            cell(COMMON.say(language, "origin_number", n=claim.origin)),
            cell(*_counts(claim, language)),
            cell(label(claim.role, language), COMMON.say(language, "kept") if claim.kept else None),
        ]
        for claim in incident.claims
    ]
    names = columns(language, "number", "who", "published", "origin", "says", "role")
    return table(heading(language, "claims"), names, rows)


def _voice(claim: PublicClaim, language: Language) -> Iterator[str]:
    if claim.name:
        yield label(claim.publisher, language)
    if claim.word_of:
        kinds = joined((label(kind, language) for kind in claim.word_of), language)
        yield COMMON.say(language, "on_the_word", kinds=kinds)
    named = [party for party in claim.parties if party is not Party.UNKNOWN]
    if named:
        yield COMMON.say(language, "names_party", parties=joined((label(each, language) for each in named), language))


def _counts(claim: PublicClaim, language: Language) -> list[str]:
    said = [
        COMMON.say(
            language,
            "said",
            group=group_words(each.group, language),
            number=count_words(each.low, each.high, each.hedge, language),
        )
        for each in claim.counts
    ]
    return said or [COMMON.say(language, "without_count", kind=label(claim.kind, language))]


def _origins(incident: PublicIncident, language: Language) -> Table:
    counting = {claim.number for claim in incident.claims if claim.role is LinkRole.EVIDENCE}
    own = [(origin, [number for number in origin.claims if number in counting]) for origin in incident.origins]
    rows = [
        [
            cell(COMMON.say(language, "origin_number", n=origin.number)),
            cell(origin.name.in_language(language) if origin.name else None, _kind(origin.kind, language)),
            cell(joined(map(str, numbers), language)),
        ]
        for origin, numbers in own
        if numbers
    ]
    said = links_and_origins(sum(len(numbers) for _, numbers in own), len(rows), language)
    return table(heading(language, "origins"), columns(language, "origin", "who", "claims"), rows, said)


def _kind(kind: PublisherKind | None, language: Language) -> str:
    return label(kind or PublisherKind.NOT_ASSESSED, language)


def _grades(incident: PublicIncident, language: Language) -> Table:
    carried = COMMON.say(language, "carried_over") if incident.carried_over else None
    found = {"harm_grade": incident.harm, "airwars_grade": incident.airwars, "strike_status": incident.strike_status}
    rows = [
        [
            cell(sentence_case(COMMON.say(language, name))),
            cell(label(word, language), carried),
            cell(term(word).definition.in_language(language)),
        ]
        for name, word in found.items()
        if word is not None
    ]
    return table(heading(language, "grades"), columns(language, "grade", "value", "means"), rows)


def _parties(incident: PublicIncident, language: Language) -> Table:
    rows = [
        [
            cell(label(each.party, language)),
            cell(label(each.status, language)),
            cell(term(each.status).definition.in_language(language)),
        ]
        for each in incident.attributions
    ]
    return table(heading(language, "parties"), columns(language, "party", "status", "means"), rows)


def _responses(incident: PublicIncident, language: Language) -> Table:
    rows = [
        [
            cell(party_words(each.party, language)),
            cell(label(each.position, language), term(each.position).definition.in_language(language)),
            cell(*conceded(_killed_of(each), _injured_of(each), language)),
            cell(day_or_unknown(each.day, language)),
        ]
        for each in incident.responses
    ]
    return table(heading(language, "responses"), columns(language, "party", "position", "concedes", "day"), rows)


def party_words(party: Party | None, language: Language) -> str:
    """Write a party, or that it is not known."""
    return label(party, language) if party else COMMON.say(language, "unknown_party")


def conceded(dead: Sides, hurt: Sides, language: Language) -> list[str]:
    """Write the harm that a party concedes; nothing stated is not nobody (R14)."""
    stated = [(outcome, *ends) for outcome, ends in ((Outcome.KILLED, dead), (Outcome.INJURED, hurt)) if any_end(ends)]
    said = [
        COMMON.say(language, "said", group=label(outcome, language), number=range_words(_span(low, high), language))
        for outcome, low, high in stated
    ]
    return said or [COMMON.say(language, "nothing_conceded")]


def any_end(ends: Sides) -> bool:
    """Tell whether one end of a range is stated."""
    return any(end is not None for end in ends)


def _span(low: int | None, high: int | None) -> Range | None:
    if high is not None:
        return Range(low, high)
    return None if low is None else Range(low, low, high_open=True)


def _killed_of(each: PublicResponse) -> Sides:
    return each.killed_low, each.killed_high


def _injured_of(each: PublicResponse) -> Sides:
    return each.injured_low, each.injured_high


def _steps(incident: PublicIncident, language: Language) -> Table:
    rows: Iterable[list[Cell]] = (
        [
            cell(day_or_unknown(step.day, language)),
            cell(label(step.kind, language), term(step.kind).definition.in_language(language)),
            cell(step.rule or "-"),
        ]
        for step in incident.steps
    )
    return table(heading(language, "steps"), columns(language, "day", "decision", "rule"), rows)
