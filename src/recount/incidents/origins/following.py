"""Quotation chains followed to their end among the claims of one incident, and circles told (R8).

For: "the agency said" in one report, where the agency's own report says "the monitor said": both are the monitor's.
Not for: naming the origin of a single claim (`recount.incidents.origins.chains`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from recount.incidents.origins.chains import Origin
from recount.vocabulary.sentences import tell


class Spoken(NamedTuple):
    """A claim, the key of whose report it stands in, and its origin as the claim alone tells it."""

    claim_id: str
    publisher: str
    origin: Origin


def follow(spoken: Iterable[Spoken]) -> dict[str, Origin]:
    """Give the origin of each claim, followed through what the quoted publishers say of the same event themselves.

    A publisher leads on only where all its own claims here quote one other. Those who quote each other in a circle
    count as one origin, since nobody knows which of them was first.
    """
    claims = list(spoken)
    leads = _leads(claims)
    return {claim.claim_id: _followed(claim.origin, leads) for claim in claims}


def circles(spoken: Iterable[Spoken]) -> list[tuple[str, ...]]:
    """Give the groups of publishers that quote each other and nobody else, each in the order of their keys."""
    leads = _leads(list(spoken))
    return sorted({circle for key in leads if (circle := _circle(key, leads))})


def _leads(claims: Iterable[Spoken]) -> dict[str, str]:
    told: dict[str, set[str]] = {}
    for claim in claims:
        told.setdefault(claim.publisher, set()).add(claim.origin.key)
    return {publisher: min(keys) for publisher, keys in told.items() if len(keys) == 1 and publisher not in keys}


def _followed(origin: Origin, leads: Mapping[str, str]) -> Origin:
    circle = _circle(origin.key, leads)
    if circle:
        return Origin(circle[0], tell("incidents.origins.circle", publishers=circle))
    way = _way(origin.key, leads)
    reason = origin.reason
    for then in way[1:]:
        reason = tell("incidents.origins.which_quotes", before=reason, then=then)
    return Origin(way[-1], reason)


def _way(key: str, leads: Mapping[str, str]) -> list[str]:
    way = [key]
    while way[-1] in leads and leads[way[-1]] not in way:
        way.append(leads[way[-1]])
    return way


def _circle(key: str, leads: Mapping[str, str]) -> tuple[str, ...]:
    """Give the circle into which a key leads, in the order of the keys; empty where it leads to an end."""
    way = _way(key, leads)
    back = leads.get(way[-1])
    return tuple(sorted(way[way.index(back) :])) if back is not None else ()
