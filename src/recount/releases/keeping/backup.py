"""Backing up a whole record into one encrypted file, and restoring it into a new one, bit for bit.

For: `recount backup` and `recount restore`. Not for: bringing two records together (`keeping.merging`).
The rows are those of the models, not of one database program, so that a team's record on a server restores into a file
and a file into a server.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection, transaction

from recount.errors import BadInput
from recount.releases.keeping.archive import (
    ABOUT,
    FILES,
    FORMAT,
    PEOPLE,
    ArchiveWriter,
    Piece,
    check_about,
    reading,
    writing,
)
from recount.releases.keeping.rows import CHUNK, add_rows, chunks, count_on, fold_again, rows_of, tables
from recount.releases.keeping.sealing import sealed, unsealed
from recount.reports.store import HASH, ContentStore
from recount.version import VERSION

_OWNER_ONLY = 0o600


@dataclass
class Kept:
    """What was carried: rows by table, files, whether people's accounts came along; `problems` are told, not hidden."""

    tables: dict[str, int] = field(default_factory=dict)
    files: int = 0
    people: bool = False
    problems: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Count the rows of all tables."""
        return sum(self.tables.values())


def back_up(path: Path, passphrase: str, *, name: str, files: Path, people: Path | None = None) -> Kept:
    """Write the open record, with the kept files in `files`, into one sealed file.

    `people` is the database file of the accounts, where they are to come along. Raises: BadInput as `sealed` does.
    """
    kept = Kept()
    with sealed(path, passphrase) as stream, writing(stream) as archive, transaction.atomic():
        counts = {label: model._base_manager.count() for label, model in tables().items()}
        about = {"format": FORMAT, "program": VERSION, "record": name, "made_at": datetime.now(UTC).isoformat()}
        archive.add_json(ABOUT, {**about, "tables": counts})
        for label, model in tables().items():
            for number, rows in enumerate(chunks(rows_of(model), CHUNK)):
                archive.add_rows(label, number, rows)
        kept.tables = counts
        kept.files = _add_files(archive, files, kept.problems)
        kept.people = _add_people(archive, people)
    return kept


def restore(path: Path, passphrase: str, *, files: Path, people: Path | None = None) -> Kept:
    """Fill the open record, which must be empty, from a sealed file; kept files go into `files`.

    All of it or nothing: the rows stand only when every sum agrees. Raises: BadInput when the record is not empty, or
    as `unsealed` does.
    """
    _must_be_empty()
    kept = Kept()
    with unsealed(path, passphrase) as stream, connection.constraint_checks_disabled(), transaction.atomic():
        _take(reading(stream), kept, files, people)
        _check_counts(kept)
        fold_again(tables().values())
    connection.check_constraints()
    count_on(tables().values())
    return kept


def _take(pieces: Iterator[Piece], kept: Kept, files: Path, people: Path | None) -> None:
    counted: Counter[str] = Counter()
    expected: dict[str, int] = {}
    known = tables()
    for piece in pieces:
        if piece.name == ABOUT:
            expected = check_about(piece.json())["tables"]
        elif piece.table in known:
            counted[piece.table] += add_rows(known[piece.table], piece.rows())
        elif piece.table is not None:
            kept.problems.append(f"This version has no table {piece.table}; its rows stay in the backup.")
        elif piece.sha256 is not None:
            kept.files += keep_file(ContentStore(files), piece, kept.problems)
        elif piece.name == PEOPLE and people is not None:
            kept.people = _keep_people(people, piece)
    kept.tables = {label: counted[label] for label in known}
    kept.problems += [
        f"{label}: {counted[label]} rows of {number}."
        for label, number in expected.items()
        if label in known and counted[label] != number
    ]


def keep_file(store: ContentStore, piece: Piece, problems: list[str]) -> int:
    """Keep a carried file in the store, a piece at a time, and give 1 where it was not there yet.

    A file that was damaged before it was backed up is told and not kept under a name that is no longer its own.
    """
    sha256 = piece.sha256 or ""
    target = store.path(sha256)
    if target.exists():
        return 0
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as draft:
        for content in piece.pieces():
            digest.update(content)
            draft.write(content)
    if digest.hexdigest() != sha256:
        Path(draft.name).unlink()
        problems.append(f"The kept file {sha256} was damaged already when it was backed up.")
        return 0
    Path(draft.name).chmod(0o444)
    Path(draft.name).replace(target)
    return 1


def _add_files(archive: ArchiveWriter, folder: Path, problems: list[str]) -> int:
    found = [path for path in sorted(folder.glob("??/??/*")) if HASH.fullmatch(path.name)]
    for path in found:
        if archive.add_file(f"{FILES}/{path.name}", path) != path.name:
            problems.append(f"The kept file {path.name} is damaged: its bytes are no longer those that were kept.")
    return len(found)


def _add_people(archive: ArchiveWriter, path: Path | None) -> bool:
    if path is None or not path.exists():
        return False
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        archive.add(PEOPLE, database.serialize())
    return True


def _keep_people(path: Path, piece: Piece) -> bool:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "wb") as file:
        for content in piece.pieces():
            file.write(content)
    return True


def _must_be_empty() -> None:
    filled = [label for label, model in tables().items() if model._base_manager.exists()]
    if filled:
        raise BadInput(
            f"The record is not empty: it has rows in {', '.join(filled[:3])}.",
            "Restoring never overwrites what is there.",
            "Name a new record, or bring the two together with `recount merge`.",
        )


def _check_counts(kept: Kept) -> None:
    short = [problem for problem in kept.problems if " rows of " in problem]
    if short:
        raise BadInput(
            f"The backup does not hold what it says: {' '.join(short)}",
            "Part of it is missing; nothing was kept.",
            "Take another copy of it.",
        )
