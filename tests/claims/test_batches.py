"""A batch is read in its order, by any number of processes, and can be gone on with after anything that stops it."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from recount.claims import resuming
from recount.claims.batches import PARCEL_REPORTS, PARCELS_AHEAD, Known, read_reports
from recount.claims.desk import Errand, read_batch, read_batch_into, read_out
from recount.errors import BadInput
from recount.reports.dates import PartialDate
from recount.reports.report_line import ReportLine
from tests.newcomer import PATIENCE, Newcomer

MANY = 8000


def sentence(number: int) -> str:
    """Give a report of one number."""
    return f"Air strikes killed {number} civilians in Albukamal on Thursday, activists said."


def reports(number: int) -> list[ReportLine]:
    """Give many reports, each with a number of its own."""
    return [ReportLine(id=str(each), text=sentence(each)) for each in range(1, number + 1)]


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """Give a batch of forty reports."""
    return write_batch(tmp_path / "reports.jsonl", reports(40))


def write_batch(path: Path, lines: list[ReportLine]) -> Path:
    """Write reports as JSON Lines."""
    path.write_text("".join(json.dumps({"id": line.id, "text": line.text}) + "\n" for line in lines), encoding="utf-8")
    return path


def killed(line: str) -> tuple[str, int]:
    """Give whose reading a line is, and its toll."""
    reading = json.loads(line)
    return reading["id"], reading["toll"]["killed"]["min"]


def lines_in(path: Path) -> list[str]:
    """Give the whole lines of a file; there is nothing else in it."""
    content = path.read_text(encoding="utf-8")
    assert content.endswith("\n") or not content
    return content.splitlines()


def test_the_number_of_processes_changes_nothing() -> None:
    """Two processes give what one gives, to the letter, in the order of the reports."""
    alone, together = (list(read_reports(reports(90), jobs=jobs)) for jobs in (1, 2))
    assert alone == together
    assert [killed(line) for _, line in together] == [(str(number), number) for number in range(1, 91)]


def test_a_batch_is_never_held_whole() -> None:
    """Reports are taken from the file as readings come back, a few parcels ahead."""
    taken = 0

    def endless() -> Iterator[ReportLine]:
        nonlocal taken
        while True:
            taken += 1
            yield ReportLine(id=str(taken), text=sentence(7))

    read = read_reports(endless(), jobs=2)
    assert len(list(islice(read, 50))) == 50
    assert taken <= 50 + PARCEL_REPORTS * (2 * PARCELS_AHEAD + 2)
    read.close()  # type: ignore[attr-defined]


def test_a_process_that_dies_is_told() -> None:
    """A reader that the system kills ends the batch with one sentence, and names the first reading that is missing."""
    read = read_reports(reports(1000), jobs=2)
    first, _ = next(read)
    multiprocessing.active_children()[0].kill()
    with pytest.raises(BadInput, match="ended before its time; the readings from the report '"):
        list(read)
    assert first.id == "1"


def test_a_post_without_words_is_a_reading_with_a_problem(tmp_path: Path) -> None:
    """Neither an empty post nor half an emoji stops those that come after it."""
    batch = tmp_path / "reports.jsonl"
    lines = ['{"id": 1, "text": ""}', '{"id": 2, "text": "\\ud83d"}', f'{{"id": 3, "text": "{sentence(5)}"}}']
    batch.write_text("\n".join(lines), encoding="utf-8")
    read = list(read_batch(batch))
    assert [len(reading.problems) for reading in read] == [1, 1, 0]
    assert [len(reading.claims) for reading in read] == [0, 0, 1]


def test_a_sheet_is_read_like_lines(tmp_path: Path, batch: Path) -> None:
    """What stands in columns gives the same readings."""
    sheet = tmp_path / "reports.csv"
    rows = "".join(f'{line.id},"{line.text}"\n' for line in reports(40))
    sheet.write_text(f"id,text\n{rows}", encoding="utf-8")
    assert list(read_batch(sheet)) == list(read_batch(batch))


def test_what_is_known_of_all_counts_where_a_report_is_silent(tmp_path: Path) -> None:
    """A report's own day goes before the day that was given for the batch."""
    batch = tmp_path / "reports.jsonl"
    own = {"published": "2015-12-11"}
    lines = [{"id": "a", "text": sentence(5)}, {"id": "b", "text": sentence(5), **own}]
    batch.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    known = Known(published=PartialDate.parse("2015-11-06"))
    days = [reading.claims[0].when.start for reading in read_batch(batch, known)]
    assert [str(day) for day in days] == ["2015-11-05", "2015-12-10"]


@pytest.mark.parametrize(
    ("errand", "fault"),
    [
        (Errand(files=[Path("a")], batch=Path("b")), "files are named beside a batch"),
        (Errand(files=[Path("a")], jobs=2), "--to and --jobs are for a batch"),
        (Errand(batch=Path("b"), resume=True), "--to names none"),
        (Errand(batch=Path("b"), to=Path("c"), as_table=True), "no tables"),
    ],
)
def test_options_that_do_not_go_together_are_refused(errand: Errand, fault: str) -> None:
    """Nothing that somebody typed is passed over in silence."""
    with pytest.raises(BadInput, match=fault):
        read_out(errand, Known())


def test_less_than_one_process_is_refused(batch: Path) -> None:
    """Somebody has to read."""
    with pytest.raises(BadInput, match="0 processes"):
        list(read_batch(batch, jobs=0))


def add_a_report(batch: Path, readings: Path) -> None:
    """Write one more report under the batch."""
    with batch.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": "new", "text": sentence(77)}) + "\n")


def change_a_text(batch: Path, readings: Path) -> None:
    """Change the text of the thirtieth report."""
    batch.write_text(batch.read_text(encoding="utf-8").replace("killed 30 ", "killed 300 "), encoding="utf-8")


def cut_the_last_line(batch: Path, readings: Path) -> None:
    """Leave half of the last reading, as a machine that stops does."""
    os.truncate(readings, readings.stat().st_size - 20)


def change_a_reading(batch: Path, readings: Path) -> None:
    """Change a number in the file of readings by hand."""
    readings.write_text(readings.read_text(encoding="utf-8").replace("killed 20 ", "killed 21 "), encoding="utf-8")


def lose_digests(batch: Path, readings: Path) -> None:
    """Leave a reading without its digest, as a process killed between the two does."""
    beside = readings.with_name("readings.jsonl.digests")
    os.truncate(beside, beside.stat().st_size - 65)


@pytest.mark.parametrize(
    ("happens", "kept"),
    [
        (add_a_report, 40),
        (change_a_text, 29),
        (cut_the_last_line, 39),
        (change_a_reading, 19),
        (lose_digests, 39),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_going_on_ends_as_if_nothing_had_happened(
    batch: Path, capsys: pytest.CaptureFixture[str], happens: Callable[[Path, Path], None], kept: int
) -> None:
    """Readings whose report, reader and words are the same are kept; from the first other one on, it is read anew."""
    readings = batch.with_name("readings.jsonl")
    read_batch_into(batch, readings)
    happens(batch, readings)
    capsys.readouterr()
    read_batch_into(batch, readings, resume=True)
    total = len(lines_in(batch))
    assert f"Kept {kept} of {total} readings; {total - kept} to read." in capsys.readouterr().err
    read_batch_into(batch, batch.with_name("anew.jsonl"))
    assert lines_in(readings) == lines_in(batch.with_name("anew.jsonl"))


def test_going_on_with_nothing_is_beginning(batch: Path) -> None:
    """The first run and the later ones may be typed alike."""
    readings = batch.with_name("readings.jsonl")
    read_batch_into(batch, readings, resume=True)
    assert [killed(line) for line in lines_in(readings)] == [(str(number), number) for number in range(1, 41)]


def test_a_file_that_is_there_is_not_written_over(batch: Path) -> None:
    """Without --resume nothing happens to it."""
    readings = batch.with_name("readings.jsonl")
    readings.write_text("mine\n", encoding="utf-8")
    with pytest.raises(BadInput, match="is there already"):
        read_batch_into(batch, readings)
    assert readings.read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize("named", ["reports.jsonl", "mine.txt"])
def test_a_file_that_holds_something_else_is_not_gone_on_with(batch: Path, named: str) -> None:
    """Who names the batch itself, or notes of their own, by mistake loses nothing."""
    file = batch.with_name(named)
    if not file.exists():
        file.write_text("mine\n", encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(BadInput, match="holds nothing that this reader made of this batch"):
        read_batch_into(batch, file, resume=True)
    assert file.read_bytes() == before


def test_readings_of_another_version_are_not_gone_on_with(batch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of a file by one reader and half by another would look like one reading of the batch."""
    readings = batch.with_name("readings.jsonl")
    read_batch_into(batch, readings)
    before = readings.read_bytes()
    monkeypatch.setattr(resuming, "reader_version", lambda: "a later one")
    with pytest.raises(BadInput, match="an earlier version"):
        read_batch_into(batch, readings, resume=True)
    assert readings.read_bytes() == before


def test_a_file_that_cannot_be_written_is_told(batch: Path, tmp_path: Path) -> None:
    """The path and the reason stand in the message."""
    with pytest.raises(BadInput, match=r"cannot be written [(]No such file or directory"):
        read_batch_into(batch, tmp_path / "nowhere" / "readings.jsonl")


def begins_a_long_batch(somebody: Newcomer) -> Any:
    """Type a batch that takes a while, and wait until it is in the middle of it."""
    write_batch(somebody.home / "reports.jsonl", reports(MANY))
    process = somebody.begins("read", "--batch", "reports.jsonl", "--to", "readings.jsonl", "--jobs", "2")
    readings = somebody.home / "readings.jsonl"
    until = time.monotonic() + PATIENCE
    while not readings.exists() or readings.read_bytes().count(b"\n") < 20:
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.02)
    return process


def children_of(process: int) -> list[int]:
    """Give the processes that a process began."""
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_ctrl_c_leaves_whole_readings_and_says_how_to_go_on(newcomer: Newcomer) -> None:
    """One keypress reaches all processes; no trace of the inside is printed, and the next run takes up the thread."""
    process = begins_a_long_batch(newcomer)
    for each in (*children_of(process.pid), process.pid):
        os.kill(each, signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "Traceback" not in said
    kept = len(lines_in(newcomer.home / "readings.jsonl"))
    assert f"{kept} of {MANY} readings stand whole in readings.jsonl; go on with the same and --resume." in said
    write_batch(newcomer.home / "reports.jsonl", reports(kept + 5))
    again = newcomer.types("read", "--batch", "reports.jsonl", "--to", "readings.jsonl", "--resume")
    assert (again.status, again.printed) == (0, "")
    assert f"Kept {kept} of {kept + 5} readings; 5 to read." in again.said
    assert [killed(line)[1] for line in lines_in(newcomer.home / "readings.jsonl")] == list(range(1, kept + 6))


def lives(process: int) -> bool:
    """Tell whether a process is still at work; one that ended and was not yet buried has no command line."""
    try:
        return bool(Path(f"/proc/{process}/cmdline").read_bytes())
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells the children of a process")
def test_no_process_outlives_a_killed_batch(newcomer: Newcomer) -> None:
    """When the command is killed, those that read for it end too."""
    process = begins_a_long_batch(newcomer)
    readers = children_of(process.pid)
    assert len(readers) >= 2
    process.kill()
    process.communicate(timeout=PATIENCE)
    until = time.monotonic() + PATIENCE
    while any(map(lives, readers)):
        assert time.monotonic() < until
        time.sleep(0.05)
