"""What the arithmetic of figures promises: nothing counted twice, nothing unknown counted as zero."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.figures.asking.declaration import Declaration
from recount.figures.choosing.windows import within
from recount.figures.figure import Row, TooLoose
from recount.figures.summing.sums import CountedIncident, overlap, rows, total
from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.adjudicating.ranges import Range
from recount.vocabulary.words import AirwarsGrade, Outcome, Party, VictimCategory, VictimClass

FAIR, CONTESTED = AirwarsGrade.FAIR, AirwarsGrade.CONTESTED


def killed(victim_class: VictimClass = VictimClass.CIVILIAN, category: VictimCategory = VictimCategory.TOTAL) -> Group:
    """Name a group of the killed."""
    return Group(Outcome.KILLED, victim_class, category)


def incident(code: str, low: int | None = None, high: int | None = None, **more: Any) -> CountedIncident:
    """Make an incident of November 2001 with civilians killed; without `high` nobody has counted them."""
    tolls = {} if high is None else {killed(): Range(low, high, more.pop("high_open", False))}
    tolls |= more.pop("tolls", {})
    day = more.pop("day", date(2001, 11, 5))
    days = {"start": day, "end": day} | {key: more.pop(key) for key in ("start", "end") if key in more}
    return CountedIncident(code, **days, tolls=tolls, **({"grade": FAIR} | more))


def declared(**keys: Any) -> Declaration:
    """Declare a figure of civilians killed."""
    return Declaration.read({"measure": "killed"} | keys)


def cells(made: list[Row], *keys: str) -> list[tuple[Any, ...]]:
    """Give the rows as their JSON says them, under these keys."""
    return [tuple(row.model_dump(mode="json")[key] for key in keys) for row in made]


def test_a_total_runs_from_the_sum_of_the_lowest_to_the_sum_of_the_highest() -> None:
    """Ranges are added end by end (R31)."""
    sums = total([incident("A", 3, 5), incident("B", 10, 12)], declared(), TooLoose())
    assert (sums.low, sums.high, sums.high_open, sums.incidents, sums.codes) == (13, 17, False, 2, ["A", "B"])


def test_one_open_end_opens_the_sum() -> None:
    """At least 49 in one place makes the whole sum at least."""
    sums = total([incident("A", 3, 5), incident("B", 49, 49, high_open=True)], declared(), TooLoose())
    assert (sums.high, sums.high_open) == (54, True)


def test_an_unknown_toll_is_counted_apart() -> None:
    """Nobody counted is not nobody killed (R14)."""
    sums = total([incident("A", 3, 5), incident("B")], declared(), TooLoose())
    assert (sums.low, sums.high, sums.incidents, sums.unknown_toll) == (3, 5, 2, 1)


@pytest.mark.parametrize("incidents", [[], [incident("A")]])
def test_a_sum_of_which_nothing_is_known_is_not_zero(incidents: list[CountedIncident]) -> None:
    """Neither an empty record nor an uncounted incident gives a zero (R14)."""
    sums = total(incidents, declared(), TooLoose())
    assert (sums.low, sums.high) == (None, None)


def test_a_known_zero_is_a_zero() -> None:
    """A source that says nobody was killed is heard."""
    sums = total([incident("A", 0, 0)], declared(), TooLoose())
    assert (sums.low, sums.high, sums.unknown_toll) == (0, 0, 0)


def test_what_the_grades_leave_out_stands_beside() -> None:
    """Contested, weak, discounted and unassessed have sums of their own, never inside the headline (R20)."""
    incidents = [
        incident("A", 3, 5),
        incident("B", 10, 12, grade=CONTESTED),
        incident("C", 1, 1, grade=AirwarsGrade.WEAK),
        incident("D", 7, 7, grade=AirwarsGrade.DISCOUNTED),
        incident("E", 2, 9, grade=None),
    ]
    sums = total(incidents, declared(), TooLoose())
    assert (sums.low, sums.high, sums.contested) == (3, 5, 1)
    assert {grade: (each.low, each.high, each.incidents) for grade, each in sums.beside.items()} == {
        "weak": (1, 1, 1),
        "contested": (10, 12, 1),
        "discounted": (7, 7, 1),
        "unassessed": (2, 9, 1),
    }


def test_an_incident_that_nobody_graded_is_never_inside() -> None:
    """Even a figure over any grade leaves beside what is only proposed (ruling 7)."""
    sums = total([incident("A", 3, 5, grade=None)], declared(grade="any"), TooLoose())
    assert (sums.incidents, sums.beside["unassessed"].incidents) == (0, 1)


def test_people_of_unstated_status_stand_in_their_own_column() -> None:
    """Dead whose status no source states are no civilians, and are not lost (ruling 6)."""
    unstated = {killed(VictimClass.UNSPECIFIED): Range(49, 49, high_open=True)}
    sums = total([incident("A", 3, 5), incident("B", tolls=unstated)], declared(), TooLoose())
    assert (sums.high, sums.unspecified_low, sums.unspecified_high, sums.unspecified_open) == (5, 49, 49, True)


def test_a_toll_known_only_with_combatants_in_it_is_told() -> None:
    """Zero to 45 of "45 rebels and civilians" is in the sum, and the total says that it rests on that (R13)."""
    mixed = {killed(VictimClass.MIXED): Range(45, 45), killed(): Range(0, 45)}
    sums = total([incident("A", tolls=mixed), incident("B", 2, 2)], declared(), TooLoose())
    assert (sums.low, sums.high, sums.from_mixed) == (2, 47, 1)


def test_incidents_themselves_can_be_counted() -> None:
    """The measure of incidents counts each once, whatever is known of its dead."""
    sums = total([incident("A", 3, 5), incident("B")], declared(measure="incidents"), TooLoose())
    assert (sums.low, sums.high, sums.unknown_toll) == (2, 2, 1)


BOTH = frozenset({Party.RUSSIA, Party.SYRIA_GOV})
RUSSIA = frozenset({Party.RUSSIA})


def test_a_joint_incident_stands_in_the_row_of_each_party_and_once_in_the_total() -> None:
    """Rows by party overlap, the total does not (R15, ruling 7)."""
    incidents = [incident("A", 3, 5, parties=BOTH), incident("B", 10, 10, parties=RUSSIA)]
    declaration = declared(by="party")
    assert cells(rows(incidents, declaration), "party", "low", "high") == [("russia", 13, 15), ("syria_gov", 3, 5)]
    assert total(incidents, declaration, TooLoose()).high == 15


def test_the_size_of_the_overlap_is_stated() -> None:
    """The overlap says which incidents, alleged to whom, and that the rows do not add up (R15)."""
    incidents = [incident("A", 3, 5, parties=BOTH), incident("B", 10, 10, parties=RUSSIA)]
    shared = overlap(incidents, declared(by="party"))
    assert (shared.incidents, shared.low, shared.high, shared.additive, shared.codes) == (1, 3, 5, False, ["A"])
    assert [(joint.parties, joint.incidents) for joint in shared.joint] == [([Party.RUSSIA, Party.SYRIA_GOV], 1)]


def test_rows_without_overlap_are_additive() -> None:
    """Where nobody shares an incident the rows add up, and the figure says so."""
    assert overlap([incident("A", 3, 5, parties=RUSSIA)], declared(by="party,month")).additive


def test_a_figure_of_one_party_has_rows_of_that_party_alone() -> None:
    """A row for another party would hold only what it shares with this one, and mislead."""
    incidents = [incident("A", 3, 5, parties=BOTH), incident("B", 10, 10, parties=RUSSIA)]
    assert cells(rows(incidents, declared(by="party", party="russia")), "party", "incidents") == [("russia", 2)]


def test_a_party_that_folds_into_another_is_no_overlap_of_it() -> None:
    """An incident alleged to the United States within the coalition is the coalition's own (R23)."""
    members = frozenset({Party.US_COALITION, Party.UNITED_STATES})
    assert overlap([incident("A", 3, 5, parties=members)], declared(party="us_coalition")).incidents == 0


def test_an_incident_alleged_to_nobody_stands_under_unknown() -> None:
    """It is in the total, so it must be in a row."""
    assert cells(rows([incident("A", 3, 5)], declared(by="party")), "party", "incidents") == [("unknown", 1)]


def test_an_incident_goes_into_a_month_only_when_it_lies_inside_it() -> None:
    """What happened "in October or November" has a row of its own, and so has what has no day; none is lost (R6)."""
    incidents = [
        incident("A", 1, 1),
        incident("B", 2, 2, start=date(2001, 10, 1), end=date(2001, 10, 31)),
        incident("C", 4, 4, start=date(2001, 10, 30), end=date(2001, 11, 2)),
        incident("D", 8, 8, start=None, end=None),
    ]
    assert cells(rows(incidents, declared(by="month")), "month", "low", "codes") == [
        ("2001-10", 2, ["B"]),
        ("2001-11", 1, ["A"]),
        ("several", 4, ["C"]),
        (None, 8, ["D"]),
    ]


@pytest.mark.parametrize(("by", "said"), [("week", "2001-W45"), ("day", "2001-11-05"), ("grade", "fair")])
def test_other_dimensions_of_an_incident_are_cells_too(by: str, said: str) -> None:
    """Weeks are ISO weeks, days are days, grades are the derived ones."""
    assert cells(rows([incident("A", 1, 1)], declared(by=by)), by) == [(said,)]


def test_a_row_keeps_the_dimensions_in_their_declared_order() -> None:
    """A table by class and month begins with the class."""
    (row,) = rows([incident("A", 1, 1)], declared(by="class,month"))
    assert list(row.model_dump())[:2] == ["class", "month"]


def test_classes_of_victims_stand_beside_each_other() -> None:
    """By class, each known class has its row, and the total stays the declared one."""
    tolls = {killed(VictimClass.MILITANT): Range(15, 15)}
    incidents = [incident("A", 27, 27, tolls=tolls)]
    declaration = declared(by="class")
    assert cells(rows(incidents, declaration), "class", "low") == [("civilian", 27), ("militant", 15)]
    assert total(incidents, declaration, TooLoose()).low == 27
    assert not overlap(incidents, declaration).additive


def test_a_cell_with_contested_incidents_alone_is_shown_without_a_sum() -> None:
    """Contested harm is visible in its month, and counts nothing there (R20)."""
    made = rows([incident("A", 3, 5, grade=CONTESTED)], declared(by="month"))
    assert cells(made, "month", "low", "incidents", "contested") == [("2001-11", None, 0, 1)]


def test_a_figure_by_nothing_has_no_rows() -> None:
    """The total says it all."""
    assert rows([incident("A", 3, 5)], declared()) == []


@pytest.mark.parametrize(
    ("start", "end", "where"),
    [
        (date(2001, 10, 5), date(2001, 10, 5), "inside"),
        (date(2001, 10, 1), date(2001, 10, 31), "inside"),
        (date(2001, 9, 30), date(2001, 10, 1), "perhaps"),
        (date(2001, 10, 31), date(2001, 11, 1), "perhaps"),
        (None, None, "perhaps"),
        (date(2001, 11, 1), date(2001, 11, 1), "outside"),
        (date(2001, 9, 1), date(2001, 9, 30), "outside"),
    ],
)
def test_a_window_takes_only_what_surely_lies_in_it(start: date | None, end: date | None, where: str) -> None:
    """An incident on the edge of a window, or without a day, is told and not counted (R6)."""
    inside, perhaps = within([incident("A", start=start, end=end)], date(2001, 10, 1), date(2001, 10, 31))
    assert ("inside" if inside else "perhaps" if perhaps else "outside") == where


def test_without_a_window_every_incident_counts() -> None:
    """A figure of the whole record needs no date."""
    inside, perhaps = within([incident("A", start=None, end=None)], None, None)
    assert (len(inside), perhaps) == (1, [])


PARTIES = st.frozensets(st.sampled_from([Party.RUSSIA, Party.SYRIA_GOV, Party.US_COALITION]), max_size=3)
GRADES = st.sampled_from([*AirwarsGrade, None])


@st.composite
def incidents_of_a_record(draw: st.DrawFn) -> list[CountedIncident]:
    """Draw up to twelve incidents of autumn 2001 with every kind of gap."""
    made = []
    for at in range(draw(st.integers(0, 12))):
        low = draw(st.integers(0, 50))
        high = draw(st.none() | st.integers(low, 90))
        day = draw(st.dates(date(2001, 9, 1), date(2001, 12, 31)))
        end = draw(st.sampled_from([day, date(2001, 12, 31)]))
        more = {"parties": draw(PARTIES), "grade": draw(GRADES), "start": day, "end": end}
        made.append(incident(f"RC{at:04}", low, high, **more))
    return made


@given(incidents_of_a_record(), st.sampled_from(["month", "grade", "week,grade", "day", "governorate"]))
def test_rows_without_parties_add_up_to_the_total(incidents: list[CountedIncident], by: str) -> None:
    """Cells part the incidents: none is lost, none is counted twice."""
    declaration = declared(by=by)
    made, whole = rows(incidents, declaration), total(incidents, declaration, TooLoose())
    assert sum(row.tally.incidents for row in made) == whole.incidents
    assert sum(row.tally.high or 0 for row in made) == (whole.high or 0)
    assert sorted(code for row in made for code in row.tally.codes) == whole.codes


@given(incidents_of_a_record())
def test_rows_by_party_exceed_the_total_by_the_stated_overlap(incidents: list[CountedIncident]) -> None:
    """Each further party of a joint incident counts it once more, and the overlap says how often (R15)."""
    declaration = declared(by="party")
    made, shared = rows(incidents, declaration), overlap(incidents, declaration)
    again = sum((len(joint.parties) - 1) * joint.incidents for joint in shared.joint)
    assert sum(row.tally.incidents for row in made) == total(incidents, declaration, TooLoose()).incidents + again


@given(incidents_of_a_record())
def test_every_incident_is_inside_or_beside(incidents: list[CountedIncident]) -> None:
    """In is counted plus set beside: no grade falls out of a figure (R20)."""
    whole = total(incidents, declared(), TooLoose())
    assert whole.incidents + sum(each.incidents for each in whole.beside.values()) == len(incidents)
