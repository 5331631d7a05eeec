"""A worker beside the server: `python -m recount.workbench.worker KIND`, begun by the server and never by hand.

For: long work of one kind in a process of its own. Not for: the work (`recount.jobs.working`, and what `ROOMS` names).
It ends with the server, or after a while without work.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

IDLE = 30.0
GLANCE = 0.3
# The kinds of work, and the room that knows each.
ROOMS = {
    "bring": "recount.incidents.capturing.bringing",
    "estimate": "recount.workbench.estimates.working",
    "aftermath": "recount.workbench.aftermath.working",
}


def commands() -> dict[str, tuple[str, ...]]:
    """Give the command that begins a worker, by the kind of its work."""
    return {kind: (sys.executable, "-m", "recount.workbench.worker", kind) for kind in ROOMS}


def main(kind: str) -> None:
    """Work until there is none, or the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["DJANGO_SETTINGS_MODULE"] = "recount.site.settings"
    from recount.site.record import open_record, opened

    record = opened()
    open_record(record)
    from recount.jobs.working import Worker

    import_module(ROOMS[kind])
    os.nice(5)
    worker, last = Worker(record.files, holding, only={kind}), time.monotonic()
    while time.monotonic() - last < IDLE:
        if worker.work():
            last = time.monotonic()
        _end_with_server()
        time.sleep(GLANCE)


@contextmanager
def holding() -> Iterator[None]:
    """Hold the record for one piece, waiting for as long as others write; nothing is begun once the server is gone."""
    from recount.errors import BadInput
    from recount.site.record import held_for_writing, opened

    _end_with_server()
    while True:
        held = held_for_writing(opened())
        try:
            held.__enter__()
            break
        except BadInput:
            time.sleep(0.02)
    try:
        yield
    finally:
        held.__exit__(None, None, None)


_SERVER = os.getppid()


def _end_with_server() -> None:
    if os.getppid() != _SERVER:
        sys.exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
