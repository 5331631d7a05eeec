"""Linking lists of people who never lived: who is one person, who is not, and why."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from benchmarks.made_up_victims import Shape, two_lists
from typer.testing import CliRunner

from recount.cli.victims import victims
from recount.errors import BadInput
from recount.estimates.lists.reading import read_lists
from recount.incidents.victims.engines import Engine
from recount.incidents.victims.linking import Linkage, link
from recount.incidents.victims.lists import VictimList, victims_of
from recount.incidents.victims.printing import as_json, write_pairs, write_sheet

pytest.importorskip("splink", reason="victims' lists are linked with the extra `link`")

HEADINGS = ("id", "name", "age", "sex", "date", "place")
ARABIC = [
    ("1", "سالم نادر الشامي", "12", "m", "2015-11-05", "الميدان"),
    ("2", "حسن نادر الشامي", "10", "m", "2015-11-05", "الميدان"),
    ("3", "زوجة نادر الشامي", "", "f", "2015-11-05", "الميدان"),
]
ROMANISED = [
    ("a", "Salem Nader al-Shami", "13", "m", "2015-11-05", "al-Midan"),
    ("b", "Hussein Nader Alshami", "4", "m", "2015-11-05", "al-Midan"),
    ("c", "Karim Nader al-Shami", "10", "m", "2015-11-05", "al-Midan"),
]


def listed(name: str, rows: list[tuple[str, ...]]) -> VictimList:
    """Make a list of rows."""
    return victims_of(name, [(line, dict(zip(HEADINGS, row, strict=True))) for line, row in enumerate(rows, start=2)])


def found(linkage: Linkage) -> set[tuple[str, ...]]:
    """Give the ids of the people that were linked."""
    return {tuple(linkage.entry(record).id for record in person) for person in linkage.people}


@pytest.fixture(scope="module")
def household() -> Linkage:
    """Give what is proposed for one household on two lists."""
    return link([listed("hospital", ARABIC), listed("activists", ROMANISED)])


def test_one_person_in_two_scripts_is_linked(household: Linkage) -> None:
    """And brothers and sisters of the same day and house are not."""
    assert found(household) == {("1", "a")}


def test_a_link_says_what_moved_it(household: Linkage) -> None:
    """Each comparison with its level and its weight, the strongest first."""
    reasons = {reason.comparison: reason.level for reason in household.accepted()[0].reasons}
    weights = [abs(reason.weight) for reason in household.accepted()[0].reasons]
    assert (reasons["given_name"], reasons["age"], reasons["date"]) == ("same sounds", "a year apart", "same day")
    assert weights == sorted(weights, reverse=True)


def test_who_has_no_name_of_their_own_is_told_apart(household: Linkage) -> None:
    """A wife is linked to nobody, and not lost."""
    assert [household.entry(record).id for record in household.unnamed] == ["3"]


def test_two_equal_rivals_wait_for_a_person() -> None:
    """A list names a person once: where two entries fit alike, neither is taken."""
    twice = [ROMANISED[0], ("d", *ROMANISED[0][1:])]
    linkage = link([listed("hospital", ARABIC[:1]), listed("activists", twice)])
    assert not linkage.people
    assert [round(pair.probability, 1) for pair in linkage.pairs] == [0.5, 0.5]


def test_three_lists_add_up_to_one_person() -> None:
    """One person on three lists is one person."""
    third = [("x", "سالم الشامي", "12", "m", "2015-11-06", "الميدان")]
    linkage = link([listed("hospital", ARABIC), listed("activists", ROMANISED), listed("monitor", third)])
    assert found(linkage) == {("1", "a", "x")}


def test_the_sheet_goes_to_the_estimate_and_names_nobody(household: Linkage, tmp_path: Path) -> None:
    """One row a person, one column a list: three and three entries, one of them shared."""
    write_sheet(household, tmp_path / "sheet.csv")
    lists = read_lists(tmp_path / "sheet.csv")
    assert lists.names == ("hospital", "activists")
    assert sorted(map(tuple, lists.marks.tolist())) == [(0, 1)] * 2 + [(1, 0)] * 2 + [(1, 1)]
    assert "Shami" not in (tmp_path / "sheet.csv").read_text(encoding="utf-8")


def test_every_entry_is_accounted_for(household: Linkage) -> None:
    """Entries = linked + alone, list by list."""
    assert all(told["entries"] == told["linked"] + told["alone"] for told in as_json(household)["lists"])


def test_pairs_can_be_written_as_a_table(household: Linkage) -> None:
    """A row a pair, readable without the program."""
    file = io.StringIO()
    write_pairs(household, file)
    (row,) = [row for row in csv.DictReader(io.StringIO(file.getvalue())) if row["linked"] == "1"]
    assert (row["id_1"], row["id_2"]) == ("1", "a")
    assert "given_name: same sounds" in row["reasons"]


@pytest.mark.parametrize(("romanised", "least_recall"), [(False, 0.85), (True, 0.75)])
def test_made_up_lists_are_linked_well(romanised: bool, least_recall: float) -> None:
    """Of what is linked at most three in a hundred are wrong, and most of what is there is found."""
    lists = two_lists(Shape(250, 400, 0.7, romanised=romanised))
    rows = [victims_of(name, enumerate(each)) for name, each in (("first", lists.first), ("second", lists.second))]
    proposed = found(link(rows))
    right = proposed & lists.truth
    assert len(right) >= 0.97 * len(proposed)
    assert len(right) >= least_recall * len(lists.truth)


def test_the_same_lists_give_the_same_answer() -> None:
    """Chance has a fixed seed."""
    lists = two_lists(Shape(100, 200, 0.5))
    rows = [victims_of(name, enumerate(each)) for name, each in (("first", lists.first), ("second", lists.second))]
    assert as_json(link(rows)) == as_json(link(rows))


def test_one_list_alone_is_refused() -> None:
    """There is nothing to hold it against."""
    with pytest.raises(BadInput, match="at least two"):
        link([listed("hospital", ARABIC)])


def test_spark_proposes_what_duckdb_proposes(household: Linkage) -> None:
    """The same model runs where one machine is not enough."""
    pytest.importorskip("pyspark", reason="SKIPPED, NOT TESTED: the extra `spark` is not installed")
    if shutil.which("java") is None:
        pytest.skip("SKIPPED, NOT TESTED: Spark needs a Java runtime")
    spark = link(household.lists, Engine.SPARK)
    assert found(spark) == found(household)
    assert [pair.weight for pair in spark.pairs] == pytest.approx([pair.weight for pair in household.pairs])


def test_the_command_prints_proposals_and_says_that_they_are_private(tmp_path: Path) -> None:
    """`recount victims link` writes only where it is told, and says what it holds."""
    paths = []
    for name, rows in (("hospital", ARABIC), ("activists", ROMANISED)):
        paths.append(str(tmp_path / f"{name}.csv"))
        with Path(paths[-1]).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADINGS, *rows])
    done = CliRunner().invoke(victims, ["link", *paths])
    assert done.exit_code == 0
    assert [[entry["id"] for entry in person] for person in json.loads(done.stdout)["people"]] == [["1", "a"]]
    assert "names victims" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["activists.csv", "hospital.csv"]
