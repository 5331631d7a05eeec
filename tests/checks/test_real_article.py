"""The article that began the project, held against the demo record. It never enters the repository: the tests read
it beside the checkout, tell its claims apart by what they count, and are skipped where it is not there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from recount.checks.answer import Check, CheckedClaim
from recount.reports.text import read_file, text_of
from recount.vocabulary.words import (
    ClaimKind,
    InfrastructureType,
    Outcome,
    Party,
    TimePrecision,
    Verdict,
    VictimClass,
)

pytestmark = pytest.mark.django_db

ARTICLE = "russian-american-bombing-2015-11.txt"


@pytest.fixture(scope="module")
def answer(demo_record: Callable[[str], Check], shared: Path) -> Check:
    """Give the article checked against the demo record."""
    return demo_record(text_of(read_file(shared / "articles" / ARTICLE), name=ARTICLE).text)


def the_killed(answer: Check, number: int, party: Party | None = None) -> CheckedClaim:
    """Find the claim that counts so many killed, of so many claims one."""
    found = [
        checked
        for checked in answer.claims
        for group in checked.claim.casualties
        if group.outcome is Outcome.KILLED and group.count.min == number
        if party is None or party in {one.id for one in checked.claim.perpetrators}
    ]
    assert len(found) == 1
    return found[0]


def the_shares(answer: Check, party: Party) -> list[CheckedClaim]:
    """Find the shares of what a party does."""
    return [
        checked
        for checked in answer.claims
        if checked.claim.share and party in {one.id for one in checked.claim.perpetrators}
    ]


def test_thirty_at_albukamal_is_true_as_a_floor_and_overtaken(answer: Check) -> None:
    """At least 30 civilians on Thursday 5 November 2015 holds; accounts of that day run to 71."""
    thirty = the_killed(answer, 30)
    assert thirty.claim.when.start == date(2015, 11, 5)
    assert thirty.verdict is Verdict.SUPPORTED_AS_FLOOR
    assert max(account.high or 0 for account in thirty.record.accounts) == 71


def test_thirty_five_at_raqqa_lies_inside_contested_counts_and_cannot_be_dated(answer: Check) -> None:
    """The outer post bears no date, so its last week cannot be resolved; the nearest event is that of 3 November."""
    thirty_five = the_killed(answer, 35)
    assert thirty_five.claim.when.precision is TimePrecision.UNRESOLVED
    assert thirty_five.verdict is Verdict.CONTESTED
    assert {incident.start for incident in thirty_five.record.incidents} == {date(2015, 11, 3)}
    assert "cannot be resolved" in thirty_five.reason


def test_more_than_three_times_is_right_as_arithmetic_and_compares_people_with_civilians(answer: Check) -> None:
    """77 / 25 = 3.08 holds, but the one count is of people and the other of civilians."""
    (times,) = [
        checked for checked in answer.claims if checked.claim.kind is ClaimKind.COMPARISON and checked.arithmetic
    ]
    assert times.arithmetic is not None
    assert (times.arithmetic.value, times.arithmetic.holds) == (3.08, True)
    assert times.verdict is Verdict.OTHER_CLASS


@pytest.mark.parametrize(
    ("number", "party", "victim_class"),
    [(77, Party.SYRIA_GOV, VictimClass.UNSPECIFIED), (25, Party.ISIS, VictimClass.CIVILIAN)],
)
def test_the_monitors_october_is_not_in_the_record_but_its_november_is_told(
    answer: Check, number: int, party: Party, victim_class: VictimClass
) -> None:
    """Each side of the comparison is read with its own party and class; the nearest counts are of November."""
    side = the_killed(answer, number)
    assert [one.id for one in side.claim.perpetrators] == [party]
    assert side.claim.casualties[0].victim_class is victim_class
    assert (side.claim.when.start, side.claim.when.end) == (date(2015, 10, 1), date(2015, 10, 31))
    assert side.verdict is Verdict.NOT_IN_RECORD
    assert date(2015, 11, 1) in {account.start for account in side.record.nearest}


def test_a_tenth_of_russian_strikes_depends_on_unit_and_criterion(answer: Check) -> None:
    """The record's shares of Russian strikes on ISIS differ by what was counted, so one of them settles nothing."""
    (share,) = the_shares(answer, Party.RUSSIA)
    assert (share.claim.share and share.claim.share.min_pct) == 10
    assert share.verdict is Verdict.CONTESTED


def test_nine_hospitals_lie_between_other_published_counts(answer: Check) -> None:
    """Nine is nobody's count in the record; others have from three to twelve."""
    (hospitals,) = [
        checked
        for checked in answer.claims
        for objects in checked.claim.infrastructure
        if objects.type is InfrastructureType.HEALTHCARE and objects.count and objects.count.min == 9
    ]
    assert hospitals.verdict is Verdict.CONTESTED
    told = [*hospitals.record.accounts, *hospitals.record.nearest]
    assert {account.low for account in told} >= {3, 12}


def test_not_a_single_fighter_killed_is_a_denial_that_others_contest(answer: Check) -> None:
    """A zero count of fighters at Albukamal stands beside accounts that leave the status of some dead open."""
    (denial,) = [
        checked
        for checked in answer.claims
        for group in checked.claim.casualties
        if group.victim_class is VictimClass.MILITANT and group.count.max == 0
    ]
    assert denial.verdict is Verdict.CONTESTED


def test_nine_lost_citations_are_told(answer: Check) -> None:
    """Brackets without a link are counted and said."""
    assert answer.article.lost_links == 9
    assert any("9 citations are lost" in finding for finding in answer.article.findings)


def test_no_other_number_of_the_article_is_read_as_a_toll(answer: Check) -> None:
    """Years, times of day and numbers of strikes are no dead and no injured."""
    counts = {
        number
        for checked in answer.claims
        for group in checked.claim.casualties
        for number in (group.count.min, group.count.max)
        if number is not None
    }
    assert counts == {0, 25, 30, 35, 77}
