"""A release as a folder: its public files, the manifest, how to cite it, and sums that anybody can check (R21).

For: `recount release export`. Not for: what the files hold; they were made when the release was frozen, so that a later
program cannot change them. Two exports of a release are the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from recount.errors import BadInput
from recount.releases.frames.columns import layout_of
from recount.releases.frames.parquet import can_write_parquet, write_parquet
from recount.releases.freezing.citing import citation, readme
from recount.releases.freezing.models import Release
from recount.releases.freezing.opening import content_of
from recount.releases.freezing.verifying import MANIFEST, SUMS, verify_export

PARQUET = "parquet"


def export(release: Release, folder: Path) -> list[Path]:
    """Write a release into a new or empty folder, check what was written, and give the paths.

    Raises: BadInput when the folder holds something, cannot be written, or the release was altered.
    """
    _must_be_empty(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = [_write(folder / path, content) for path, content in _contents(release)]
        _add_parquet(folder, [each["path"] for each in release.manifest["files"]])
    except OSError as error:
        raise BadInput(
            f"Nothing can be written in {folder} ({error.strerror}).",
            "An export is a folder of files.",
            "Name a folder that you may write in.",
        ) from None
    damaged = verify_export(folder)
    if damaged:
        raise BadInput(
            f"What was written is not what was frozen: {', '.join(damaged)}.",
            "A release is worth citing only as long as its sums agree (R21).",
            "Check the disk, and export into another folder.",
        )
    return written


def _contents(release: Release) -> Iterator[tuple[str, bytes]]:
    manifest: Mapping[str, Any] = release.manifest
    files = {each["path"]: content_of(each["sha256"]) for each in manifest["files"]}
    files[MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    files["README.md"] = readme(manifest, release.sha256).encode()
    files["CITATION.cff"] = citation(manifest, release.sha256).encode()
    yield from sorted(files.items())
    sums = (f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    yield SUMS, "".join(sums).encode()


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _add_parquet(folder: Path, paths: Iterable[str]) -> None:
    """Write the CSV files as Parquet too, where that can be done; they hold the same rows and have no sums."""
    if not can_write_parquet():
        return
    for csv in (folder / path for path in paths if path.endswith(".csv")):
        text = csv.read_text(encoding="utf-8")
        layout = layout_of(csv.stem).only_public()
        if text.split("\n", 1)[0].split(",") == list(layout.names):
            (folder / PARQUET).mkdir(exist_ok=True)
            write_parquet(layout, text, folder / PARQUET / f"{csv.stem}.parquet")


def _must_be_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(
            f"{folder} is not empty.",
            "Files of two exports in one folder could be taken for one release.",
            "Name a new folder.",
        )
