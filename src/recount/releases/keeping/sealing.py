"""One encrypted file: a passphrase opens a key, the key opens the content, both in the age format.

For: backups, of any size, in little memory. Not for: what is inside (`recount.releases.keeping.archive`). The file is a
plain tar of two age files, so that anybody can open it without Recount: `key.age`, a key that the passphrase opens, and
`content.tar.age`, encrypted to that key. A passphrase alone cannot seal what comes as a stream; a key can.
"""

from __future__ import annotations

import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import pyrage

from recount.errors import BadInput
from recount.releases.keeping.pipes import piped_from, piped_into

KEY, CONTENT = "key.age", "content.tar.age"
SHORTEST = 12
_OWNER_ONLY = 0o600
_TRIES, _USUAL_WORK = 5, 18
_TOO_MUCH_WORK = "Excessive work"


@contextmanager
def sealed(path: Path, passphrase: str) -> Iterator[BinaryIO]:
    """Give a stream to write what is to be sealed in a new file, readable by its owner alone.

    Raises: BadInput when the passphrase is too short, the file exists or cannot be written. Nothing is left of a file
    that was not finished.
    """
    _check(path, passphrase)
    draft = path.with_name(f"{path.name}.part")
    try:
        with _private(draft) as file:
            identity = pyrage.x25519.Identity.generate()
            _add(file, KEY, _locked(str(identity).encode(), passphrase))
            with _entry(file, CONTENT), piped_into(lambda plain: _encrypt(plain, file, identity)) as content:
                yield content
            file.write(bytes(2 * tarfile.BLOCKSIZE))
        draft.rename(path)
    except OSError as error:
        raise BadInput(
            f"{path} cannot be written ({error.strerror or error}).",
            "A backup that is not whole is none; what was begun is removed.",
            "Name a file in a folder that you may write in, on a disk with room.",
        ) from None
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def unsealed(path: Path, passphrase: str) -> Iterator[BinaryIO]:
    """Give the sealed content as a stream to read.

    Raises: BadInput when the file is no backup, the passphrase is not its own, or bytes of it were changed or lost.
    """
    try:
        with tarfile.open(path, "r:") as outer:
            key, content = _member(outer, KEY), _member(outer, CONTENT)
            identity = pyrage.x25519.Identity.from_str(_opened(key.read(), passphrase, path))
            with piped_from(lambda plain: pyrage.decrypt_io(content, plain, [identity])) as stream:
                yield stream
    except (tarfile.TarError, KeyError, OSError) as error:
        raise BadInput(
            f"{path} is no whole backup ({error}).",
            "Nothing of it can be trusted: bytes are missing or were changed, or it is another kind of file.",
            "Take another copy of it.",
        ) from None


def _check(path: Path, passphrase: str) -> None:
    if len(passphrase) < SHORTEST:
        raise BadInput(
            f"The passphrase has {len(passphrase)} characters.",
            "Whoever gets hold of the file can try passphrases for years; it holds all that the record knows.",
            f"Use at least {SHORTEST} characters: four or more words that nobody would put together.",
        )
    if path.exists():
        raise BadInput(
            f"There is a file {path} already.",
            "A backup never takes the place of another.",
            "Name a new file.",
        )


def _private(path: Path) -> BinaryIO:
    """Open a new file that its owner alone may read."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY), "w+b")


def _encrypt(plain: BinaryIO, file: BinaryIO, identity: pyrage.x25519.Identity) -> None:
    pyrage.encrypt_io(plain, file, [identity.to_public()])


def _locked(key: bytes, passphrase: str) -> bytes:
    """Lock the key with the work that the library takes for a second on this machine.

    It refuses to open what took sixteen times as much as it measures then: one moment in which a busy machine seemed
    quick would make a backup that it cannot open. What took more than age's own usual work is tried again.
    """
    tries: Iterator[bytes] = (pyrage.passphrase.encrypt(key, passphrase) for _ in range(_TRIES))
    kept = next(tries)
    while _work(kept) > _USUAL_WORK and (again := next(tries, None)):
        kept = min(kept, again, key=_work)
    return kept


def _work(locked: bytes) -> int:
    """Read the work factor of a locked key, which stands in its second line (age, `scrypt` stanza)."""
    return int(locked.split(b"\n", 2)[1].split()[-1])


def _opened(key: bytes, passphrase: str, path: Path) -> str:
    for _ in range(_TRIES):
        try:
            opened: bytes = pyrage.passphrase.decrypt(key, passphrase)
            return opened.decode()
        except pyrage.DecryptError as error:
            if _TOO_MUCH_WORK not in str(error):
                raise _another_passphrase(path) from None
    raise BadInput(
        f"This machine is too slow, or too busy now, to try a passphrase on {path}.",
        "A backup takes about a second of work to open on the machine that made it, so that nobody can try millions.",
        "Try again when the machine does less, or open it on a faster one.",
    )


def _another_passphrase(path: Path) -> BadInput:
    return BadInput(
        f"The passphrase does not open {path}.",
        "Without it nobody can, and nobody can restore it for you.",
        "Try again; look for capital letters, blanks and the language of the keyboard.",
    )


def _add(file: BinaryIO, name: str, content: bytes) -> None:
    with _entry(file, name):
        file.write(content)


@contextmanager
def _entry(file: BinaryIO, name: str) -> Iterator[None]:
    """Write an entry of a tar whose length is known only at its end: its header is written last."""
    start = file.tell()
    file.write(bytes(tarfile.BLOCKSIZE))
    yield
    end = file.tell()
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = end - start - tarfile.BLOCKSIZE, _OWNER_ONLY
    file.write(bytes(-entry.size % tarfile.BLOCKSIZE))
    after = file.tell()
    file.seek(start)
    file.write(entry.tobuf(tarfile.GNU_FORMAT))
    file.seek(after)


def _member(outer: tarfile.TarFile, name: str) -> BinaryIO:
    found = outer.extractfile(name)
    if found is None:
        raise KeyError(name)
    return cast(BinaryIO, found)
