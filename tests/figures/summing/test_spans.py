"""Ranges read for figures are those of adjudication, whatever the claims say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.claims.counts import chain_line, counts_line, read_chain, read_counts
from recount.claims.schema import Attribution, Casualties, Claim, Infrastructure, Quantity, Quote, Strike
from recount.figures.choosing.evidence import accepted_now, evidence_of
from recount.figures.summing.spans import Evidence, Wanted, ranges_of
from recount.incidents import evidence as accepted
from recount.incidents.adjudicating.adjudication import CountedClaim, adjudicate
from recount.incidents.adjudicating.ranges import Range
from recount.incidents.models import Incident
from recount.site.demo import demo_folder, load_folder
from recount.vocabulary.words import (
    AttributionKind,
    ClaimKind,
    Convention,
    Damage,
    InfrastructureType,
    Outcome,
    Unit,
    VictimClass,
)

WORDS = ("dozens", "several", "an entire family", "")


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Give a number, a floor, a ceiling, a vague word, or a count of families."""
    ends = draw(st.lists(st.none() | st.integers(0, 60), min_size=2, max_size=2))
    least, most = ends if None in ends else sorted(ends, key=lambda end: end or 0)
    unit = draw(st.sampled_from([Unit.PERSONS, Unit.PERSONS, Unit.PERSONS, Unit.FAMILIES]))
    return Quantity(raw=draw(st.sampled_from(WORDS)), min=least, max=most, unit=unit)


GROUPS = st.builds(
    Casualties,
    outcome=st.sampled_from([Outcome.KILLED, Outcome.INJURED]),
    victim_class=st.sampled_from(list(VictimClass)),
    count=quantities(),
)
EVIDENCE = st.tuples(
    st.lists(GROUPS, max_size=3),
    st.sampled_from("abc"),
    st.none() | st.dates(date(2015, 11, 1), date(2015, 11, 4)),
    st.booleans(),
)


def claim_of(groups: list[Casualties], key: str = "c") -> Claim:
    """Make a claim that counts these groups."""
    quote = Quote(text="invented", start=0, end=8)
    return Claim(id=key, kind=ClaimKind.CASUALTY, quote=quote, casualties=groups)


@given(st.lists(EVIDENCE, max_size=6), st.sampled_from(list(Convention)))
def test_figures_read_the_ranges_that_adjudication_gives(
    told: list[tuple[list[Casualties], str, date | None, bool]], convention: Convention
) -> None:
    """Latest counts, conventions, doubted claims and mixed totals: the short way never differs from the long one."""
    evidence, counted = [], []
    for number, (groups, origin, day, credible) in enumerate(told):
        key, counts = f"c{number}", read_counts(counts_line(claim_of(groups)))
        evidence.append(Evidence(key, origin, day, number, credible, counts))
        counted += [
            CountedClaim(
                claim_id=key,
                origin=origin,
                published=day,
                outcome=group.outcome,
                victim_class=group.victim_class,
                category=group.category,
                quantity=group.count,
                credible=credible,
                sequence=number,
            )
            for group in groups
        ]
    long_way = {
        toll.group: Range(toll.low, toll.high, toll.high_open) for toll in adjudicate(counted, convention=convention)
    }
    assert ranges_of(evidence, convention, Wanted()) == long_way


def test_a_line_of_counts_keeps_what_figures_ask_for() -> None:
    """Numbers without their words, vague words without a number, strikes, and kinds of objects without a count."""
    number = Casualties(outcome=Outcome.KILLED, count=Quantity(raw="at least 30", min=30))
    vague = Casualties(outcome=Outcome.INJURED, count=Quantity(raw="dozens"))
    hit = Infrastructure(type=InfrastructureType.HEALTHCARE, damage=Damage.STRUCK)
    strike = Strike(count=Quantity(raw="two", min=2, max=2, unit=Unit.STRIKES))
    claim = claim_of([number, vague]).model_copy(update={"infrastructure": [hit], "strike": strike})
    read = read_counts(counts_line(claim))
    assert [group[3:] for group in read.groups] == [(30, None, ""), (None, None, "dozens")]
    assert read.strikes == (2, 2)
    assert read.objects == ((InfrastructureType.HEALTHCARE, None, None),)


def test_a_line_of_voices_keeps_the_whole_chain() -> None:
    """Who says it, outermost first, in any letters; and an empty line is nobody."""
    chain = [
        Attribution(name="المرصد السوري", kind=AttributionKind.MONITOR),
        Attribution(name='a "doctor"', kind=AttributionKind.WITNESS),
    ]
    claim = claim_of([]).model_copy(update={"attribution": chain})
    assert read_chain(chain_line(claim)) == tuple(chain)
    assert read_chain(chain_line(claim_of([]))) == ()


@pytest.mark.django_db
def test_figures_name_the_origins_that_settling_names() -> None:
    """Copies and quotation chains lead to the same origin, whichever way they are read."""
    load_folder(demo_folder())
    for incident in Incident.objects.all():
        told = evidence_of([accepted_now(Incident.objects.filter(pk=incident.pk))]).get(incident.pk, [])
        settled = {row.key: origin.key for row, origin, _ in accepted.evidence_of(incident)}
        assert {each.key: each.origin for each in told}.items() <= settled.items()
