"""What an interruption leaves: the record as it was, byte for byte, and nothing in the way of the next attempt."""

from __future__ import annotations

import signal
import subprocess
import time

import pytest

from tests.newcomer import PATIENCE, Newcomer

DRAFT = "demo.draft"
# The tables are made in the first moments; everything after them is one transaction, which this falls into.
BYTES_OF_TABLES = 100_000
SECONDS_INTO_THE_LOAD = 0.3


def begins_the_demo(somebody: Newcomer) -> subprocess.Popen[str]:
    """Type `recount demo` and wait until it is in the middle of the load."""
    process = somebody.begins("demo")
    while process.poll() is None:
        if sum(path.stat().st_size for path in somebody.folder.glob(f"{DRAFT}*")) > BYTES_OF_TABLES:
            time.sleep(SECONDS_INTO_THE_LOAD)
            break
        time.sleep(0.01)
    assert process.poll() is None, "the load was over before it could be interrupted"
    return process


@pytest.mark.parametrize("demand", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda demand: demand.name)
def test_an_interrupted_load_leaves_the_earlier_record(visitor: Newcomer, demand: signal.Signals) -> None:
    """Ctrl-C, an ended session or a killed process in the middle of `recount demo` changes nothing."""
    before = (visitor.folder / "demo.sqlite3").read_bytes()
    process = begins_the_demo(visitor)
    process.send_signal(demand)
    process.communicate(timeout=PATIENCE)
    assert process.returncode != 0
    assert (visitor.folder / "demo.sqlite3").read_bytes() == before
    assert visitor.types("audit", "--record", "demo").status == 0


def test_after_an_interruption_the_demo_is_built_as_if_nothing_had_been(visitor: Newcomer) -> None:
    """What a killed process left lying is cleared away by the next."""
    process = begins_the_demo(visitor)
    process.kill()
    process.communicate(timeout=PATIENCE)
    assert visitor.types("demo").status == 0
    assert not list(visitor.folder.glob(f"{DRAFT}*"))


def test_ctrl_c_says_that_the_record_is_as_it_was(visitor: Newcomer) -> None:
    """One line, and no trace of the program's inside."""
    process = begins_the_demo(visitor)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert said.strip() == "Stopped; the record is as it was."
    assert not list(visitor.folder.glob(f"{DRAFT}*"))
