"""The key that signs sessions and forms: made once at random, kept beside the record and never in it.

For: the settings of the server. Not for: passwords, or anything that is encrypted.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_LENGTH = 64


def secret_key(beside: Path) -> str:
    """Give the key kept in `beside`; make it first, readable by its owner alone, where there is none.

    Two servers that begin at once end with the same key: the file is linked into place, and who comes second reads it.
    """
    if not beside.exists():
        _make(beside)
    return beside.read_text(encoding="ascii")


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(_LENGTH))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
