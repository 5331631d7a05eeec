"""What was made of the record is kept until the record changes, and no longer."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from recount import remembering
from recount.remembering import Kept


def test_every_change_of_a_record_is_another_state(tmp_path: Path) -> None:
    """Two changes at once, and one that leaves the log as long as it was, are told apart; looking changes nothing."""
    name = str(tmp_path / "mine.sqlite3")
    record = sqlite3.connect(name, isolation_level=None)
    record.execute("PRAGMA journal_mode=WAL")
    record.execute("CREATE TABLE rows (number)")
    states = [remembering._of_file(name)]
    for number in range(20):
        record.execute("DELETE FROM rows")
        record.execute("INSERT INTO rows VALUES (?)", [number])
        if number % 5 == 0:
            record.execute("PRAGMA wal_checkpoint(RESTART)")
        record.execute("SELECT * FROM rows").fetchall()
        states.append(remembering._of_file(name))
        assert remembering._of_file(name) == states[-1]
    assert len(set(states)) == len(states)


def test_what_was_made_is_kept_for_one_state_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made once a state and a question, and every time where no state can be told."""
    state = ["first"]
    made: list[str] = []
    monkeypatch.setattr(remembering, "record_state", lambda: state[0])
    kept = Kept[int](2)

    def ask(question: str) -> int:
        def make() -> int:
            made.append(question)
            return len(made)

        return kept.get(question, make)

    assert [ask("a"), ask("a"), ask("b")] == [1, 1, 2]
    state[0] = "second"
    assert ask("a") == 3
    state[0] = ""
    assert [ask("a"), ask("a")] == [4, 5]
