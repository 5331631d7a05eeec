"""What adjudication promises: a range that every source can be found in, and nothing that no source said."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recount.claims.schema import Quantity
from recount.errors import BadInput
from recount.incidents.adjudicating.adjudication import AdjudicatedToll, CountedClaim, Group, TeamDecision, adjudicate
from recount.vocabulary.words import (
    Convention,
    Hedge,
    Outcome,
    SettlingMethod,
    Unit,
    VictimCategory,
    VictimClass,
)

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "incident_tolls.yaml").read_text(encoding="utf-8"))
CIVILIANS_KILLED = Group(Outcome.KILLED, VictimClass.CIVILIAN, VictimCategory.TOTAL)


def counted(
    claim_id: str, origin: str, least: int | None, most: int | None, published: date | None = None, **more: Any
) -> CountedClaim:
    """Make a claim of civilians killed."""
    more.setdefault("quantity", Quantity(raw=f"{least} {most}", min=least, max=most))
    return CountedClaim(claim_id, origin, published, **CIVILIANS_KILLED._asdict(), **more)


def from_case(row: dict[str, Any]) -> CountedClaim:
    """Make the claim that a row of the cases describes."""
    return CountedClaim(
        claim_id=row["id"],
        origin=row["origin"],
        published=row.get("published"),
        outcome=Outcome(row.get("outcome", Outcome.KILLED)),
        victim_class=VictimClass(row.get("class", VictimClass.UNSPECIFIED)),
        category=VictimCategory(row.get("category", VictimCategory.TOTAL)),
        quantity=Quantity(
            raw=row.get("raw", str(row.get("min"))),
            min=row.get("min"),
            max=row.get("max"),
            hedge=Hedge(row.get("hedge", Hedge.EXACT)),
            unit=Unit(row.get("unit", Unit.PERSONS)),
        ),
        credible=row.get("credible", True),
        sequence=row.get("sequence", 0),
    )


def said(toll: AdjudicatedToll, keys: dict[str, Any]) -> dict[str, Any]:
    """Give what a toll says under the keys that a case asks for."""
    stated = {key: getattr(toll, key) for key in keys}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in stated.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_true_case_gives_its_range(case: dict[str, Any]) -> None:
    """Every case of the table comes out with its ends, the claims that set them, and no other group."""
    tolls = {" ".join(toll.group): toll for toll in adjudicate(from_case(row) for row in case["claims"])}
    assert {group: said(tolls[group], case["expect"][group]) for group in tolls} == case["expect"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_true_case_says_what_was_superseded(case: dict[str, Any]) -> None:
    """Every superseded claim of the table names the claim that took its place."""
    tolls = adjudicate(from_case(row) for row in case["claims"])
    assert {old: new.by for toll in tolls for old, new in toll.superseded.items()} == case["superseded"]


def test_nothing_known_is_no_range() -> None:
    """No claim gives no range, which is not a range of 0 (R14)."""
    assert adjudicate([]) == []


@pytest.mark.parametrize("convention", [Convention.ACLED, Convention.AIRWARS])
def test_a_convention_turns_dozens_into_persons(convention: Convention) -> None:
    """Words become numbers only under a convention that is named in the range (R3)."""
    dozens = counted("a", "sohr", None, None, quantity=Quantity(raw="dozens", hedge=Hedge.VAGUE))
    (toll,) = adjudicate([dozens], convention=convention)
    assert (toll.low, toll.convention) == (12, convention)


def test_what_stood_aside_says_why() -> None:
    """A claim without a number stays visible beside the range (in = out + set aside)."""
    dozens = counted("a", "sohr", None, None, quantity=Quantity(raw="dozens", hedge=Hedge.VAGUE))
    (toll,) = adjudicate([dozens, counted("b", "msf", 12, 12)])
    assert "dozens" in toll.set_aside["a"]


def test_a_vague_word_does_not_supersede_a_number() -> None:
    """A later "dozens" leaves the origin's number standing, because it gives none."""
    later = counted("b", "sohr", None, None, date(2015, 11, 7), quantity=Quantity(raw="dozens", hedge=Hedge.VAGUE))
    (toll,) = adjudicate([counted("a", "sohr", 22, 22, date(2015, 11, 5)), later])
    assert (toll.low, toll.high) == (22, 22)


def test_a_floor_above_somebodys_ceiling_is_no_low_end() -> None:
    """When one says 50 and another at most 40, no lower bound holds for everybody."""
    (toll,) = adjudicate([counted("a", "sohr", 50, 50), counted("b", "msf", None, 40)])
    assert (toll.low, toll.high) == (None, 50)


def test_the_majority_is_the_stretch_on_which_most_origins_agree() -> None:
    """Two of three origins that can both be right settle the range."""
    claims = [counted("a", "sohr", 30, None), counted("b", "msf", 35, 38), counted("c", "forum", 9, 9)]
    (toll,) = adjudicate(claims, method=SettlingMethod.MAJORITY)
    assert (toll.low, toll.high, toll.high_open, toll.low_claims) == (35, 38, False, ("b",))


def test_equal_majorities_are_heard_together() -> None:
    """Two stretches with as many origins each give the range from the lower to the higher."""
    claims = [counted(str(at), f"origin {at}", number, number) for at, number in enumerate([5, 5, 9, 9, 20])]
    (toll,) = adjudicate(claims, method=SettlingMethod.MAJORITY)
    assert (toll.low, toll.high) == (5, 9)


def test_without_agreement_the_range_of_all_stands() -> None:
    """Where no two origins agree there is no majority, and the range says that it is the plain one."""
    claims = [counted("a", "sohr", 30, 30), counted("b", "msf", 35, 35)]
    (toll,) = adjudicate(claims, method=SettlingMethod.MAJORITY)
    assert (toll.low, toll.high, toll.method) == (30, 35, SettlingMethod.RANGE)


def test_the_first_origin_of_the_hierarchy_that_counts_is_heard() -> None:
    """An origin that stands high but gives no count leaves the word to the next."""
    claims = [counted("a", "sohr", 30, 30), counted("b", "msf", 35, None)]
    (toll,) = adjudicate(claims, method=SettlingMethod.SOURCE_HIERARCHY, hierarchy=["un", "msf", "sohr"])
    assert (toll.low, toll.high, toll.high_open, toll.high_claims) == (35, 35, True, ("b",))


def test_a_hierarchy_that_nobody_is_in_falls_back_on_the_range() -> None:
    """The fall-back is visible in the method and in the reason."""
    (toll,) = adjudicate([counted("a", "sohr", 30, 30)], method=SettlingMethod.SOURCE_HIERARCHY, hierarchy=["un"])
    assert (toll.method, toll.high) == (SettlingMethod.RANGE, 30)


def test_a_team_decision_takes_the_place_of_the_range() -> None:
    """What a person decides stands with their reason and names no claim as its end."""
    decision = TeamDecision(0, 25, "Two origins contest that the dead were civilians (R13).")
    (toll,) = adjudicate([counted("a", "sohr", 25, 25)], override={CIVILIANS_KILLED: decision})
    assert (toll.low, toll.high, toll.low_claims, toll.method, toll.reason) == (
        0,
        25,
        (),
        SettlingMethod.TEAM_DECISION,
        decision.reason,
    )


def test_a_team_decision_stands_where_nothing_was_counted() -> None:
    """A person may know what no claim says."""
    (toll,) = adjudicate([], override={CIVILIANS_KILLED: TeamDecision(3, 3, "Counted at the graves.")})
    assert (toll.group, toll.low) == (CIVILIANS_KILLED, 3)


def test_a_decision_on_contested_status_is_not_contested_again() -> None:
    """When a person has settled the civilians, a mixed total changes nothing about them (R12, R13)."""
    mixed = CountedClaim("m", "sohr", None, **CIVILIANS_KILLED._asdict() | {"victim_class": VictimClass.MIXED},
                         quantity=Quantity(raw="45", min=45, max=45))  # fmt: skip
    decision = TeamDecision(45, 45, "Civil Defence knows all of them by name.")
    tolls = adjudicate([mixed], override={CIVILIANS_KILLED: decision})
    assert next(toll.low for toll in tolls if toll.group == CIVILIANS_KILLED) == 45


@pytest.mark.parametrize(("low", "high", "reason"), [(3, 4, " "), (5, 4, "A reason.")])
def test_a_team_decision_needs_a_reason_and_an_order(low: int, high: int, reason: str) -> None:
    """An override that nobody could understand later is refused."""
    with pytest.raises(BadInput):
        TeamDecision(low, high, reason)


ORIGINS = ["sohr", "msf", "vdc", "civil_defence"]
DAYS = st.none() | st.dates(date(2015, 10, 1), date(2015, 10, 5))


@st.composite
def bounds(draw: st.DrawFn) -> tuple[int | None, int | None]:
    """Draw what a source may say: a number, a range, a floor, a ceiling."""
    least = draw(st.none() | st.integers(0, 90))
    most = draw(st.integers(least or 0, 99) if least is None else st.none() | st.integers(least, 99))
    return least, most


@st.composite
def lists_of_claims(draw: st.DrawFn) -> list[CountedClaim]:
    """Draw up to nine claims of civilians killed, of four origins, dated and not."""
    rows = draw(
        st.lists(st.tuples(st.sampled_from(ORIGINS), bounds(), DAYS, st.integers(0, 2)), min_size=1, max_size=9)
    )
    return [
        counted(f"c{at}", origin, *said_bounds, published, sequence=sequence)
        for at, (origin, said_bounds, published, sequence) in enumerate(rows)
    ]


METHODS = st.sampled_from([SettlingMethod.RANGE, SettlingMethod.MAJORITY, SettlingMethod.SOURCE_HIERARCHY])


@given(lists_of_claims(), METHODS)
def test_a_range_never_runs_backwards(claims: list[CountedClaim], method: SettlingMethod) -> None:
    """Whatever the sources say and however it is settled, low is at most high (R16)."""
    (toll,) = adjudicate(claims, method=method, hierarchy=ORIGINS)
    assert toll.low is None or toll.low <= toll.high


@given(lists_of_claims(), bounds(), DAYS)
def test_a_new_origin_never_narrows_the_range(
    claims: list[CountedClaim], new: tuple[int | None, int | None], published: date | None
) -> None:
    """Hearing one more origin moves no known end inwards."""
    (before,) = adjudicate(claims)
    (after,) = adjudicate([*claims, counted("new", "a new origin", *new, published)])
    assert after.high >= before.high
    assert before.low is None or after.low is None or after.low <= before.low


@given(lists_of_claims(), METHODS, st.randoms())
def test_the_order_of_the_claims_does_not_matter(
    claims: list[CountedClaim], method: SettlingMethod, chance: Any
) -> None:
    """The same claims in any order give the same range, the same ends and the same reasons."""
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert adjudicate(shuffled, method=method, hierarchy=ORIGINS) == adjudicate(
        claims, method=method, hierarchy=ORIGINS
    )


@given(lists_of_claims(), METHODS)
def test_a_superseded_claim_sets_no_end(claims: list[CountedClaim], method: SettlingMethod) -> None:
    """What an origin has taken back holds up nothing, and never stands in for another (R9)."""
    (toll,) = adjudicate(claims, method=method, hierarchy=ORIGINS)
    ends = {*toll.low_claims, *toll.high_claims, *(entry.by for entry in toll.superseded.values())}
    assert not ends & set(toll.superseded)


@given(lists_of_claims(), METHODS)
def test_every_end_names_a_claim_that_says_it(claims: list[CountedClaim], method: SettlingMethod) -> None:
    """No end of a range is a number that no standing claim gives (R12)."""
    quantities = {claim.claim_id: claim.quantity for claim in claims}
    (toll,) = adjudicate(claims, method=method, hierarchy=ORIGINS)
    assert toll.high_claims
    assert toll.low is None or toll.low_claims
    assert all(quantities[claim].min == toll.low for claim in toll.low_claims)
    assert all(toll.high in (quantities[claim].min, quantities[claim].max) for claim in toll.high_claims)


@given(lists_of_claims())
def test_only_an_origin_itself_supersedes_its_claims(claims: list[CountedClaim]) -> None:
    """One origin's later word never takes another's away."""
    origins = {claim.claim_id: claim.origin for claim in claims}
    (toll,) = adjudicate(claims)
    assert all(origins[old] == origins[new.by] for old, new in toll.superseded.items())


@given(lists_of_claims())
def test_the_majority_lies_within_the_range_of_all(claims: list[CountedClaim]) -> None:
    """Settling by majority leaves voices out; it never adds one."""
    (wide,) = adjudicate(claims)
    (narrow,) = adjudicate(claims, method=SettlingMethod.MAJORITY)
    assert narrow.high <= wide.high
    assert wide.low is None or narrow.low is None or narrow.low >= wide.low
