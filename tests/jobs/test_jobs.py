"""Long work: no piece is lost or done twice, whoever is killed, and people can stop it and go on with it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from recount.errors import BadInput
from recount.jobs import kinds, working
from recount.jobs.asking import ask, digest_of, go_on, is_work_left, keep_result, result_of, stop
from recount.jobs.kinds import Kind, Piece
from recount.jobs.models import Job
from recount.jobs.working import MOST_TRIES, Worker
from recount.vocabulary.words import JobState

HERE = Path()


class Killed(BaseException):
    """What a killed worker feels like from inside."""


@dataclass
class Bench:
    """A kind of work of these tests: it keeps what it was given, and can be told to break."""

    kept: list[int] = field(default_factory=list)
    breaks_at: Callable[[int], None] = lambda _: None
    after: Callable[[int], None] = lambda _: None
    telling: Callable[[Piece], None] = lambda _: None

    def prepare(self, piece: Piece) -> int:
        """Break where the test wishes it, and tell of it before."""
        self.telling(piece)
        self.breaks_at(piece.number)
        return int(piece.about["numbers"][piece.number])

    def keep(self, piece: Piece, number: int) -> str | None:
        """Keep a number, also as a result; negative ones are refused."""
        keep_result(piece, "test", {"number": number})
        self.kept.append(number)
        self.after(number)
        return f"{number} is negative." if number < 0 else None


@pytest.fixture
def bench(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """Let workers know the work of these tests."""
    monkeypatch.setattr(kinds, "_KINDS", {})
    own = Bench()
    kinds.know(Kind("test", own.prepare, own.keep))
    yield own


def asked(*numbers: int) -> Job:
    """Ask for work on some numbers."""
    return ask("test", {"numbers": list(numbers)}, total=len(numbers), by="Recorder A")


def again(job: Job) -> Job:
    """Look at a job anew."""
    job.refresh_from_db()
    return job


def dead_process() -> int:
    """Give the number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def die(_: int) -> None:
    """Be killed."""
    raise Killed


def test_work_is_done_piece_by_piece(bench: Bench) -> None:
    """All pieces once, in their order."""
    job = asked(1, 2, 3)
    assert Worker(HERE).work()
    assert bench.kept == [1, 2, 3]
    assert (again(job).state, job.done, job.percent) == (JobState.DONE, 3, 100)
    assert not Worker(HERE).work() and not is_work_left()


def test_what_fails_is_listed_and_the_rest_goes_on(bench: Bench) -> None:
    """A piece that cannot be used is a problem with its number and its reason."""

    def refuse(piece: int) -> None:
        if piece == 1:
            raise BadInput("It is empty.", "So.", "Mend it.")

    bench.breaks_at = refuse
    job = asked(1, 2, -3, 4)
    Worker(HERE).work()
    assert bench.kept == [1, -3, 4]
    assert [problem["piece"] for problem in again(job).problems] == [1, 2]
    assert job.state == JobState.DONE


def test_the_work_of_a_killed_worker_is_taken_up_where_it_stood(bench: Bench) -> None:
    """The process is gone, so that nobody waits for its lease to end."""
    job = asked(1, 2, 3)
    bench.breaks_at = lambda piece: die(piece) if piece == 1 else None
    with pytest.raises(Killed):
        Worker(HERE).work()
    Job.objects.update(held_by=Worker(HERE).name.rpartition(":")[0] + f":{dead_process()}")
    bench.breaks_at = lambda _: None
    Worker(HERE).work()
    assert bench.kept == [1, 2, 3]
    assert again(job).state == JobState.DONE


def test_the_work_of_a_silent_worker_elsewhere_is_taken_up_after_its_lease(bench: Bench) -> None:
    """Of another machine nobody knows whether a process lives: its lease has to end."""
    asked(1)
    Job.objects.update(state=JobState.RUNNING, held_by="elsewhere:1", held_until=timezone.now() + timedelta(minutes=1))
    assert not Worker(HERE).work()
    Job.objects.update(held_until=timezone.now() - timedelta(seconds=1))
    assert Worker(HERE).work()


def test_a_worker_that_lost_its_work_keeps_nothing_more(bench: Bench) -> None:
    """Who was silent too long finds the piece in other hands, and does not keep it a second time."""
    job = asked(1, 2)
    bench.after = lambda _: Job.objects.update(held_by="another:1") and None
    with pytest.raises(RuntimeError):
        Worker(HERE).work()
    assert again(job).done == 0


def test_a_piece_that_kills_its_workers_is_passed_over(bench: Bench) -> None:
    """Three are enough; the reason stands among the problems."""
    job = asked(1, 2, 3)
    bench.breaks_at = lambda piece: die(piece) if piece == 1 else None
    for _ in range(MOST_TRIES):
        with pytest.raises(Killed):
            Worker(HERE).work()
        Job.objects.update(held_until=timezone.now() - timedelta(seconds=1))
    Worker(HERE).work()
    assert bench.kept == [1, 3]
    assert [problem["piece"] for problem in again(job).problems] == [1]


def test_work_stops_after_the_piece_in_hand_and_is_gone_on_with(bench: Bench) -> None:
    """Nothing is half done, and nothing is done again."""
    job = asked(1, 2, 3)
    bench.after = lambda number: stop(job) and None if number == 2 else None
    Worker(HERE).work()
    assert (again(job).state, bench.kept) == (JobState.STOPPED, [1, 2])
    assert not Worker(HERE).work()
    go_on(job)
    bench.after = lambda _: None
    Worker(HERE).work()
    assert (again(job).state, bench.kept) == (JobState.DONE, [1, 2, 3])


def test_work_that_nobody_began_stops_at_once(bench: Bench) -> None:
    """No worker is needed for it."""
    assert stop(asked(1)).state == JobState.STOPPED
    assert not Worker(HERE).work()


def test_the_same_work_is_asked_for_once(bench: Bench) -> None:
    """Until it has ended; asked for again, stopped work goes on."""
    first = asked(1, 2)
    assert asked(1, 2) == first
    stop(first)
    assert asked(1, 2).state == JobState.WAITING
    Worker(HERE).work()
    assert asked(1, 2) != first


def test_work_of_an_unknown_kind_is_given_up(bench: Bench) -> None:
    """A newer version may have asked for it; the reason says so."""
    job = ask("of another version", {"numbers": [1]}, total=1)
    Worker(HERE).work()
    assert again(job).state == JobState.FAILED
    assert "of another version" in job.problems[0]["problem"]


def test_a_long_piece_tells_how_far_it_is_and_can_be_stopped(bench: Bench) -> None:
    """What is in hand is not kept then, and is begun anew when somebody lets it go on."""
    job, seen = asked(1), list[tuple[str, int, int]]()

    def tell(piece: Piece) -> None:
        piece.tell("the first half", 1, 2)
        seen.append((again(job).stage, job.part, job.parts))
        stop(job)
        piece.tell("the second half", 2, 2)

    bench.telling = tell
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(working, "GLANCE", 0)
        Worker(HERE).work()
    assert seen == [("the first half", 1, 2)]
    assert (again(job).state, job.stage, bench.kept) == (JobState.STOPPED, "", [])
    bench.telling = lambda _: None
    go_on(job)
    Worker(HERE).work()
    assert bench.kept == [1]


def test_a_result_is_found_by_what_the_work_was_given(bench: Bench) -> None:
    """So that nobody waits for the same twice."""
    asked(7)
    Worker(HERE).work()
    found, other = (result_of(digest_of("test", {"numbers": [number]})) for number in (7, 8))
    assert found and found.content == {"number": 7}
    assert other is None


def test_a_worker_takes_up_only_its_own_kinds(bench: Bench) -> None:
    """An estimate of an hour keeps no report waiting."""
    asked(1)
    assert not Worker(HERE, only={"another"}).work()
    assert not is_work_left({"another"})
    assert Worker(HERE, only={"test"}).work()
