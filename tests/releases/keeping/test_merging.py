"""Two records kept apart and brought together: nothing lost, decisions respected, the same whoever merges."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from recount.releases.keeping.merging import Rows, standing_content
from tests.releases.two_recorders import CODES, DEEDS, Deed, brought_together, first_record, gone_on

pytestmark = pytest.mark.django_db
# A record takes a while to set up; a failing pair of lists is short enough as it is.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
ONE, OTHER = "Recorder A", "Recorder Bb"

deeds = st.lists(
    st.builds(Deed, st.sampled_from(sorted(DEEDS)), st.integers(0, 3), st.integers(0, 1), st.integers(1, 6)),
    max_size=6,
)


@pytest.fixture(scope="module")
def first(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Rows:
    """Give the record from which both recorders go on."""
    with django_db_blocker.unblock():
        return first_record()


def ranges(rows: Rows) -> dict[tuple[str, ...], tuple[object, ...]]:
    """Give every range of a record, also those that follow from claims, by its incident and group."""
    codes = {row["id"]: row["code"] for row in rows["incidents.incident"]}
    return {
        (codes[row["incident_id"]], row["outcome"], row["victim_class"], row["category"]): (
            *(row["low"], row["high"], row["high_open"]),
            *(sorted(row["low_claims"]), sorted(row["high_claims"])),
        )
        for row in rows["incidents.toll"]
    }


def decisions(rows: Rows) -> set[str]:
    """Give the decisions of a record by what a person wrote."""
    return {f"{row['signed_by']} {row['kind']} {row['reason']}" for row in rows["incidents.decision"]}


@settings(max_examples=15, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(one=deeds, other=deeds)
def test_it_is_the_same_whoever_merges(first: Rows, one: list[Deed], other: list[Deed]) -> None:
    """A taken into B and B taken into A say the same, ranges and all."""
    ours, theirs = gone_on(first, ONE, one), gone_on(first, OTHER, other)
    here, _ = brought_together(ours, theirs)
    there, _ = brought_together(theirs, ours)
    assert standing_content(here) == standing_content(there)
    assert ranges(here) == ranges(there)


@settings(max_examples=15, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(one=deeds, other=deeds)
def test_nothing_is_lost_and_merging_again_changes_nothing(first: Rows, one: list[Deed], other: list[Deed]) -> None:
    """Every decision, report and claim of both is there, and the second time nothing is new."""
    ours, theirs = gone_on(first, ONE, one), gone_on(first, OTHER, other)
    here, _ = brought_together(ours, theirs)
    assert decisions(here) == decisions(ours) | decisions(theirs)
    texts = {row["text"] for row in (*ours["reports.report"], *theirs["reports.report"])}
    assert {row["text"] for row in here["reports.report"]} == texts
    again, done = brought_together(here, theirs)
    assert done.written.nothing
    assert standing_content(again) == standing_content(here)
    assert not done.renamed or all(not each.ours for each in done.renamed)


def test_one_name_for_two_incidents_is_told_and_parted(first: Rows) -> None:
    """Both opened RC0003 about different things: the one decided about first keeps the name, the other one is told."""
    ours = gone_on(first, ONE, [Deed("finds", 0, 0, 4)])
    theirs = gone_on(first, OTHER, [Deed("finds", 0, 0, 5)])
    here, done = brought_together(ours, theirs)
    codes = sorted(row["code"] for row in here["incidents.incident"])
    assert [*codes[:2], codes[2]] == [*CODES, "RC0003"]
    assert codes[3].startswith("RC0003-")
    assert [(each.was, each.now) for each in done.renamed] == [("RC0003", codes[3])]


def test_two_who_decided_differently_are_listed(first: Rows) -> None:
    """The later decision stands meanwhile, both are kept, and a person is told."""
    ours = gone_on(first, ONE, [Deed("overrides", 0, 0, 3)])
    theirs = gone_on(first, OTHER, [Deed("overrides", 0, 0, 5)])
    here, done = brought_together(ours, theirs)
    assert [row["signed_by"] for row in done.conflicts[0].decisions] == [ONE, OTHER]
    assert ranges(here)["RC0001", "killed", "civilian", "total"][:2] == (5, 7)


def test_who_decides_again_settles_the_conflict(first: Rows) -> None:
    """A new decision about the thing retires both, and the list is empty."""
    here, _ = brought_together(
        gone_on(first, ONE, [Deed("overrides", 0, 0, 3)]), gone_on(first, OTHER, [Deed("overrides", 0, 0, 5)])
    )
    settled = gone_on(here, "Recorder C again", [Deed("overrides", 0, 0, 6)])
    _, done = brought_together(settled, first)
    assert done.conflicts == []


def test_what_one_recorder_decided_later_is_respected(first: Rows) -> None:
    """Who knew a decision and decided otherwise is followed, whatever the clock of the other one says."""
    accepted = gone_on(first, ONE, [Deed("accepts", 0, 0, 1)])
    refused = gone_on(accepted, OTHER, [Deed("refuses", 0, 0, 1)])
    here, done = brought_together(accepted, refused)
    assert [row["state"] for row in here["incidents.link"]] == ["refuse"]
    assert done.conflicts == []


def test_a_claim_moved_by_a_merge_of_incidents_does_not_come_back(first: Rows) -> None:
    """One recorder merged two incidents; the other one still holds the old link, which stays moved."""
    accepted = gone_on(first, ONE, [Deed("accepts", 0, 0, 1)])
    merged = gone_on(accepted, OTHER, [Deed("merges", 0, 0, 1)])
    here, _ = brought_together(merged, accepted)
    assert standing_content(here) == standing_content(merged)


def test_a_claim_accepted_into_an_incident_that_ended_elsewhere_is_told(first: Rows) -> None:
    """Where it belongs now, a person says; until then it is kept where it was put."""
    ended = gone_on(first, ONE, [Deed("withdraws", 0, 0, 1)])
    accepted = gone_on(first, OTHER, [Deed("accepts", 0, 0, 1)])
    _, done = brought_together(ended, accepted)
    assert done.astray == ["c0 in RC0001"]
