"""What was made of the record is kept until the record changes, and no longer."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import ConnectionHandler

from recount.remembering import Kept, Standing, changes, record
from recount.remembering.changes import draw_up_changes, tables_state, touched_since


def test_every_change_of_a_record_is_another_state(tmp_path: Path) -> None:
    """Two changes at once, and one that leaves the log as long as it was, are told apart; looking changes nothing."""
    name = str(tmp_path / "mine.sqlite3")
    database = sqlite3.connect(name, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE rows (number)")
    states = [record._of_file(name)]
    for number in range(20):
        database.execute("DELETE FROM rows")
        database.execute("INSERT INTO rows VALUES (?)", [number])
        if number % 5 == 0:
            database.execute("PRAGMA wal_checkpoint(RESTART)")
        database.execute("SELECT * FROM rows").fetchall()
        states.append(record._of_file(name))
        assert record._of_file(name) == states[-1]
    assert len(set(states)) == len(states)


def test_what_was_made_is_kept_for_one_state_alone() -> None:
    """It is made once a state and a question, and every time where no state can be told."""
    state = ["first"]
    made: list[str] = []
    memory = Kept[int](2, lambda: state[0])

    def ask(question: str) -> int:
        def make() -> int:
            made.append(question)
            return len(made)

        return memory.get(question, make)

    assert [ask("a"), ask("a"), ask("b")] == [1, 1, 2]
    state[0] = "second"
    assert ask("a") == 3
    state[0] = ""
    assert [ask("a"), ask("a")] == [4, 5]


@pytest.fixture
def shelf(tmp_path: Path, db: None) -> Iterator[sqlite3.Cursor]:
    """Let a file with two tables of ours stand in for the record, open to another program as well."""
    file = tmp_path / "mine.sqlite3"
    alone = {DEFAULT_DB_ALIAS: {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}}
    stand_in, before = ConnectionHandler(alone)[DEFAULT_DB_ALIAS], connections[DEFAULT_DB_ALIAS]
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("CREATE TABLE places_place (id INTEGER PRIMARY KEY, name TEXT)")
    other.execute("CREATE TABLE incidents_toll (id INTEGER PRIMARY KEY, incident_id INTEGER, low INTEGER)")
    connections[DEFAULT_DB_ALIAS] = stand_in
    draw_up_changes(stand_in, {"places_place": {}, "incidents_toll": {"incident": "incident_id"}})
    yield other.cursor()
    connections[DEFAULT_DB_ALIAS] = before
    stand_in.close()
    other.close()


def test_what_is_made_of_some_tables_outlives_a_change_of_others(shelf: sqlite3.Cursor) -> None:
    """A change of theirs by any program is another state; a change of another table is none."""
    states = [tables_state(["places.place"])]
    shelf.execute("INSERT INTO incidents_toll VALUES (1, 7, 3)")
    assert tables_state(["places.place"]) == states[0] != ""
    for change in ("INSERT INTO places_place VALUES (1, 'a')", "UPDATE places_place SET name = 'b'"):
        shelf.execute(change)
        states.append(tables_state(["places.place"]))
    shelf.execute("DELETE FROM places_place")
    assert len({*states, tables_state(["places.place"])}) == 4


def test_only_what_was_touched_is_read_again(shelf: sqlite3.Cursor) -> None:
    """Added, changed, moved to another or taken away: those it belonged to and belongs to now, and no others."""
    asked: list[set[int] | None] = []

    def read(numbers: Collection[int] | None) -> dict[int, int]:
        asked.append(None if numbers is None else set(numbers))
        rows = shelf.execute("SELECT incident_id, sum(low) FROM incidents_toll GROUP BY 1").fetchall()
        return {incident: low for incident, low in rows if numbers is None or incident in numbers}

    sums = Standing(read, {"incident": lambda touched: touched})
    shelf.executemany("INSERT INTO incidents_toll VALUES (?, ?, ?)", [(1, 7, 3), (2, 8, 4), (3, 9, 5)])
    assert sums.now() == sums.now() == {7: 3, 8: 4, 9: 5}
    shelf.execute("UPDATE incidents_toll SET incident_id = 9 WHERE id = 1")
    assert sums.now() == {8: 4, 9: 8}
    shelf.execute("DELETE FROM incidents_toll WHERE id = 2")
    assert sums.now() == {9: 8}
    assert asked == [None, {7, 9}, {8}]


def test_changes_that_nobody_counted_let_nothing_stay(shelf: sqlite3.Cursor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a table was made anew without its triggers, or more was touched than is told of, all is read again."""
    monkeypatch.setattr(changes, "MOST_TOLD", 10)
    mark, _ = touched_since(None)
    state = tables_state(["places.place"])
    shelf.execute("DROP TRIGGER incidents_toll_insert_counted")
    shelf.execute("INSERT INTO incidents_toll VALUES (1, 7, 3)")
    draw_up_changes(connections[DEFAULT_DB_ALIAS], {"places_place": {}, "incidents_toll": {"incident": "incident_id"}})
    later, touched = touched_since(mark)
    assert touched is None
    assert tables_state(["places.place"]) != state
    shelf.executemany("INSERT INTO incidents_toll VALUES (?, ?, 1)", [(number, number) for number in range(2, 30)])
    assert touched_since(later)[1] is None
    assert touched_since(touched_since(None)[0]) == (touched_since(None)[0], {})
