"""What nearness promises: near in time and place, with score and reason, and never decided by the machine."""

from __future__ import annotations

from typing import Any

import pytest

from recount.claims.schema import When
from recount.incidents.capturing.nearness import candidates
from recount.incidents.capturing.proposing import propose_links
from recount.incidents.deciding.succession import withdraw
from recount.incidents.models import Incident, Link
from recount.vocabulary.words import ClaimKind, LinkState, PlaceRole
from tests.cast import Cast, at, claim, days, exactly, incident, signed


def proposed(**parts: Any) -> list[tuple[str, float]]:
    """Give the codes and scores that are proposed for a claim of the market day, changed in some parts."""
    told = claim("x-1", "31 civilians were killed", exactly(31), **parts)
    return [(candidate.incident.code, candidate.score) for candidate in candidates(told)]


@pytest.mark.parametrize(
    ("when", "where", "found"),
    [
        ("2001-02-03", "albukamal", [("RC0001", 1.0)]),
        ("2001-02-04", "albukamal", [("RC0001", 0.6)]),
        ("2001-02-03/2001-02-05", "albukamal", [("RC0001", 0.7)]),
        ("2001-02-05", "albukamal", []),
        ("2001-02-03", "mayadin", []),
        ("2001-02-03", "raqqa", [("RC0002", 1.0)]),
    ],
)
def test_an_incident_is_proposed_by_nearness(cast: Cast, when: str, where: str, found: list[tuple[str, float]]) -> None:
    """The same place on the same day scores highest, a day apart less, elsewhere nothing."""
    assert proposed(when=days(when), where=[at(where)]) == found


def test_a_proposal_says_why(cast: Cast) -> None:
    """Who confirms or refuses it reads what it rests on."""
    assert [candidate.reason for candidate in candidates(cast.second.claim)] == [
        f"the same day; the same place ({cast.market.place})"
    ]


def test_a_proposal_decides_nothing(cast: Cast) -> None:
    """The machine leaves a proposal; the incident has no range of it (R17)."""
    propose_links([cast.second])
    assert [(link.state, link.decision) for link in Link.objects.all()] == [(LinkState.PROPOSED, None)]
    assert not cast.market.tolls.exists()


@pytest.mark.parametrize(
    "parts",
    [
        {"kind": ClaimKind.AGGREGATE},
        {"kind": ClaimKind.SHARE},
        {"when": When()},
        {"where": []},
        {"where": [at("albukamal").model_copy(update={"role": PlaceRole.ORIGIN})]},
    ],
    ids=["a sum", "a share", "no day", "no place", "only where aircraft came from"],
)
def test_what_lacks_an_event_proposes_nothing(cast: Cast, parts: dict[str, Any]) -> None:
    """Sums, claims without a day and claims without a place are left to a person (R4, R6, R7)."""
    assert proposed(**parts) == []


def test_an_incident_that_ended_is_not_proposed(cast: Cast) -> None:
    """A withdrawn incident draws no more claims."""
    withdraw(cast.market, signed("It did not happen."))
    assert proposed() == []


def test_an_incident_without_a_day_is_not_proposed(cast: Cast) -> None:
    """Two things that nobody can date are not the same thing."""
    incident("RC0003", "Undated", day=None)
    assert [code for code, _ in proposed()] == ["RC0001"]


def test_the_best_is_proposed_first(cast: Cast) -> None:
    """Of two attacks on one town, the one of the day comes before the one of the next."""
    incident("RC0003", "The next day", day="2001-02-04")
    assert [code for code, _ in proposed()] == ["RC0001", "RC0003"]
    assert Incident.objects.count() == 3
