"""What settling promises: an incident's range is that of its accepted evidence, one voice an origin (R8, R9, R12)."""

from __future__ import annotations

from typing import Any

import pytest

from recount.claims.schema import Casualties
from recount.incidents.deciding.signing import decide_link
from recount.incidents.evidence import counted_claims
from recount.incidents.models import Incident, Link
from recount.incidents.settling import settle, settle_all
from recount.vocabulary.words import (
    ClaimKind,
    LinkRole,
    LinkState,
    Outcome,
    Polarity,
    SettlingMethod,
    VictimCategory,
    VictimClass,
)
from tests.cast import Cast, at_least, between, exactly, killed, says, signed

ACCEPT = LinkState.ACCEPT


def accept(cast: Cast, *keys: str) -> Incident:
    """Accept members of the cast into the market."""
    for claim in (cast.first, cast.later, cast.second, cast.copied):
        if claim.key in keys:
            decide_link(claim, cast.market, ACCEPT, signed())
    return cast.market


@pytest.mark.parametrize(
    ("keys", "low", "high", "high_open"),
    [
        (["b-1"], 25, 28, False),
        (["a-1"], 20, 20, True),
        (["a-2", "b-1"], 25, 31, False),
        (["a-1", "b-1"], 20, 28, False),
        (["a-1", "a-2"], 31, 31, False),
        (["a-1", "a-2", "b-1"], 25, 31, False),
        (["a-1", "a-2", "b-1", "c-1"], 25, 31, False),
    ],
)
def test_the_range_is_that_of_the_accepted_evidence(
    cast: Cast, keys: list[str], low: int, high: int, high_open: bool
) -> None:
    """The range runs from the lowest to the highest count that still stands; a monitor corrects itself (R9, R12)."""
    toll = accept(cast, *keys).tolls.get()
    assert (toll.low, toll.high, toll.high_open) == (low, high, high_open)


def test_the_range_names_the_claims_that_set_its_ends(cast: Cast) -> None:
    """Every number leads back to the sentence that says it."""
    toll = accept(cast, "a-1", "a-2", "b-1").tolls.get()
    assert (toll.low_claims, toll.high_claims) == (["b-1"], ["a-2"])
    assert toll.superseded == {"a-1": "a-2"}


def test_a_repost_is_its_authors_voice(cast: Cast) -> None:
    """The agency that quotes Monitor A speaks with Monitor A's voice, not with one of its own (R8)."""
    accept(cast, "a-1", "c-1", "b-1")
    assert {claim.origin for claim in counted_claims(cast.market)} == {"monitor_a", "monitor_b"}


def test_a_copied_report_speaks_for_what_it_copies(cast: Cast) -> None:
    """A report that reprints Monitor B's, word for word, is Monitor B's count (R8)."""
    reprint = says("c-2", cast.agency, "2001-02-06", "25 to 28 civilians were killed", between(25, 28))
    reprint.report.copy_of = cast.second.report
    reprint.report.save()
    decide_link(reprint, cast.market, ACCEPT, signed())
    assert [claim.origin for claim in counted_claims(cast.market)] == ["monitor_b"]


def test_classes_and_categories_have_ranges_of_their_own(cast: Cast) -> None:
    """People are not civilians and children are a part: no group's count runs into another's (R5)."""
    groups = [
        killed(exactly(12), VictimClass.UNSPECIFIED),
        killed(exactly(7)),
        killed(exactly(3), category=VictimCategory.CHILDREN, part_of=1),
        killed(at_least(30), outcome=Outcome.INJURED),
    ]
    told = says("b-2", cast.monitor_b, "2001-02-06", "12 people, 7 civilians, 3 children", casualties=groups)
    decide_link(told, cast.market, ACCEPT, signed())
    found = {(toll.outcome, toll.victim_class, toll.category): toll.high for toll in cast.market.tolls.all()}
    assert found == {(group.outcome, group.victim_class, group.category): most for group, most in with_most(groups)}


def with_most(groups: list[Casualties]) -> list[tuple[Casualties, int | None]]:
    """Give each group with the number that stands in it."""
    return [(group, group.count.max or group.count.min) for group in groups]


def test_a_denial_sets_no_end(cast: Cast) -> None:
    """The striking party's "not one civilian" stands beside the range and never inside it (R13)."""
    denial = says(
        "m-1",
        None,
        "2001-02-06",
        "Not one civilian was killed",
        exactly(0),
        kind=ClaimKind.DENIAL,
        polarity=Polarity.NEGATED,
    )
    accept(cast, "b-1")
    decide_link(denial, cast.market, ACCEPT, signed("The ministry's answer to it."))
    assert cast.market.tolls.get().low == 25


def test_an_incident_of_which_nobody_knows_a_toll_has_none(cast: Cast) -> None:
    """Unknown is no range at all, never one of 0 (R14)."""
    decide_link(says("b-3", cast.monitor_b, "2001-02-05", "A bridge was hit"), cast.bridge, ACCEPT, signed())
    assert not cast.bridge.tolls.exists()


def test_settling_again_changes_nothing(cast: Cast) -> None:
    """The same evidence gives the same ranges, in the very rows that there are."""
    market = accept(cast, "a-2", "b-1")
    before = list(market.tolls.values_list("pk", "low", "high", "method", "reason"))
    settle(market)
    assert list(market.tolls.values_list("pk", "low", "high", "method", "reason")) == before
    assert before[0][3] == SettlingMethod.RANGE


def test_a_few_queries_settle_many_incidents(cast: Cast, django_assert_max_num_queries: Any) -> None:
    """A hundred incidents take no more queries than one, and have the ranges that they would have alone."""
    market = accept(cast, "a-1", "a-2", "b-1")
    told = list(market.tolls.values_list("low", "high", "superseded"))
    others = Incident.objects.bulk_create(Incident(code=f"M{at}", title_en="M", start=market.start) for at in range(99))
    links = market.links.all()
    Link.objects.bulk_create(
        Link(claim=link.claim, incident=other, state=link.state, decision=link.decision)
        for other in others
        for link in links
    )
    with django_assert_max_num_queries(8):
        settle_all([market, *others])
    assert all(list(other.tolls.values_list("low", "high", "superseded")) == told for other in others)


def test_what_stands_beside_is_not_counted(cast: Cast) -> None:
    """A range that a monitor drew from others' reports is no evidence of its own (R8)."""
    decide_link(cast.second, cast.market, ACCEPT, signed(), role=LinkRole.BESIDE)
    assert counted_claims(cast.market) == []
