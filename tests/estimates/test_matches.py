"""Linkages from a file: drawn from match probabilities, or side by side in a sheet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from recount.errors import BadInput
from recount.estimates import estimate, ladder
from recount.estimates.matches import read_linkages
from recount.vocabulary.words import EstimateWarning


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the other methods out, which have tests of their own."""
    monkeypatch.setattr(ladder, "choices", lambda headline: [headline])


def matches(path: Path, probability: float, **changes: Any) -> Path:
    """Write match probabilities of three lists of 40, of which every second entry may match the next list's."""
    names = ["A", "B", "C"]
    pairs = [
        {
            "entries": [{"list": names[at], "id": str(id), "name": "-"}, {"list": names[at + 1], "id": str(id)}],
            "probability": probability if id % 4 else 1.0,
        }
        for at in range(2)
        for id in range(0, 40, 2)
    ]
    content = {"lists": [{"list": name, "entries": 40} for name in names], "pairs": pairs} | changes
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_every_entry_is_somebody(tmp_path: Path) -> None:
    """Those who match nobody count, though the file does not name them; certain matches are one person."""
    for table in read_linkages(matches(tmp_path / "linked.json", 1.0), 2):
        lists = table.lists()
        assert lists.sizes.tolist() == [40, 40, 40]
        assert lists.n == 120 - 2 * 20


def test_doubtful_matches_widen_the_interval(tmp_path: Path) -> None:
    """The share of the variance that lies between linkages is told."""
    certain = read_linkages(matches(tmp_path / "one.json", 1.0), 5)
    doubtful = read_linkages(matches(tmp_path / "two.json", 0.5), 20)
    sure, unsure = (estimate(tables, "loglinear", select="main", checks=False) for tables in (certain, doubtful))
    assert sure.diagnostics["between_share"] == 0
    assert 0 < unsure.diagnostics["between_share"] < 1
    assert EstimateWarning.LINKAGE_DECIDES in {each.word for each in unsure.warnings}


def test_same_file_same_seed_same_linkages(tmp_path: Path) -> None:
    """And another seed draws others."""
    path = matches(tmp_path / "linked.json", 0.5)
    first, again, other = (
        [table.lists().cells.tolist() for table in read_linkages(path, 3, seed)] for seed in (1, 1, 2)
    )
    assert first == again != other


def test_a_persons_stratum_is_what_its_entries_agree_on(tmp_path: Path) -> None:
    """Entries that tell different strata, or none, leave it unknown."""
    strata = {("A", "0"): "f", ("B", "0"): "f", ("A", "2"): "f", ("B", "2"): "m"}
    (table, _) = read_linkages(matches(tmp_path / "linked.json", 1.0), 2, strata=strata)
    assert list(table.strata).count("f") == 1
    assert list(table.strata).count("m") == 0
    assert table.strata.count(None) == len(table.strata) - 1


def test_linkages_side_by_side_are_parted_by_their_column(tmp_path: Path) -> None:
    """One table each."""
    path = tmp_path / "linkages.csv"
    path.write_text("linkage,A,B,C,count\nx,1,0,0,5\nx,1,1,0,2\ny,1,0,1,6\ny,0,1,1,3\n", encoding="utf-8")
    assert [table.lists().n for table in read_linkages(path)] == [7, 9]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lone.csv", "linkage,A,B\nx,1,0\n"),
        ("none.csv", "A,B\n1,0\n"),
        ("wrong.json", '{"lists": [], "pairs": [{"probability": 2}]}'),
        ("broken.json", "{"),
    ],
)
def test_a_file_that_is_no_linkage_is_refused(tmp_path: Path, name: str, content: str) -> None:
    """With what would be needed."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput):
        read_linkages(path)


def test_one_drawn_linkage_shows_nothing_between(tmp_path: Path) -> None:
    """Two are the least."""
    with pytest.raises(BadInput, match="1 linkages"):
        read_linkages(matches(tmp_path / "linked.json", 0.5), 1)


def test_more_entries_in_pairs_than_in_the_list_are_refused(tmp_path: Path) -> None:
    """The file contradicts itself."""
    lists = [{"list": name, "entries": 3} for name in "ABC"]
    with pytest.raises(BadInput, match="entries"):
        read_linkages(matches(tmp_path / "linked.json", 0.5, lists=lists))
