"""A table of events is read whole or not at all."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.errors import BadInput
from recount.estimates.aftermath.events import Choice, events_from, read_events
from tests.estimates.aftermath.cases import HEADER, events_of


def test_every_row_that_cannot_be_used_is_named_at_once() -> None:
    """A time that is none, a date without a place and a place off the earth come in one message."""
    rows = [("31/12/2001", "1", "1", "a"), ("2001-01-02", "", "", "a"), ("2001-01-03", "1", "99", "a")]
    with pytest.raises(BadInput) as told:
        events_from(HEADER, rows)
    assert all(part in told.value.found for part in ("row 2: timestamp", "row 3: no lon", "no lat", "row 4: lat '99'"))


def test_a_table_without_places_says_which_columns_are_missing() -> None:
    """Dates alone have no surroundings."""
    with pytest.raises(BadInput, match="no column lon, lat"):
        events_from(("timestamp", "type"), [("2001-01-01", "a")])


def test_a_table_without_rows_is_refused() -> None:
    """Nothing can be counted in a header."""
    with pytest.raises(BadInput, match="holds no events"):
        events_from(HEADER, [])


@given(st.lists(st.integers(0, 400), min_size=1, max_size=20))
def test_events_stand_in_the_order_of_time(days: list[int]) -> None:
    """Whatever the order of the file, the columns move with their event."""
    rows = [(f"20{10 + day // 360}-{day % 360 // 30 + 1:02}-{day % 28 + 1:02}", "1", "2", f"{day}") for day in days]
    events = events_of(*rows)
    assert sorted(events.day) == list(events.day)
    told = {kind: str(events_of(row).day[0]) for row in rows for kind in [row[3]]}
    assert [told[kind] for kind in events.columns["type"]] == [str(day) for day in events.day]


def test_times_with_a_zone_are_brought_to_one_clock() -> None:
    """Two moments that are the same are the same."""
    events = events_of(("2001-01-01T02:00:00+02:00", "1", "1", "a"), ("2001-01-01", "1", "1", "b"))
    assert events.day[0] == events.day[1]


@pytest.mark.parametrize("said", ["type", "type=", "=strike", "type=|", ""])
def test_a_choice_that_names_no_events_is_refused(said: str) -> None:
    """Treatments, controls and outcomes are chosen by a column and its values."""
    with pytest.raises(BadInput, match="does not say which events"):
        Choice.read(said)


def test_a_choice_may_name_several_values() -> None:
    """Kinds of attacks are counted together where one says so."""
    events = events_of(*(("2001-01-01", "1", "1", kind) for kind in ("ied", "gun", "other")))
    assert list(Choice.read("type=ied|other").among(events)) == [True, False, True]


def test_a_file_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    """A wrong name gives a message."""
    with pytest.raises(BadInput, match="There is no file"):
        read_events(tmp_path / "none.csv")


def test_a_file_that_is_no_text_is_bad_input(tmp_path: Path) -> None:
    """A spreadsheet under the name of a CSV gives a message."""
    (tmp_path / "events.csv").write_bytes(b"PK\x03\x04\xff\xfe\x00")
    with pytest.raises(BadInput, match="no readable CSV"):
        read_events(tmp_path / "events.csv")


def test_a_covariate_may_be_empty_where_nobody_matches_on_it() -> None:
    """Outcomes need no covariate: NA and an empty cell are nothing, and other words are refused."""
    rows = [("2001-01-01", "1", "1", said) for said in ("2.5", "NA", "", "nan")]
    assert [math.isnan(number) for number in events_from(HEADER, rows).numbers("type")] == [False, True, True, True]
    with pytest.raises(BadInput, match="'large', which is no number"):
        events_of(("2001-01-01", "1", "1", "large")).numbers("type")
