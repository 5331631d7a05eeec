"""What all tests share: the cast, a data folder of one's own, the reference folder, and what touches the record."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from recount.site.database import is_postgres
from tests.cast import Cast
from tests.newcomer import Answer, Newcomer
from tests.postgres import create_database

ROOT = Path(__file__).parents[1]
DATABASE = os.environ.get("RECOUNT_DATABASE", ":memory:")
DEMO_FILE = "demo.sqlite3"
ON_POSTGRES = is_postgres(DATABASE)
USES_THE_DATABASE = {"db", "transactional_db", "django_db_setup", "team_record"}

# A shell that runs the tests in the background makes them deaf to Ctrl-C, and the commands that they type too.
signal.signal(signal.SIGINT, signal.default_int_handler)
# The same examples everywhere, and no clock: a slow machine is no fault of the code.
settings.register_profile("recount", deadline=None, derandomize=True)
settings.load_profile("recount")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what touches the record; on PostgreSQL run nothing else, for it would only be the same again."""
    for item in items:
        if item.get_closest_marker("django_db") or USES_THE_DATABASE & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.record)
    if ON_POSTGRES:
        others = [item for item in items if not item.get_closest_marker("record")]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item.get_closest_marker("record")]


@pytest.fixture
def cast(db: None) -> Cast:
    """Give the cast, kept in an otherwise empty record."""
    return Cast()


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a home and a data folder of one's own to this test."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("RECOUNT_RECORD", raising=False)
    return tmp_path / "data" / "recount"


@pytest.fixture
def newcomer(tmp_path: Path) -> Newcomer:
    """Give somebody at a terminal who has no record yet."""
    return Newcomer(tmp_path)


@pytest.fixture(scope="session")
def first_demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Newcomer, Answer]:
    """Give somebody who has typed `recount demo`, with what came back; only to be looked at."""
    somebody = Newcomer(tmp_path_factory.mktemp("demo"))
    return somebody, somebody.types("demo")


@pytest.fixture
def visitor(newcomer: Newcomer, first_demo: tuple[Newcomer, Answer]) -> Newcomer:
    """Give somebody at a terminal with a demo record of their own."""
    newcomer.folder.mkdir(parents=True)
    shutil.copy(first_demo[0].folder / DEMO_FILE, newcomer.folder / DEMO_FILE)
    return newcomer


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of reference data beside the checkout; where there is none, the test is skipped."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the reference folder ../shared is not here")
    return folder


@pytest.fixture
def team_record() -> str:
    """Give the address of an empty PostgreSQL database; on SQLite the test is skipped."""
    if not ON_POSTGRES:
        pytest.skip("this test needs PostgreSQL")
    return create_database(DATABASE, f"team_{secrets.token_hex(4)}")
