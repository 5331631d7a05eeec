"""What bad input gets: one clear message on standard error, nothing on standard output, status 2, nothing changed."""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from recount.site.record import APPLICATION_ID
from tests.newcomer import Answer, Newcomer

SIGNED = ("--as", "Recorder A", "--reason", "A reason.")
SENTENCE = "At least 20 civilians were killed in air strikes on Albukamal on 3 February 2001.\n"
# found, why it matters, what to do; a list of faults may take more lines.
MOST_LINES = 8

FILES: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n\t\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
    "a program": b"\x7fELF" + bytes(600),
    "over 4 MB": SENTENCE.encode() * (4 * 1024 * 1024 // len(SENTENCE) + 2),
    "another encoding": "Médecins Sans Frontières: 20 civilians were killed.\n".encode("latin-1"),
    "half a character": SENTENCE.encode() + "بوكمال".encode()[:-1],
}


def every(verbs: list[str], kinds: list[str]) -> list[tuple[str, str]]:
    """Pair the first verb with every kind, and every other verb with the first kind: they go one way."""
    return [(verbs[0], kind) for kind in kinds] + [(verb, kinds[0]) for verb in verbs[1:]]


def is_refused(answer: Answer) -> bool:
    """Tell whether an answer is one clear refusal."""
    lines = answer.said.strip().splitlines()
    clear = bool(lines) and len(lines) <= MOST_LINES and "Traceback" not in answer.said
    return clear and (answer.status, answer.printed) == (2, "")


@pytest.fixture
def written(tmp_path: Path) -> Callable[[bytes], Path]:
    """Give a way to write a report."""

    def write(content: bytes) -> Path:
        file = tmp_path / "report.txt"
        file.write_bytes(content)
        return file

    return write


@pytest.mark.parametrize(("verb", "what"), every(["read", "capture", "check"], list(FILES)))
def test_a_file_that_is_no_text_is_refused(
    newcomer: Newcomer, written: Callable[[bytes], Path], verb: str, what: str
) -> None:
    """Whatever it is, the message names the file, and no record is begun for it."""
    answer = newcomer.types(verb, written(FILES[what]))
    assert is_refused(answer), answer
    assert "report.txt" in answer.said
    assert newcomer.keeps() == {}


def test_one_bad_file_among_good_ones_stores_none(newcomer: Newcomer, written: Callable[[bytes], Path]) -> None:
    """Files are captured all of them or none."""
    good, bad = newcomer.home / "good.txt", written(b"")
    good.write_text(SENTENCE, encoding="utf-8")
    assert newcomer.types("capture", good).status == 0
    before = newcomer.keeps()
    good.write_text(SENTENCE * 2, encoding="utf-8")
    assert is_refused(newcomer.types("capture", good, bad))
    assert newcomer.keeps() == before


@pytest.mark.parametrize(
    ("verb", "day"),
    every(["read", "check", "capture"], ["31 February 2001", "2001-02-31", "yesterday", "02/03/2001", "2001-13", ""]),
)
def test_a_date_that_is_none_is_refused(
    newcomer: Newcomer, written: Callable[[bytes], Path], verb: str, day: str
) -> None:
    """A day that no calendar has, or that means two days in two countries, is never guessed (R6)."""
    answer = newcomer.types(verb, written(SENTENCE.encode()), "--published", day)
    assert is_refused(answer), answer
    assert newcomer.keeps() == {}


@pytest.mark.parametrize("verb", ["read", "check", "capture"])
def test_a_file_that_is_not_there_is_refused(newcomer: Newcomer, verb: str) -> None:
    """The message names what was not found."""
    answer = newcomer.types(verb, "nowhere.txt")
    assert is_refused(answer), answer
    assert "nowhere.txt" in answer.said


@pytest.mark.parametrize("line", ['{"id": 1}', "not json", '{"id": "a"}', "[]"])
def test_a_batch_names_every_line_that_is_no_report(newcomer: Newcomer, line: str) -> None:
    """All problems of a file are shown at once, and nothing of it is read."""
    batch = newcomer.home / "reports.jsonl"
    batch.write_text(f'{{"id": "good", "text": "{SENTENCE.strip()}"}}\n{line}\n{line}\n', encoding="utf-8")
    answer = newcomer.types("read", "--batch", batch)
    assert is_refused(answer), answer
    assert "2" in answer.said
    assert "3" in answer.said


OPENING: dict[str, tuple[object, ...]] = {
    "audit": ("audit",),
    "figure": ("figure",),
    "decide": ("decide", "RC0001", "withdraw", *SIGNED),
    "check": ("check", "report.txt"),
    "capture": ("capture", "report.txt"),
}


@pytest.mark.parametrize(
    ("verb", "kind"), every(["audit", "figure", "decide", "check", "capture"], ["other database", "text", "folder"])
)
def test_a_file_that_is_no_record_is_refused_and_left_alone(
    newcomer: Newcomer, written: Callable[[bytes], Path], verb: str, kind: str
) -> None:
    """Another program's file is not opened, let alone changed."""
    written(SENTENCE.encode())
    foreign = newcomer.home / "foreign.sqlite3"
    MAKING[kind](foreign)
    before = foreign.read_bytes() if foreign.is_file() else b""
    answer = newcomer.types(*OPENING[verb], "--record", foreign)
    assert is_refused(answer), answer
    assert "no record" in answer.said
    assert (foreign.read_bytes() if foreign.is_file() else b"") == before


def _other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("CREATE TABLE letters (text)")
    connection.close()


MAKING: dict[str, Callable[[Path], object]] = {
    "text": lambda path: path.write_text("Dear friend,\n" * 200, encoding="utf-8"),
    "other database": _other_database,
    "folder": Path.mkdir,
}


@pytest.mark.parametrize("verb", OPENING)
def test_a_record_of_a_newer_version_is_refused_and_left_alone(
    visitor: Newcomer, written: Callable[[bytes], Path], verb: str
) -> None:
    """A form that this version does not know is not written to."""
    written(SENTENCE.encode())
    record = visitor.folder / "demo.sqlite3"
    connection = sqlite3.connect(record)
    with connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('incidents', '0999_later', '2099-01-01')"
        )
    connection.close()
    before = visitor.keeps()
    answer = visitor.types(*OPENING[verb], "--record", record)
    assert is_refused(answer), answer
    assert "newer version" in answer.said
    assert visitor.keeps() == before


@pytest.mark.parametrize("verb", ["audit", "figure", "decide"])
def test_without_a_record_the_demo_is_suggested(newcomer: Newcomer, verb: str) -> None:
    """A command that answers from a record says that there is none, where to look around, and makes none."""
    answer = newcomer.types(*OPENING[verb])
    assert is_refused(answer), answer
    assert "--record demo" in answer.said
    assert newcomer.keeps() == {}


@pytest.mark.parametrize(
    "words",
    [
        ("capture", "report.txt", "--record", "demo"),
        ("decide", "RC0001", "withdraw", *SIGNED, "--record", "demo"),
        ("demo",),
    ],
    ids=lambda words: words[0],
)
def test_two_processes_cannot_write_at_once(
    visitor: Newcomer, written: Callable[[bytes], Path], words: tuple[str, ...]
) -> None:
    """The second is told to wait; the record is as it was."""
    written(SENTENCE.encode())
    before = visitor.keeps()
    with (visitor.folder / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        answer = visitor.types(*words)
    assert is_refused(answer), answer
    assert "Another process is writing" in answer.said
    assert visitor.keeps() == before


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("RC9999", "withdraw"), "There is no incident RC9999"),
        (("nobody-1", "set_aside"), "There is no claim nobody-1"),
        (("RC0001", "condemn"), "'condemn' is no verb"),
        (("RC0001", "grade", "--harm", "terrible"), "'terrible' is no --harm"),
        (("RC0001", "attribute", "--party", "atlantis", "--status", "likely"), "'atlantis' is no --party"),
        (("RC0001", "merge", "--into", "RC0001"), "merged into itself"),
        (("RC0001", "override", "--low", "9", "--high", "3"), "cannot be signed"),
        (("RC0001", "correct", "--set", "date=never"), "never"),
    ],
    ids=lambda words: " ".join(words[:2]) if isinstance(words, tuple) else "",
)
def test_a_decision_that_cannot_be_signed_changes_nothing(
    visitor: Newcomer, words: tuple[str, ...], found: str
) -> None:
    """An unknown code, claim, verb or word: the message says which words there are."""
    before = visitor.keeps()
    answer = visitor.types("decide", *words, *SIGNED, "--record", "demo")
    assert is_refused(answer), answer
    assert found in answer.said
    assert visitor.keeps() == before


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--measure", "deaths"), "deaths"),
        (("--by", "party,weather"), "weather"),
        (("--party", "atlantis"), "atlantis"),
        (("--place", "Nowhere at all"), "Nowhere at all"),
        (("--from", "2015-13"), "2015-13"),
        (("--from", "2015-12", "--to", "2015-10"), "2015-12"),
        (("--grade", "superb"), "superb"),
    ],
    ids=lambda words: words[0] if isinstance(words, tuple) else "",
)
def test_a_figure_that_cannot_be_counted_is_refused(visitor: Newcomer, words: tuple[str, ...], found: str) -> None:
    """Nothing is counted that was not declared (R19)."""
    answer = visitor.types("figure", *words, "--record", "demo")
    assert is_refused(answer), answer
    assert found in answer.said


def test_a_record_carries_our_mark(visitor: Newcomer) -> None:
    """The file says of itself that it is a record, so that no other program's database is taken for one."""
    connection = sqlite3.connect(visitor.folder / "demo.sqlite3")
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    connection.close()
