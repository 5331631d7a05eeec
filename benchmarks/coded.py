"""What the converters share: reading the open sets beside the checkout, and writing coded reports outside of it.

For: `benchmarks/gold_*.py`. Not for: any one set; each converter knows its own.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from recount.claims.gold import read_gold
from recount.errors import BadInput
from recount.reports.dates import PartialDate

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = CHECKOUT.parent / "shared" / "data"
NO_COUNTRY = "ZZ"

Row = dict[str, Any]


def convert(said: str | None, lines: Callable[[], Iterable[Row]]) -> None:
    """Write the coded reports of a set to the file that the command line names, and check them as `recount eval` does.

    The file lies outside the checkout: texts of others are never committed.
    """
    parser = argparse.ArgumentParser(description=said, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="GOLD.jsonl", help="where to write; not inside the checkout")
    out: Path = parser.parse_args().out.resolve()
    if out.is_relative_to(CHECKOUT):
        sys.exit(f"{out} lies inside the checkout. The texts are not ours to commit: name a file elsewhere.")
    if not SHARED.is_dir():
        sys.exit(f"No data at {SHARED}: nothing to convert.")
    out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines()), encoding="utf-8")
    print(f"{len(read_gold(out))} coded reports in {out}")


def json_lines(*path: str) -> Iterator[Row]:
    """Give the objects of a set's compressed JSON Lines."""
    with gzip.open(SHARED.joinpath(*path), "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def table(*path: str, encoding: str = "utf-8") -> Iterator[dict[str, str]]:
    """Give the rows of a set's compressed table."""
    with gzip.open(SHARED.joinpath(*path), "rt", encoding=encoding, newline="") as lines:
        yield from csv.DictReader(lines)


def coded_range(low: str, high: str = "") -> str | int | None:
    """Give a coded range as one right answer; None where nothing is coded or the ends are in disorder."""
    ends = [int(end) for end in (low, high) if end]
    if not ends or ends[0] > ends[-1]:
        return None
    return ends[0] if ends[0] == ends[-1] else f"{ends[0]}-{ends[-1]}"


def date_or_none(written: str | None) -> str | None:
    """Give a date as it is written in a set; None where no calendar knows it. Of several, the first."""
    for words in (written or "", *(written or "").split()[:1]):
        try:
            return str(PartialDate.parse(words))
        except BadInput:
            continue
    return None


def point(lat: str, lon: str) -> Row | None:
    """Give a coded point; None where there is none."""
    number = re.compile(r"\s*-?\d+(\.\d+)?\s*")
    return {"lat": float(lat), "lon": float(lon)} if number.fullmatch(lat) and number.fullmatch(lon) else None


def known(**fields: Any) -> Row:
    """Keep the fields that hold something."""
    return {name: value for name, value in fields.items() if value is not None}
