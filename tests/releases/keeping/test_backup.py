"""Backups: everything comes back, nothing opens without the passphrase, nothing is overwritten, damage is found."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from django.apps import apps
from django.db import connection

from recount.claims.models import ClaimRecord
from recount.errors import BadInput
from recount.incidents.models import Incident
from recount.places.models import Place
from recount.releases.freezing.making import Wanted, freeze
from recount.releases.freezing.opening import standing_in
from recount.releases.keeping.backup import Kept, back_up, restore
from recount.releases.keeping.merging import raw_rows
from recount.releases.keeping.rows import add_rows, columns, rows_of, tables
from recount.releases.keeping.taking import taken_from_backup
from recount.reports.models import Report
from recount.reports.store import ContentStore
from tests.newcomer import Newcomer

WORDS = "four words nobody joins"
SEARCHED = (Incident, Report, ClaimRecord, Place)


@pytest.fixture
def key_is_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the second that a passphrase takes on purpose; one test pays it."""
    cheap = b"cheap\n-> scrypt salt 1\n"
    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda content, said: cheap + said.encode() + b"|" + content)
    monkeypatch.setattr(pyrage.passphrase, "decrypt", _cheaply_opened)


def _cheaply_opened(content: bytes, said: str) -> bytes:
    given, _, key = content.split(b"\n", 2)[2].partition(b"|")
    if given != said.encode():
        raise pyrage.DecryptError("wrong")
    return key


def backed_up(path: Path, files: Path) -> Kept:
    """Back the open record up."""
    return back_up(path, WORDS, name="mine", files=files)


def looked_through() -> dict[str, list[tuple[int, str]]]:
    """Give the words that searches look through, by table."""
    return {model.__name__: list(model.objects.values_list("pk", "folded").order_by("pk")) for model in SEARCHED}


def test_everything_comes_back(released: Incident, tmp_path: Path) -> None:
    """Every row of every table with its number, what searches look through, releases and kept files too."""
    freeze(Wanted("2001-1", "Editor", "For the readers."))
    sha256 = ContentStore(tmp_path / "mine.files").put(b"a film, say" * 100_000)
    backed_up(tmp_path / "b.recount", tmp_path / "mine.files")
    before, found = raw_rows(), looked_through()
    with standing_in({}):
        restore(tmp_path / "b.recount", WORDS, files=tmp_path / "again.files")
        assert (raw_rows(), looked_through()) == (before, found)
    assert ContentStore(tmp_path / "again.files").verify([sha256]) == []


@pytest.mark.usefixtures("key_is_cheap")
def test_a_restored_record_goes_on_numbering(released: Incident, tmp_path: Path) -> None:
    """What is added after restoring takes no number that is taken."""
    backed_up(tmp_path / "b.recount", tmp_path / "none")
    with standing_in({}):
        restore(tmp_path / "b.recount", WORDS, files=tmp_path / "again.files")
        last = max(Incident.objects.values_list("pk", flat=True))
        assert Incident.objects.create(code="RC0009", title_en="New", precision="unresolved").pk > last


def test_every_model_of_the_record_is_carried() -> None:
    """A table that somebody adds to a room of the record is in every backup without being named."""
    ours = {
        model._meta.label_lower
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("recount.") and not model._meta.app_config.name.startswith("recount.workbench")
    }
    assert ours <= set(tables())


@pytest.mark.parametrize("label", tables())
def test_every_column_survives(label: str, released: Incident) -> None:
    """Rows written as JSON and read again are the same rows, whatever kind of column they have."""
    model = tables()[label]
    rows = list(rows_of(model))
    again = json.loads(json.dumps(rows))
    assert all(set(row) == {field.attname for field in columns(model)} for row in rows)
    with standing_in({}), connection.constraint_checks_disabled():
        add_rows(model, again)
        assert list(rows_of(model)) == rows


@pytest.mark.usefixtures("key_is_cheap")
def test_another_passphrase_opens_nothing(released: Incident, tmp_path: Path) -> None:
    """And the message says what to look for."""
    backed_up(tmp_path / "b.recount", tmp_path / "none")
    with standing_in({}), pytest.raises(BadInput, match="does not open"):
        restore(tmp_path / "b.recount", "four words nobody else", files=tmp_path / "again.files")


@pytest.mark.usefixtures("key_is_cheap")
def test_a_machine_that_is_too_slow_is_not_told_that_its_passphrase_is_wrong(
    released: Incident, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the library refuses because a busy machine seems slow is tried again, and then told as what it is."""

    def busy(*_: object) -> bytes:
        raise pyrage.DecryptError("Excessive work parameter for passphrase.")

    backed_up(tmp_path / "b.recount", tmp_path / "none")
    monkeypatch.setattr(pyrage.passphrase, "decrypt", busy)
    with standing_in({}), pytest.raises(BadInput, match="too slow"):
        restore(tmp_path / "b.recount", WORDS, files=tmp_path / "again.files")


def test_a_short_passphrase_is_refused(released: Incident, tmp_path: Path) -> None:
    """The file can be tried for years by whoever finds it."""
    with pytest.raises(BadInput, match="characters"):
        back_up(tmp_path / "b.recount", "short", name="mine", files=tmp_path / "none")


@pytest.mark.usefixtures("key_is_cheap")
def test_nothing_readable_is_in_the_file(released: Incident, tmp_path: Path) -> None:
    """No code, text or name stands in it, and nobody but its owner may open it."""
    path = tmp_path / "b.recount"
    backed_up(path, tmp_path / "none")
    assert not [word for word in (b"RC0001", b"market", b"Recorder", b"jsonl") if word in path.read_bytes()]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.fixture
def damaged(released: Incident, tmp_path: Path, key_is_cheap: None) -> Iterator[Path]:
    """Give a backup of which half is gone, and one with a changed byte, in turn."""
    path = tmp_path / "b.recount"
    backed_up(path, tmp_path / "none")
    return path


@pytest.mark.parametrize("at", [0.3, 0.6, 0.9])
def test_a_changed_byte_is_found_and_nothing_is_kept(at: float, damaged: Path, tmp_path: Path) -> None:
    """Wherever it is."""
    content = bytearray(damaged.read_bytes())
    content[int(len(content) * at)] ^= 1
    damaged.write_bytes(content)
    with standing_in({}):
        with pytest.raises(BadInput):
            restore(damaged, WORDS, files=tmp_path / "again.files")
        assert not any(raw_rows().values())


def test_a_backup_that_was_cut_off_is_found(damaged: Path, tmp_path: Path) -> None:
    """A copy that did not finish is no backup."""
    damaged.write_bytes(damaged.read_bytes()[: damaged.stat().st_size // 2])
    with standing_in({}), pytest.raises(BadInput, match="no whole backup"):
        restore(damaged, WORDS, files=tmp_path / "again.files")


@pytest.mark.usefixtures("key_is_cheap")
def test_restoring_never_overwrites(released: Incident, tmp_path: Path) -> None:
    """A record with anything in it is left as it is."""
    backed_up(tmp_path / "b.recount", tmp_path / "none")
    with pytest.raises(BadInput, match="not empty"):
        restore(tmp_path / "b.recount", WORDS, files=tmp_path / "again.files")


def test_a_backup_never_takes_the_place_of_another(released: Incident, tmp_path: Path) -> None:
    """The last good one could be lost."""
    (tmp_path / "b.recount").write_bytes(b"the last good one")
    with pytest.raises(BadInput, match="already"):
        backed_up(tmp_path / "b.recount", tmp_path / "none")


@pytest.mark.usefixtures("key_is_cheap")
def test_a_damaged_kept_file_is_told_and_stops_nothing(released: Incident, tmp_path: Path) -> None:
    """All else is saved; the damaged file is named."""
    store = ContentStore(tmp_path / "mine.files")
    sha256 = store.put(b"original")
    store.path(sha256).chmod(0o600)
    store.path(sha256).write_bytes(b"changed!")
    kept = backed_up(tmp_path / "b.recount", tmp_path / "mine.files")
    assert sha256 in kept.problems[0]
    with standing_in({}):
        again = restore(tmp_path / "b.recount", WORDS, files=tmp_path / "again.files")
    assert sha256 in again.problems[0]


@pytest.mark.usefixtures("key_is_cheap")
def test_a_backup_can_be_merged(released: Incident, tmp_path: Path) -> None:
    """What merging takes in is what the record held."""
    backed_up(tmp_path / "b.recount", tmp_path / "none")
    taken = taken_from_backup(tmp_path / "b.recount", WORDS)
    assert {label: rows for label, rows in raw_rows().items() if rows} == taken.rows


def test_a_record_is_backed_up_restored_and_merged_by_command(visitor: Newcomer) -> None:
    """As somebody types it; the passphrase comes from the environment and stands in no argument."""
    said = {"RECOUNT_PASSPHRASE": WORDS}
    assert visitor.types("backup", "b.recount", "--record", "demo", **said).status == 0
    assert visitor.types("restore", "b.recount", "--record", "again", **said).status == 0
    figures = [
        visitor.types("figure", "--by", "party", "--format", "json", "--record", each) for each in ("demo", "again")
    ]
    assert figures[0].json() == figures[1].json()
    assert visitor.types("restore", "b.recount", "--record", "again", **said).status == 2
    wanted = ("--as", "A", "--reason", "Both came home", "--record", "again", "--format", "json")
    merged = visitor.types("merge", "b.recount", *wanted, **said).json()
    assert (merged["added"], merged["changed"], merged["conflicts"]) == ({}, {}, [])
    assert visitor.types("backup", "c.recount", "--record", "demo").status == 2


def test_a_person_brings_a_record_into_that_of_the_team(newcomer: Newcomer, team_record: str) -> None:
    """The record of one stands in a file, that of the team on PostgreSQL; one command reads both."""
    (newcomer.home / "report.txt").write_text("Shelling killed 3 civilians in Raqqa on 3 November 2015.", "utf-8")
    assert newcomer.types("capture", "report.txt", "--record", "mine").status == 0
    wanted = ("--as", "A", "--reason", "We work together now", "--record", team_record, "--format", "json")
    merged = newcomer.types("merge", newcomer.folder / "mine.sqlite3", *wanted).json()
    assert (merged["added"]["reports.report"], merged["conflicts"]) == (1, [])
