"""Checking an export of a release: its files against its sums, and the hash by which it is cited (R21).

For: whoever was handed an export; no record and no database is needed. Not for: the record's own releases, which are
checked whenever one is opened.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from recount.errors import BadInput

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"


def canonical(content: Any) -> str:
    """Write JSON in one way only: keys in order, no blanks, letters as they are."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(manifest: Mapping[str, Any]) -> str:
    """Give the hash of a manifest, and so of everything that it names."""
    return hashlib.sha256(canonical(manifest).encode()).hexdigest()


def verify_export(folder: Path) -> list[str]:
    """Check an export against its own sums and its manifest, and name the files that are missing or altered.

    Raises: BadInput when the folder holds no export.
    """
    manifest = _manifest_in(folder)
    told = dict(_sums(folder))
    named = {each["path"]: each["sha256"] for each in manifest["files"]}
    expected = {**told, **named}
    return sorted(path for path, sha256 in expected.items() if _hash(folder / path) != sha256)


def hash_of_export(folder: Path) -> str:
    """Give the hash of the release that an export holds, by which it is cited."""
    return hash_of(_manifest_in(folder))


def _manifest_in(folder: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {**content, "files": list(content["files"])}
    except (OSError, ValueError, KeyError, TypeError):
        raise BadInput(
            f"{folder} holds no export of a release.",
            f"Its {MANIFEST} is missing or cannot be read.",
            "Name the folder that `recount release export` wrote.",
        ) from None


def _sums(folder: Path) -> Iterator[tuple[str, str]]:
    path = folder / SUMS
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        sha256, _, name = line.partition("  ")
        yield name, sha256


def _hash(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
