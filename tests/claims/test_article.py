"""The article that began the project: what the reader finds in it, where it lies beside the checkout."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from recount.claims.reader import read
from recount.claims.schema import Claim, Reading
from recount.vocabulary.words import (
    ClaimKind,
    Hedge,
    InfrastructureType,
    Outcome,
    Party,
    PerpetratorBasis,
    Polarity,
    Relation,
    SourceLink,
    TimePrecision,
    Unit,
    VictimClass,
)

ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "russian-american-bombing-2015-11.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the article does not lie beside the checkout")


@pytest.fixture(scope="module")
def reading() -> Reading:
    """Read the article once."""
    return read(ARTICLE.read_text(encoding="utf-8"))


def counting(reading: Reading, number: int) -> Claim:
    """Give the one claim whose first count has this minimum."""
    (found,) = [c for c in reading.claims if c.casualties and c.casualties[0].count.min == number]
    return found


def of_kind(reading: Reading, kind: ClaimKind) -> list[Claim]:
    """Give the claims of a kind."""
    return [claim for claim in reading.claims if claim.kind is kind]


def objects(reading: Reading, kind: InfrastructureType) -> Iterator[tuple[int | None, Claim]]:
    """Give the stated numbers of one kind of object, each with its claim."""
    for claim in reading.claims:
        for hit in claim.infrastructure:
            if hit.type is kind and hit.count:
                yield hit.count.min, claim


def test_the_massacre_is_read_with_day_place_doer_and_author(reading: Reading) -> None:
    """At least 30 civilians, killed in Albukamal on 5 November 2015, by Russia, on the word of the article's author."""
    claim = counting(reading, 30)
    count = claim.casualties[0]
    assert (count.outcome, count.victim_class, count.count.max, count.count.hedge) == (
        Outcome.KILLED,
        VictimClass.CIVILIAN,
        None,
        Hedge.AT_LEAST,
    )
    assert claim.when.start == claim.when.end == date(2015, 11, 5)
    assert [where.place for where in claim.event_places()] == ["albukamal"]
    assert [doer.id for doer in claim.perpetrators] == [Party.RUSSIA]
    assert claim.attribution[0].name == reading.sections[claim.section].author


def test_the_injured_stay_a_word(reading: Reading) -> None:
    """ "Many more" were injured: no number."""
    (count,) = [c.casualties[0] for c in reading.claims if c.casualties and c.casualties[0].outcome is Outcome.INJURED]
    assert (count.count.min, count.count.max, count.count.hedge) == (None, None, Hedge.VAGUE)


def test_the_zero_is_an_absence_of_fighters(reading: Reading) -> None:
    """That no fighter died is a zero count, on the word of activists; it is no missing number."""
    (denial,) = of_kind(reading, ClaimKind.DENIAL)
    count = denial.casualties[0]
    assert (denial.polarity, count.victim_class, count.count.hedge) == (
        Polarity.ABSENCE,
        VictimClass.MILITANT,
        Hedge.EXACT_ZERO,
    )
    assert "activists" in denial.attribution[-1].name


def test_the_leaflets_warn(reading: Reading) -> None:
    """The leaflets' threat is a warning by the government."""
    (warning,) = of_kind(reading, ClaimKind.WARNING)
    assert [doer.id for doer in warning.perpetrators] == [Party.SYRIA_GOV]


def test_the_comparison_is_more_than_three_times_and_the_blog_restates_it(reading: Reading) -> None:
    """The article says more than three times; the post above it says "far more" of the same."""
    outer, inner = of_kind(reading, ClaimKind.COMPARISON)
    assert inner.comparison is not None
    assert (inner.comparison.relation, inner.comparison.ratio_min, inner.comparison.ratio_max) == (
        Relation.TIMES,
        3,
        None,
    )
    assert (inner.comparison.left.perpetrator, inner.comparison.right.perpetrator) == (Party.SYRIA_GOV, Party.ISIS)
    assert outer.restates == inner.id


@pytest.mark.parametrize(
    ("number", "victims", "party"),
    [(77, VictimClass.UNSPECIFIED, Party.SYRIA_GOV), (25, VictimClass.CIVILIAN, Party.ISIS)],
)
def test_the_monthly_figures_are_aggregates(reading: Reading, number: int, victims: VictimClass, party: Party) -> None:
    """77 people by the government and 25 civilians by ISIS in October 2015, counted by DeirEzzor24 (R4)."""
    claim = counting(reading, number)
    assert (claim.kind, claim.casualties[0].victim_class) == (ClaimKind.AGGREGATE, victims)
    assert [doer.id for doer in claim.perpetrators] == [party]
    assert (claim.when.start, claim.when.end) == (date(2015, 10, 1), date(2015, 10, 31))
    assert claim.attribution[-1].name == "DeirEzzor24"


def test_the_strikes_on_raqqa_have_no_clock(reading: Reading) -> None:
    """25 Russian airstrikes "last week": the post has no date, so the week stays unresolved."""
    (event,) = [
        c for c in of_kind(reading, ClaimKind.EVENT) if c.strike and c.strike.count and c.strike.count.min == 25
    ]
    assert (event.when.raw, event.when.precision) == ("last week", TimePrecision.UNRESOLVED)
    assert [where.place for where in event.event_places()] == ["raqqa"]
    assert [doer.id for doer in event.perpetrators] == [Party.RUSSIA]


def test_the_dead_of_raqqa_come_through_a_chain(reading: Reading) -> None:
    """35 people, killed by Russia, says an activist, through the network that the post quotes."""
    claim = counting(reading, 35)
    assert [doer.id for doer in claim.perpetrators] == [Party.RUSSIA]
    assert len(claim.attribution) == 2
    assert claim.when.start is None


def test_hospitals_and_bridges_are_counted(reading: Reading) -> None:
    """Nine hospitals, laid to Russia by what stands before, and two bridges."""
    ((hospitals, claim),) = objects(reading, InfrastructureType.HEALTHCARE)
    ((bridges, _),) = objects(reading, InfrastructureType.BRIDGE)
    assert (hospitals, bridges) == (9, 2)
    assert [(doer.id, doer.basis) for doer in claim.perpetrators] == [(Party.RUSSIA, PerpetratorBasis.INHERITED)]


def test_the_family_of_palmyra_has_no_number(reading: Reading) -> None:
    """An entire family at Palmyra is a group noun."""
    (claim,) = [c for c in reading.claims if c.casualties and c.casualties[0].count.hedge is Hedge.GROUP_NOUN]
    assert [where.place for where in claim.event_places()] == ["palmyra"]


def test_the_shares_keep_their_hedges(reading: Reading) -> None:
    """Some 10 percent of Russian strikes; some 10 percent or less of American ones."""
    russian, american = [claim.share for claim in of_kind(reading, ClaimKind.SHARE)]
    assert russian is not None
    assert american is not None
    assert (russian.min_pct, russian.max_pct, russian.hedge) == (10, 10, Hedge.APPROXIMATELY)
    assert (american.min_pct, american.max_pct) == (None, 10)


def test_the_displaced_are_an_order_of_magnitude(reading: Reading) -> None:
    """Tens of thousands of refugees: no invented number."""
    (claim,) = of_kind(reading, ClaimKind.DISPLACEMENT)
    assert claim.displacement is not None
    assert claim.displacement.count.hedge is Hedge.ORDER_OF_MAGNITUDE


def test_nine_links_are_lost(reading: Reading) -> None:
    """The post lost nine links; a claim whose sentence carried one says so."""
    assert reading.lost_links == 9
    assert any(claim.source_link is SourceLink.LOST for claim in reading.claims)


def test_no_other_number_is_a_toll(reading: Reading) -> None:
    """Thirty, 77, 25, 35 and the zero: no other number counts people."""
    numbers = {
        count.count.min
        for claim in reading.claims
        for count in claim.casualties
        if count.count.unit is Unit.PERSONS and count.count.min is not None
    }
    assert numbers == {0, 25, 30, 35, 77}


def test_every_quote_stands_in_the_article(reading: Reading) -> None:
    """Quotes are verbatim at their offsets (R1)."""
    text = ARTICLE.read_text(encoding="utf-8")
    assert all(claim.quote.stands_in(text) for claim in reading.claims)
