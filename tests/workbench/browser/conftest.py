"""A real browser at a real server: the demo record served by `recount serve`, and pages that fail on any complaint.

A page of these tests fails its test when the browser reports an error, when something breaks the content security
policy, or when anything is asked of another host than this machine.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.conftest import DEMO_FILE
from tests.newcomer import Answer, Newcomer

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
]
HERE = ("127.0.0.1", "localhost")
# A machine without a graphics card tells how slow it draws maps; that is no fault of a page.
DRIVER = "GL Driver Message"


@dataclass
class Visit:
    """A page that somebody has open, and everything the browser complained of."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen to the browser."""
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(f"a script failed: {error}"))
        self.page.on("request", self._asked)

    def goes_to(self, path: str) -> Page:
        """Open a page of the workbench."""
        self.page.goto(f"{self.base}{path}")
        return self.page

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and DRIVER not in message.text:
            self.complaints.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts.hostname not in HERE:
            self.complaints.append(f"asked of another host: {request.url}")


@dataclass(frozen=True)
class Served:
    """A record that is being served: the address with its key, and where its files lie."""

    process: subprocess.Popen[str]
    address: str
    folder: Path

    @property
    def base(self) -> str:
        """Give the address without path and key."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"


def serve(somebody: Newcomer, record: str = "demo") -> Served:
    """Type `recount serve` and read the address that it prints."""
    process = somebody.begins("serve", "--record", record, "--port", 0, "--as", "Recorder A")
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            return Served(process, found[0], somebody.folder)
    raise AssertionError(process.communicate()[1])


def close(served: Served) -> int:
    """End the server as a system does, and give its exit status."""
    served.process.send_signal(signal.SIGTERM)
    served.process.communicate(timeout=20)
    return served.process.returncode


@pytest.fixture(scope="session")
def chromium() -> str:
    """Find the browser; on a machine that must have it, a missing one is a failure."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("Chromium is missing, and .ci/run is to install it")
    if found is None:
        pytest.skip("Chromium is not installed, so no page was opened: apt-get install chromium")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Start one browser for all tests."""
    # Playwright keeps a loop running in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def with_demo(first_demo: tuple[Newcomer, Answer], home: Path) -> Newcomer:
    """Give somebody with a demo record of their own."""
    somebody = Newcomer(home)
    somebody.folder.mkdir(parents=True)
    shutil.copy(first_demo[0].folder / DEMO_FILE, somebody.folder / DEMO_FILE)
    return somebody


@pytest.fixture(scope="session")
def served(
    chromium: str, first_demo: tuple[Newcomer, Answer], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """Serve a copy of the demo record to all tests that only look."""
    running = serve(with_demo(first_demo, tmp_path_factory.mktemp("served")))
    yield running
    close(running)


@pytest.fixture
def own_served(chromium: str, first_demo: tuple[Newcomer, Answer], tmp_path: Path) -> Iterator[Served]:
    """Serve a copy of the demo record to one test that writes."""
    running = serve(with_demo(first_demo, tmp_path))
    yield running
    close(running)


@pytest.fixture
def open_at(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open a server in a window of one's own: `open_at(served, "ar-SY", 360)`; no complaint may be left at the end."""
    visits: list[Visit] = []

    def opened(served: Served, locale: str = "en-GB", width: int = 1280, **options: Any) -> Visit:
        context = browser.new_context(locale=locale, viewport={"width": width, "height": 900}, **options)
        visit = Visit(context.new_page(), served.base)
        visits.append(visit)
        visit.page.goto(served.address)
        return visit

    yield opened
    for visit in visits:
        visit.page.context.close()
    assert not [complaint for visit in visits for complaint in visit.complaints]


@pytest.fixture
def visit(open_at: Callable[..., Visit], served: Served) -> Visit:
    """Open the demo record in English in a wide window."""
    return open_at(served)


def axe(page: Page) -> list[str]:
    """Give what axe finds wrong with a page for people who do not see, hear or point well; nothing is right."""
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    # Only what is wrong is told in full: what is right is most of a long page.
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]
