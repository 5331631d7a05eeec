"""What finding origins promises: copies count once, each with score and reason, and people have the last word (R8)."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from recount.claims.models import ClaimRecord, keep_claims
from recount.claims.schema import Attribution
from recount.errors import BadInput
from recount.incidents.deciding.desk import decide_by_words
from recount.incidents.deciding.reviewing import review_state, sign_review
from recount.incidents.deciding.signing import decide_link, grade
from recount.incidents.judging.proposing import propose
from recount.incidents.models import OriginTie
from recount.incidents.origins.circling import quoting_in_circles
from recount.incidents.origins.finding import find_ties, find_ties_near
from recount.reports.models import Publisher, Report
from recount.vocabulary.words import (
    AttributionKind,
    HarmGrade,
    LinkState,
    Outcome,
    ReviewFinding,
    ReviewStage,
    TieKind,
)
from tests.cast import Cast, claim, exactly, killed, report, signed

STORY = (
    "The aircraft came at noon, said the baker, who had opened his shop an hour before. 31 civilians were killed in "
    "the market, and rescuers dug with their hands until the evening, while the hospital asked for blood on the radio."
)


def told(cast: Cast, key: str, by: Publisher, day: str, text: str, **parts: object) -> ClaimRecord:
    """Keep a report with a claim of 31 in it, accepted into the market."""
    row = keep_claims(report(f"report-{key}", by, day, text), [claim(key, text, exactly(31), **parts)])[0]
    decide_link(row, cast.market, LinkState.ACCEPT, signed())
    return row


def copied(cast: Cast) -> tuple[ClaimRecord, ClaimRecord]:
    """Let Monitor A tell a story and Monitor B repeat it without credit."""
    return (
        told(cast, "a-9", cast.monitor_a, "2001-02-04", STORY),
        told(cast, "b-9", cast.monitor_b, "2001-02-05", STORY.replace("at noon", "at midday")),
    )


def original_of(row: ClaimRecord) -> Report:
    """Give whose copy a claim's report is."""
    return Report.objects.get(pk=row.report_id).original()


def test_an_uncredited_copy_counts_with_its_original(cast: Cast) -> None:
    """Two links, one origin: the earlier one, with score and reason told, and the incident is weak, not fair."""
    first, second = copied(cast)
    assert propose(cast.market).harm.grade is HarmGrade.FAIR
    (tie,) = find_ties()
    assert (tie.kind, original_of(second)) == (TieKind.COPY, first.report)
    assert "of their phrases are the same" in tie.reason
    assert propose(cast.market).harm.grade is HarmGrade.WEAK


def test_ranges_follow_the_origins(cast: Cast) -> None:
    """A later count of the original supersedes its copy too (R9)."""
    first, second = copied(cast)
    told(cast, "a-10", cast.monitor_a, "2001-02-09", "In all 40 were killed", casualties=[killed(exactly(40))])
    find_ties()
    assert [(toll.low, toll.high) for toll in cast.market.tolls.all()] == [(40, 40)]
    assert set(cast.market.tolls.get().superseded) == {first.key, second.key}


def test_what_a_person_split_stays_split(cast: Cast) -> None:
    """Two networks with one reporter each wrote the same, a person says, and every later run respects it (R17)."""
    copied(cast)
    find_ties()
    decide_by_words("report-b-9", "split", {}, signer="Recorder A", reason="Both were there.")
    find_ties()
    assert [tie.state for tie in OriginTie.objects.all()] == [LinkState.REFUSE]
    assert propose(cast.market).harm.grade is HarmGrade.FAIR


def test_what_a_person_joined_stays_joined(cast: Cast) -> None:
    """Reports that share no word may be one origin; who knows it says so."""
    told(cast, "a-9", cast.monitor_a, "2001-02-04", "31 civilians were killed")
    second = told(cast, "b-9", cast.monitor_b, "2001-02-05", "The dead are 31")
    decide_by_words("report-b-9", "join", {"with": "report-a-9"}, signer="Recorder A", reason="The same reporter.")
    find_ties()
    assert original_of(second).key == "report-a-9"
    assert propose(cast.market).harm.grade is HarmGrade.WEAK


def test_a_join_against_a_split_is_told(cast: Cast) -> None:
    """Two decisions that contradict each other are not both kept."""
    copied(cast)
    third = told(cast, "c-9", cast.agency, "2001-02-06", "31 were killed")
    decide_by_words("report-b-9", "join", {"with": "report-a-9"}, signer="Recorder A", reason="One reporter.")
    decide_by_words("report-c-9", "split", {"with": "report-a-9"}, signer="Recorder A", reason="It was there.")
    with pytest.raises(BadInput, match="were split from"):
        decide_by_words("report-c-9", "join", {"with": "report-b-9"}, signer="Recorder A", reason="One reporter.")
    assert original_of(third) == third.report


def test_what_was_reviewed_changes_by_signature_alone(cast: Cast) -> None:
    """A copy that is found after the review is told and waits; joining it makes the review lapse (R17)."""
    _, second = copied(cast)
    grade(cast.market, HarmGrade.FAIR, signed())
    sign_review(cast.market, ReviewFinding.AGREE, signed(by="Recorder B"))
    assert len(find_ties()) == 1
    assert original_of(second) == second.report
    decide_by_words("report-b-9", "join", {"with": "report-a-9"}, signer="Recorder A", reason="A copy.")
    assert original_of(second).key == "report-a-9"
    assert review_state(cast.market).stage is ReviewStage.WAITING_FOR_REVIEW


def test_a_translation_is_proposed_and_not_counted_as_one_at_once(cast: Cast) -> None:
    """The same counts of one place and day in two languages: likely a translation, for a person to say."""
    counts = [
        killed(exactly(31)),
        killed(exactly(70), outcome=Outcome.INJURED),
        killed(exactly(12), outcome=Outcome.MISSING),
    ]
    told(cast, "a-9", cast.monitor_a, "2001-02-04", "31 civilians were killed", casualties=counts)
    arabic = told(cast, "b-9", cast.monitor_b, "2001-02-04", "مقتل 31 مدنيا", casualties=counts)
    Report.objects.filter(pk=arabic.report_id).update(language="ar")
    (tie,) = find_ties()
    assert (tie.kind, tie.state) == (TieKind.TRANSLATION, LinkState.PROPOSED)
    assert original_of(arabic) == arabic.report


def test_one_equal_count_is_no_sign(cast: Cast) -> None:
    """Two who looked at one street count the same dead."""
    told(cast, "a-9", cast.monitor_a, "2001-02-04", "31 civilians were killed")
    told(cast, "b-9", cast.monitor_b, "2001-02-04", "The dead are 31")
    assert find_ties() == []


def test_who_quotes_is_told(cast: Cast) -> None:
    """A report that names another's publisher for the same count is a quotation."""
    told(cast, "a-9", cast.monitor_a, "2001-02-04", "31 civilians were killed")
    source = Attribution(name="Monitor A", kind=AttributionKind.MONITOR)
    told(cast, "c-9", cast.agency, "2001-02-04", "31 were killed, Monitor A said", attribution=[source])
    assert [(tie.kind, tie.reason) for tie in find_ties()] == [
        (TieKind.QUOTATION, "1 count is the same; one quotes monitor_a")
    ]


def test_a_chain_of_quotations_is_one_origin(cast: Cast) -> None:
    """The agency quotes Monitor B, whose own report quotes Monitor A: all are Monitor A's (R8)."""
    a, b = (Attribution(name=f"Monitor {name}", kind=AttributionKind.MONITOR) for name in "AB")
    told(cast, "a-9", cast.monitor_a, "2001-02-04", "31 civilians were killed")
    told(cast, "b-9", cast.monitor_b, "2001-02-05", "31 were killed, Monitor A said", attribution=[a])
    told(cast, "c-9", cast.agency, "2001-02-06", "31 were killed, Monitor B said", attribution=[b])
    assert propose(cast.market).harm.reason == "One origin alone: monitor_a."


def test_who_quotes_each_other_counts_once_and_is_told(cast: Cast) -> None:
    """Two who each name the other as the source are one origin at most, and the circle is named."""
    a, b = (Attribution(name=f"Monitor {name}", kind=AttributionKind.MONITOR) for name in "AB")
    told(cast, "a-9", cast.monitor_a, "2001-02-04", "31 were killed, Monitor B said", attribution=[b])
    told(cast, "b-9", cast.monitor_b, "2001-02-05", "31 were killed, Monitor A said", attribution=[a])
    assert propose(cast.market).harm.grade is HarmGrade.WEAK
    assert quoting_in_circles() == [("RC0001", ("monitor_a", "monitor_b"))]


def test_copies_in_a_circle_are_refused_and_told(cast: Cast) -> None:
    """Of two reports that copy each other nobody would have been first."""
    one, other = cast.first.report, cast.second.report
    one.copy_of = other
    one.save()
    other.copy_of = one
    with pytest.raises(ValidationError, match="copy each other"):
        other.save()


def test_a_new_report_is_held_against_those_of_its_place_and_day(cast: Cast) -> None:
    """A capture finds what it copies without holding it against the whole record."""
    first, second = copied(cast)
    assert [tie.kind for tie in find_ties_near([second])] == [TieKind.COPY]
    assert original_of(second) == first.report
