"""`recount serve` as a newcomer types it: an address that opens, quickly, and an end that is clean."""

from __future__ import annotations

import os
import re
import signal
import stat
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from recount.workbench.server import Desk
from tests.newcomer import Newcomer

# The promise is 3 seconds on an idle machine; tests share theirs with others.
SECONDS = 3 * (1 + os.getloadavg()[0])


def opened(address: str) -> tuple[int, str]:
    """Open an address as a browser does, keeping cookies."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with browser.open(address, timeout=20) as answer:
        return answer.status, answer.read().decode()


@pytest.fixture
def newcomers_address(visitor: Newcomer) -> Iterator[tuple[str, float, Newcomer]]:
    """Serve the demo record; give the address, the seconds until its first page, and whose it is."""
    begun = time.monotonic()
    process = visitor.begins("serve", "--record", "demo", "--port", 0)
    assert process.stdout is not None
    address = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))
    opened(address)
    yield address, time.monotonic() - begun, visitor
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 0
    assert said == "Closed.\n"


def test_the_printed_address_opens_the_record(newcomers_address: tuple[str, float, Newcomer]) -> None:
    """The first page is there soon; without the key there is none; what is kept beside the record is private."""
    address, seconds, visitor = newcomers_address
    status, page = opened(address)
    assert status == 200 and "<h1>" in page
    assert seconds < SECONDS
    with pytest.raises(urllib.error.HTTPError):
        opened(address.partition("?")[0])
    for name in ("demo.people.sqlite3", "demo.key"):
        assert stat.S_IMODE((visitor.folder / name).stat().st_mode) == 0o600


def test_other_commands_write_while_it_serves(newcomers_address: tuple[str, float, Newcomer]) -> None:
    """The record is held for the length of a request only."""
    visitor = newcomers_address[2]
    reason = ("--as", "somebody", "--reason", "a test of ours")
    assert visitor.types("decide", "RC0001", "withdraw", *reason, "--record", "demo").status == 0


def test_a_port_that_is_taken_is_told(newcomers_address: tuple[str, float, Newcomer]) -> None:
    """The way out stands in the message."""
    address, _, visitor = newcomers_address
    port = re.search(r":(\d+)/", address)
    answer = visitor.types("serve", "--record", "demo", "--port", port[1] if port else 0)
    assert answer.status == 2
    assert "--port" in answer.said


def test_a_record_that_is_not_there_is_not_served(newcomer: Newcomer) -> None:
    """Serving begins no record by itself."""
    assert newcomer.types("serve", "--record", "mine", "--port", 0).status == 2


def test_a_server_on_another_host_is_refused(visitor: Newcomer) -> None:
    """Whoever reached it could change the record."""
    answer = visitor.types("serve", "--record", "demo", "--host", "0.0.0.0", "--port", 0)  # noqa: S104
    assert answer.status == 2


def test_an_address_of_the_sixth_version_is_written_in_brackets(tmp_path: Path) -> None:
    """A browser takes it for a port otherwise."""

    class Socket:
        def getsockname(self) -> tuple[str, int]:
            return ("::1", 8000)

    assert Desk("::1", Socket(), "k").address == "http://[::1]:8000/?key=k"  # type: ignore[arg-type]
