"""Writing the public site to a folder: whole or not at all, the same bytes for the same record.

For: `recount publish`. Not for: making a page (`recount.releases.public.contents`). The site is built beside its folder
and takes its place in one step, so that no reader meets half a site, and no page of a withdrawn incident stays behind.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from recount.errors import BadInput
from recount.releases.public.building import Told, build
from recount.releases.public.site import Site

# The list of files by which a folder is known as a site of ours; no other folder is ever replaced.
MANIFEST = "manifest.json"
MADE_BY = "recount publish"
_EVERYBODY_READS = 0o755


@dataclass(frozen=True)
class Published:
    """What was written: files and bytes, incidents and withdrawals, pages that are gone, and the hash of the whole."""

    folder: Path
    files: int
    bytes: int
    incidents: int
    withdrawn: int
    gone: list[str]
    sha256: str


def publish(site: Site, folder: Path, told: Told | None = None, *, jobs: int = 1) -> Published:
    """Write a site to a folder, in the place of an earlier one; `told` hears how many files of all are written,
    `jobs` is how many processes may write them.

    Raises: BadInput when the folder holds something else, or cannot be written; nothing is changed then.
    """
    before = _earlier(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise _cannot_write(folder, error) from None
    try:
        files = _build(site, beside, told or _nobody, jobs)
        _take_place(beside, folder)
    except OSError as error:
        raise _cannot_write(folder, error) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Published(
        folder=folder,
        files=len(files) + 1,
        bytes=sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
        incidents=len(site.record.incidents),
        withdrawn=len(site.record.withdrawn),
        gone=sorted(set(before) - set(files)),
        sha256=_whole(files),
    )


def _nobody(done: int, of: int) -> None:
    """Tell nobody how far it is."""


def _earlier(folder: Path) -> dict[str, str]:
    """Give the files of the site that is there already; raises BadInput when something else is."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return {}
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files: dict[str, str] = manifest["files"]
        is_ours = manifest["made_by"] == MADE_BY
    except (OSError, ValueError, KeyError, TypeError):
        is_ours = False
    if not is_ours:
        raise BadInput(
            f"{folder} holds something that `recount publish` did not write.",
            "Publishing replaces the whole folder, so what is in it would be lost.",
            "Name a new or empty folder.",
        )
    return files


def _build(site: Site, beside: Path, told: Told, jobs: int) -> dict[str, str]:
    files = build(site, beside, told, jobs)
    manifest = {"made_by": MADE_BY, "sha256": _whole(files), "files": dict(sorted(files.items()))}
    (beside / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    beside.chmod(_EVERYBODY_READS)
    return files


def _whole(files: dict[str, str]) -> str:
    """Give one hash for all files: that of their hashes and addresses, in order."""
    lines = "".join(f"{digest}  {address}\n" for address, digest in sorted(files.items()))
    return sha256(lines.encode()).hexdigest()


def _take_place(beside: Path, folder: Path) -> None:
    """Put the new site in the place of the old one; where that fails, the old one stands again."""
    old = beside.with_name(f"{beside.name}-old")
    if folder.exists():
        folder.rename(old)
    try:
        beside.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _cannot_write(folder: Path, error: OSError) -> BadInput:
    return BadInput(
        f"The site cannot be written to {folder} ({error.strerror}).",
        "It is written whole or not at all; what was there is there still.",
        "Choose another folder, or make room and change its permissions.",
    )
