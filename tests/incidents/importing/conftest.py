"""What the tests of importing share: a way to write a table."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.incidents.importing.recorder import Row, WriteTable


@pytest.fixture
def write(tmp_path: Path) -> WriteTable:
    """Write rows as a table of CSV."""

    def written(name: str, rows: Sequence[Row]) -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, rows[0])
            out.writeheader()
            out.writerows(rows)
        return path

    return written
