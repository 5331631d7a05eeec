"""Measuring a reading: what counts as right, what a share is a share of, and which files are refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recount.claims.gold import Answers, CodedPlace, read_gold
from recount.claims.main_event import FINE, day_of, dead_among, main_event, place_of
from recount.claims.matching import Miss, judge_count, judge_day, judge_place
from recount.claims.reader import read
from recount.claims.schema import TollCount, Where
from recount.claims.score_table import misses_in_words
from recount.claims.scoring import ALL, Measure, Scores, score
from recount.errors import BadInput
from recount.reports.dates import PartialDate
from recount.vocabulary.words import Hedge, PlacePrecision, VictimCategory
from tests.newcomer import Newcomer

TABLES = Path(__file__).parents[1] / "cases"
COUNTS = yaml.safe_load((TABLES / "scoring_counts.yaml").read_text(encoding="utf-8"))
DAYS = yaml.safe_load((TABLES / "scoring_days.yaml").read_text(encoding="utf-8"))

THREE = "At least three civilians, including a child, were killed in Aleppo on 5 November 2015."
QUIET = "The market in Aleppo opened again on 6 November 2015."


def toll(read: dict[str, Any] | None) -> TollCount | None:
    """Make the count of a case."""
    return TollCount(raw="...", **{"hedge": Hedge.EXACT, **read}) if read else None


def gold_file(folder: Path, *lines: dict[str, Any]) -> Path:
    """Write coded reports; those without an id are numbered."""
    path = folder / "gold.jsonl"
    path.write_text(
        "".join(json.dumps({"id": str(number), **line}) + "\n" for number, line in enumerate(lines, 1)),
        encoding="utf-8",
    )
    return path


def scored(folder: Path, *lines: dict[str, Any]) -> Scores:
    """Score the readings of coded reports."""
    return score(read_gold(gold_file(folder, *lines)))


@pytest.mark.parametrize("case", COUNTS, ids=lambda case: case["why"])
def test_a_count_is_right_as_the_table_says(case: dict[str, Any]) -> None:
    """A count is held against every right answer; silence and words are answers too."""
    judged = judge_count(Answers.parse(case["gold"]), toll(case["read"]))
    assert judged.right is case["right"]
    assert judged.miss == (case["miss"] and Miss(case["miss"]))
    assert judged.counted is (case["exact"] is not None)
    if judged.counted:
        assert (judged.exact, judged.inside) == (case["exact"], case["inside"])


@pytest.mark.parametrize(("gold", "undecided"), [(["v"], True), ([2], True), ([5], False)])
def test_a_right_answer_that_leaves_two_or_several_open_is_known_as_such(gold: list[Any], undecided: bool) -> None:
    """It is right for a dual and for a plural, so a score says how many there are."""
    heard = TollCount(raw="...", min=2, hedge=Hedge.DUAL_OR_PLURAL)
    assert judge_count(Answers.parse(gold), heard).undecided is undecided


@pytest.mark.parametrize("case", DAYS, ids=lambda case: case["why"])
def test_a_day_is_right_as_the_table_says(case: dict[str, Any]) -> None:
    """A day is right when neither end is off by more than a day, and exact when the first day is the coded one."""
    read_days = case["read"] and (case["read"][0], case["read"][1])
    judged = judge_day(PartialDate.parse(str(case["coded"])), read_days)
    assert (judged.right, judged.exact) == (case["right"], case["exact"])


@pytest.mark.parametrize(("lat", "right"), [(36.2, True), (36.24, True), (36.25, False), (40.0, False)])
def test_a_place_is_right_within_five_kilometres(lat: float, right: bool) -> None:
    """A degree of latitude is 111 km, so 0.04 of it are near and 0.05 are not."""
    heard = Where(raw="there", lat=lat, lon=37.0, precision=PlacePrecision.TOWN)
    judged = judge_place(CodedPlace(lat=36.2, lon=37.0), heard)
    assert judged.right is right
    assert judged.miss is (None if right else Miss.WRONG_PLACE)


answers = st.lists(st.one_of(st.none(), st.just("v"), st.integers(0, 50)), min_size=1, max_size=4)
counts = st.one_of(
    st.none(), st.builds(lambda n: TollCount(raw=str(n), min=n, max=n, hedge=Hedge.EXACT), st.integers(0, 50))
)


@given(answers, counts)
def test_an_answer_is_right_or_wrong_in_exactly_one_way(gold: list[Any], heard: TollCount | None) -> None:
    """No answer is both, and what is exact lies inside its range."""
    judged = judge_count(Answers.parse(gold), heard)
    assert judged.right is (judged.miss is None)
    assert judged.inside or not judged.exact


def test_recall_is_over_the_reports_that_make_a_claim(tmp_path: Path) -> None:
    """Two reports tell of the dead and one of them is read rightly; a quiet report does not count."""
    result = scored(
        tmp_path,
        {"text": THREE, "gold": {"killed": [3]}},
        {"text": QUIET, "gold": {"killed": [8]}},
        {"text": QUIET, "gold": {"killed": [None]}},
    )
    (row,) = result.rows()
    assert (row.n, row.claimed, row.answered, row.recall, row.precision) == (3, 2, 1, 0.5, 1.0)
    assert row.as_json()["misses"] == {Miss.MISSED: ["2"]}


def test_precision_is_over_the_answers_given(tmp_path: Path) -> None:
    """Of two answers one is invented; recall knows nothing of it."""
    result = scored(tmp_path, {"text": THREE, "gold": {"killed": [3]}}, {"text": THREE, "gold": {"killed": [None]}})
    (row,) = result.rows()
    assert (row.recall, row.precision) == (1.0, 0.5)
    assert row.as_json()["misses"] == {Miss.INVENTED: ["2"]}


def test_a_wrong_answer_stands_beside_what_was_coded(tmp_path: Path) -> None:
    """Who looks for the error sees for each report what was read and what was coded; a right answer is not listed."""
    result = scored(
        tmp_path,
        {"text": THREE, "gold": {"killed": [3]}},
        {"text": THREE, "gold": {"killed": ["5-7", "v"], "date": "2016-03-11"}},
        {"text": QUIET, "gold": {"killed": [8, None], "injured": [2]}},
    )
    wrong = {row.measure: row.as_json()["wrong"] for row in result.rows()}
    assert wrong[Measure.KILLED]["2"]["coded"] == ["5-7", "v"]
    assert wrong[Measure.KILLED]["2"]["read"]["min"] == 3
    assert wrong[Measure.DATE]["2"]["coded"] == "2016-03-11"
    assert wrong[Measure.INJURED]["3"] == {"read": None, "coded": [2]}
    assert list(wrong[Measure.KILLED]) == ["2"]


def test_a_share_of_nothing_is_no_share(tmp_path: Path) -> None:
    """Where no report makes a claim and none is answered there is no recall, instead of 0 or 1."""
    (row,) = scored(tmp_path, {"text": QUIET, "gold": {"killed": [None]}}).rows()
    assert (row.recall, row.precision, row.exact, row.in_range) == (None, None, None, None)


def test_what_was_not_coded_is_not_scored(tmp_path: Path) -> None:
    """The dead are read in this report, but only its day was coded."""
    result = scored(tmp_path, {"text": THREE, "gold": {"date": "2015-11-05"}})
    assert [row.measure for row in result.rows()] == [Measure.DATE]


def test_the_day_and_the_place_are_those_of_the_main_event() -> None:
    """The event that carries the toll gives them, not another one of the same report."""
    text = "On 1 October 2015 a raid hit Idlib. On 5 November 2015 a strike on the city of Aleppo killed nine people."
    event = main_event(read(text))
    place = place_of(event)
    assert day_of(event) == (date(2015, 11, 5), date(2015, 11, 5))
    assert place is not None
    assert place.raw == "city of Aleppo"


@pytest.mark.parametrize(
    "text",
    [
        "On 5 November 2015 an air strike destroyed a hospital in Aleppo.",
        "On 5 November 2015 an air strike on Aleppo caused no casualties.",
    ],
)
def test_an_event_without_a_toll_has_a_day_too(text: str) -> None:
    """A report of damage alone, or of nobody hurt, still says when."""
    reading = read(text)
    assert reading.toll.killed is None
    assert day_of(main_event(reading)) == (date(2015, 11, 5), date(2015, 11, 5))


def test_a_month_is_no_day() -> None:
    """A time longer than three days is an abstention, neither right nor wrong about the day (R6)."""
    assert day_of(main_event(read("In October 2015 a strike on Aleppo killed nine people."))) is None


def test_a_governorate_is_no_town() -> None:
    """A place as wide as a governorate is an abstention about the town (R7)."""
    assert PlacePrecision.GOVERNORATE not in FINE
    assert place_of(main_event(read("Nine people were killed in the Idlib governorate."))) is None


def test_children_are_those_among_the_dead() -> None:
    """Children who were injured are not children who were killed."""
    event = main_event(read("A strike on Aleppo killed nine people, including three children, and injured two women."))
    dead = dead_among(event, VictimCategory.CHILDREN)
    assert dead is not None
    assert dead.min == 3
    assert dead_among(event, VictimCategory.WOMEN) is None


def test_several_languages_have_a_row_each_and_one_together(tmp_path: Path) -> None:
    """A report in a language of its own does not hide among the others."""
    result = scored(
        tmp_path,
        {"text": THREE, "gold": {"killed": [3]}},
        {"text": "1234567890", "gold": {"killed": [None]}},
    )
    assert [(row.language, row.n) for row in result.rows()] == [("en", 1), ("und", 1), (ALL, 2)]
    assert set(result.problems) == {"2"}


def test_a_wrong_answer_is_told_with_its_share(tmp_path: Path) -> None:
    """Below the table stands how many answers are wrong in which way."""
    result = scored(tmp_path, {"text": THREE, "gold": {"killed": [4]}}, {"text": QUIET, "gold": {"killed": [4]}})
    assert misses_in_words(result) == ["killed, en: missed 1 (50%), wrong number 1 (50%)"]


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ({"killed": []}, "gold: killed: the list is empty"),
        ({"killed": 3}, "gold: killed: it is not a list of right answers"),
        ({"killed": None}, "gold: killed: it is not a list of right answers"),
        ({"killed": [True]}, "gold: killed: true: an answer is"),
        ({"killed": [-1, "many"]}, 'gold: killed: -1, "many": an answer is'),
        ({"killed": ["7-3"]}, 'gold: killed: "7-3": an answer is'),
        ({"killed": [1.5]}, "gold: killed: 1.5: an answer is"),
        ({"dead": [1]}, "gold: dead: "),
        ({"date": "05/11/2015"}, "gold: date: '05/11/2015' is not a date"),
        ({"date": 20151105}, "gold: date: it is not a date in quotation marks"),
        ({"place": {"lat": 36}}, "gold: place: lon: it is missing"),
        ({"place": {"lat": 96, "lon": 36}}, "gold: place: lat: "),
        ({}, "gold: nothing is coded"),
        ({"date": None}, "gold: nothing is coded"),
    ],
)
def test_an_answer_that_is_none_is_refused(tmp_path: Path, gold: dict[str, Any], said: str) -> None:
    """The line is named, and what is wrong with it."""
    path = gold_file(tmp_path, {"text": THREE, "gold": {"killed": [3]}}, {"text": THREE, "gold": gold})
    with pytest.raises(BadInput) as refusal:
        read_gold(path)
    assert f"line 2: {said}" in refusal.value.found


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    """Whoever mends the file mends it once."""
    path = gold_file(tmp_path, {"text": THREE, "gold": {"killed": []}}, {"gold": {"killed": [3]}}, {"text": THREE})
    with pytest.raises(BadInput) as refusal:
        read_gold(path)
    assert all(f"line {number}: " in refusal.value.found for number in (1, 2, 3))


def test_the_command_prints_the_same_numbers_twice(tmp_path: Path, newcomer: Newcomer) -> None:
    """The same file gives the same JSON, with the ids of what was missed, and nothing beside it."""
    path = gold_file(tmp_path, {"text": THREE, "gold": {"killed": [3]}}, {"text": QUIET, "gold": {"killed": [8]}})
    first, second = (newcomer.types("eval", path, "--format", "json") for _ in range(2))
    assert (first.status, first.printed, first.said) == (0, second.printed, "")
    (row,) = first.json()["scores"]
    assert (row["field"], row["recall"], row["misses"]) == ("killed", 0.5, {"missed": ["2"]})


def test_the_command_prints_a_table(tmp_path: Path, newcomer: Newcomer) -> None:
    """The table is what a person sees first."""
    answer = newcomer.types("eval", gold_file(tmp_path, {"text": THREE, "gold": {"killed": [3]}}))
    assert answer.status == 0
    assert "precision" in answer.printed


def test_a_bad_file_measures_nothing(tmp_path: Path, newcomer: Newcomer) -> None:
    """Bad input ends with status 2 and no number."""
    answer = newcomer.types("eval", gold_file(tmp_path, {"text": THREE, "gold": {"killed": []}}))
    assert (answer.status, answer.printed) == (2, "")
    assert "line 1" in answer.said


@pytest.mark.parametrize("text", [THREE, "One man died. The toll later rose to four killed.", "Dozens died."])
def test_a_toll_names_the_claim_that_says_it(text: str) -> None:
    """Who doubts a toll finds its sentence: the claim carries a count of these very words."""
    reading = read(text)
    assert reading.toll.killed
    (claim,) = (claim for claim in reading.claims if claim.id == reading.toll.killed.claim)
    assert reading.toll.killed.raw in {group.count.raw for group in claim.casualties}
