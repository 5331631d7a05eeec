"""What was collected is given back byte for byte, and any change to it is seen."""

import hashlib
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.errors import BadInput
from recount.reports.store import ContentStore, Damage, DamageKind

NOTHING = hashlib.sha256(b"").hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> ContentStore:
    """An empty store."""
    return ContentStore(tmp_path / "originals")


def overwrite(path: Path, content: bytes) -> None:
    """Alter a kept file, as a careless or hostile hand would."""
    path.chmod(0o644)
    path.write_bytes(content)


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_all_that_is_kept_comes_back(contents: list[bytes]) -> None:
    """Any bytes, empty ones included, come back as they went in, and verify (R24)."""
    with tempfile.TemporaryDirectory() as folder:
        store = ContentStore(Path(folder))
        hashes = [store.put(content) for content in contents]
        assert [store.get(sha256) for sha256 in hashes] == contents
        assert store.verify(expected=hashes) == []


@given(st.binary(min_size=1, max_size=200), st.data())
def test_any_changed_byte_is_found(content: bytes, data: st.DataObject) -> None:
    """A single altered bit anywhere shows in the verification (R27)."""
    with tempfile.TemporaryDirectory() as folder:
        store = ContentStore(Path(folder))
        sha256 = store.put(content)
        at = data.draw(st.integers(0, len(content) - 1))
        overwrite(store.path(sha256), content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        assert store.verify() == [Damage(sha256, store.path(sha256), DamageKind.ALTERED)]


def test_a_file_is_named_by_the_hash_of_its_bytes(store: ContentStore) -> None:
    """The name is the SHA-256, two folders deep."""
    sha256 = store.put(b"one report")
    assert sha256 == hashlib.sha256(b"one report").hexdigest()
    assert store.path(sha256) == store.folder / sha256[:2] / sha256[2:4] / sha256


def test_a_kept_file_is_read_only(store: ContentStore) -> None:
    """Nobody writes into an original by accident."""
    assert store.path(store.put(b"one report")).stat().st_mode & 0o777 == 0o444


def test_a_new_store_opens_to_its_owner_alone(store: ContentStore) -> None:
    """Other accounts of the machine cannot list the evidence."""
    store.put(b"one report")
    assert store.folder.stat().st_mode & 0o777 == 0o700


def test_keeping_twice_changes_nothing(store: ContentStore) -> None:
    """The same bytes are the same file: the first copy stays untouched."""
    path = store.path(store.put(b"one report"))
    before = path.stat()
    store.put(b"one report")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_failed_write_leaves_nothing_behind(store: ContentStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk fails in the middle, no half file stands under the name of the whole."""

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        store.put(b"one report")
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []


def test_a_damaged_copy_is_never_given_out(store: ContentStore) -> None:
    """Reading checks the bytes."""
    sha256 = store.put(b"one report")
    overwrite(store.path(sha256), b"another report")
    with pytest.raises(BadInput, match="no longer has the bytes"):
        store.get(sha256)


def test_a_damaged_copy_is_not_papered_over(store: ContentStore) -> None:
    """Keeping the same bytes again reports the damage instead of replacing what is evidence of it."""
    sha256 = store.put(b"one report")
    overwrite(store.path(sha256), b"another report")
    with pytest.raises(BadInput, match="from a backup"):
        store.put(b"one report")
    assert store.path(sha256).read_bytes() == b"another report"


def test_what_is_not_kept_is_said_to_be_missing(store: ContentStore) -> None:
    """A file that was never kept is bad input, not a fault."""
    with pytest.raises(BadInput, match=f"holds no file {NOTHING}"):
        store.get(NOTHING)


def test_a_file_that_cannot_be_read_is_told(store: ContentStore) -> None:
    """What the machine refuses to read is told with its reason."""
    store.path(NOTHING).mkdir(parents=True)
    with pytest.raises(BadInput, match="cannot be read"):
        store.get(NOTHING)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", NOTHING.upper(), NOTHING[:-1], f"{NOTHING}\n"])
def test_only_a_hash_names_a_file(store: ContentStore, name: str) -> None:
    """No other name leads out of the store."""
    with pytest.raises(BadInput, match="is not a SHA-256"):
        store.path(name)


def test_a_missing_file_is_found_by_the_list_of_those_expected(store: ContentStore) -> None:
    """The record knows what should be here."""
    kept = store.put(b"one report")
    assert store.verify(expected=[kept, NOTHING]) == [Damage(NOTHING, store.path(NOTHING), DamageKind.MISSING)]


def test_a_store_that_was_never_used_misses_what_is_expected(store: ContentStore) -> None:
    """A vanished folder is damage, not an error."""
    assert [damage.kind for damage in store.verify(expected=[NOTHING])] == [DamageKind.MISSING]


def test_a_stray_file_is_found(store: ContentStore) -> None:
    """A file that nobody kept here is listed: under a wrong name, or in a wrong folder and then missing in its own."""
    sha256 = store.put(b"one report")
    (store.folder / "notes.txt").write_text("a note")
    misplaced = store.path(sha256).rename(store.folder / sha256)
    assert {(damage.path, damage.kind) for damage in store.verify(expected=[sha256])} == {
        (store.folder / "notes.txt", DamageKind.STRAY),
        (misplaced, DamageKind.STRAY),
        (store.path(sha256), DamageKind.MISSING),
    }


def test_an_unreadable_file_is_found(store: ContentStore) -> None:
    """A file that cannot be opened does not stop the verification."""
    sha256 = store.put(b"one report")
    path = store.path(sha256)
    path.unlink()
    path.symlink_to(path)
    assert [damage.kind for damage in store.verify()] == [DamageKind.UNREADABLE]


def test_a_write_that_was_cut_short_is_no_damage(store: ContentStore) -> None:
    """What a crash leaves among the incoming files was never kept, and is not counted as lost."""
    store.put(b"one report")
    (store.folder / "incoming" / "tmp123").write_bytes(b"half a rep")
    assert store.verify() == []
