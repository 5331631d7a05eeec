"""From a case to what may be told of it in public: every field chosen here by name, nothing copied whole (R28).

For: the public site and the safe form of a dossier. Not for: which incidents are public
(`recount.releases.public.released`). Pure: a case in, a projection out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from recount.claims.schema import Casualties
from recount.releases.casefile.case import Answered, Case, Signed, Testimony, TollKept
from recount.releases.public.disclosure import public_name, public_place
from recount.releases.public.projection import (
    PublicAttribution,
    PublicClaim,
    PublicIncident,
    PublicOrigin,
    PublicResponse,
    PublicSaid,
    PublicStep,
    PublicToll,
)
from recount.vocabulary.words import (
    AttributionKind,
    DecisionKind,
    InfrastructureType,
    LinkState,
    PublisherKind,
    Unit,
)

# The decisions of which the day is told: who judged what, when, by which rule, is what makes a record defensible.
TOLD = (
    DecisionKind.GRADE,
    DecisionKind.ATTRIBUTE,
    DecisionKind.OVERRIDE,
    DecisionKind.CORRECT,
    DecisionKind.REVIEW,
    DecisionKind.RELEASE,
)
_A_RULE = re.compile(r"R\d{1,2}")


def project(case: Case) -> PublicIncident:
    """Tell of one incident what may be told in public."""
    linked = [each for each in case.testimonies if each.state is LinkState.ACCEPT]
    numbers = {each.key: number for number, each in enumerate(linked, start=1)}
    origins = {origin: number for number, origin in enumerate(dict.fromkeys(each.origin for each in linked), start=1)}
    return PublicIncident(
        code=case.code,
        start=case.start,
        end=case.end,
        precision=case.precision,
        place=public_place(case.place, case.place_precision, case.infrastructure),
        strike_type=case.strike_type,
        strike_status=case.strike_status,
        infrastructure=[InfrastructureType(each) for each in case.infrastructure],
        harm=case.grade.harm if case.grade else None,
        airwars=case.grade.airwars if case.grade else None,
        carried_over=bool(case.grade and case.grade.imported_from),
        tolls=[_toll(toll, numbers) for toll in case.tolls],
        claims=[_claim(each, numbers[each.key], origins[each.origin]) for each in linked],
        origins=list(_origins(linked, numbers, origins)),
        attributions=[PublicAttribution(party=each.party, status=each.status) for each in case.attributions],
        responses=[_response(each) for each in case.responses],
        steps=[_step(each) for each in case.decisions if each.kind in TOLD and not each.retired],
    )


def _toll(toll: TollKept, numbers: Mapping[str, int]) -> PublicToll:
    return PublicToll(
        outcome=toll.group.outcome,
        victim_class=toll.group.victim_class,
        category=toll.group.category,
        low=toll.low,
        high=toll.high,
        high_open=toll.high_open,
        low_claims=_numbered(toll.low_claims, numbers),
        high_claims=_numbered(toll.high_claims, numbers),
        superseded=_numbered(tuple(toll.superseded), numbers),
        convention=toll.convention,
        method=toll.method,
    )


def _numbered(keys: Sequence[str], numbers: Mapping[str, int]) -> list[int]:
    return sorted(numbers[key] for key in keys if key in numbers)


def _claim(each: Testimony, number: int, origin: int) -> PublicClaim:
    claim, capture = each.claim, each.capture
    return PublicClaim(
        number=number,
        kind=claim.kind,
        polarity=claim.polarity,
        role=each.role,
        publisher=capture.source.kind if capture.source else PublisherKind.NOT_ASSESSED,
        name=public_name(capture.source),
        origin=origin,
        published=capture.published_end,
        kept=bool(capture.sha256),
        word_of=list(dict.fromkeys(_kinds(each))),
        parties=list(dict.fromkeys(each.id for each in claim.perpetrators)),
        counts=[_said(group) for group in claim.casualties if group.count.unit is Unit.PERSONS],
    )


def _kinds(each: Testimony) -> Iterator[AttributionKind]:
    for link in each.claim.attribution:
        if link.kind is not AttributionKind.AUTHOR:
            yield link.kind


def _said(group: Casualties) -> PublicSaid:
    return PublicSaid(
        outcome=group.outcome,
        victim_class=group.victim_class,
        category=group.category,
        low=group.count.min,
        high=group.count.max,
        hedge=group.count.hedge,
    )


def _origins(
    linked: Sequence[Testimony], numbers: Mapping[str, int], origins: Mapping[str, int]
) -> Iterator[PublicOrigin]:
    for origin, number in origins.items():
        own = [each for each in linked if each.origin == origin]
        source = own[0].origin_source
        yield PublicOrigin(
            number=number,
            kind=source.kind if source else None,
            name=public_name(source),
            claims=[numbers[each.key] for each in own],
        )


def _response(each: Answered) -> PublicResponse:
    return PublicResponse(
        party=each.party,
        position=each.position,
        killed_low=each.killed[0],
        killed_high=each.killed[1],
        injured_low=each.injured[0],
        injured_high=each.injured[1],
        day=each.day,
    )


def _step(each: Signed) -> PublicStep:
    return PublicStep(kind=each.kind, day=each.at.date(), rule=each.rule if _A_RULE.fullmatch(each.rule) else None)
