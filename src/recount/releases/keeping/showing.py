"""What a backup carried and what a merge did, printed.

For: `recount backup|restore|merge`. Not for: doing it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from recount.releases.keeping.backup import Kept
from recount.releases.keeping.merging import Merged

_SHOWN = ("reports.report", "claims.claimrecord", "incidents.incident", "incidents.decision")

_NAMES = {
    "claims.claimrecord": "claims",
    "incidents.decision_retires": "decisions retired",
    "incidents.partyattribution": "attributions",
    "incidents.importedrow": "imported rows",
    "incidents.importfile": "imported files",
    "incidents.origintie": "ties of origin",
    "places.placename": "names of places",
    "places.learntname": "learnt names",
    "releases.frozenfile": "frozen files",
}


def print_kept(kept: Kept, done: str, *, as_json: bool) -> None:
    """Print what was carried."""
    if as_json:
        _print_json(kept_as_json(kept))
        return
    print(done)
    counted = ", ".join(f"{kept.tables.get(label, 0):,} {_plural(label)}" for label in _SHOWN)
    accounts = "with people's accounts" if kept.people else "without people's accounts"
    print(f"{kept.rows:,} rows ({counted}) and {kept.files:,} kept files, {accounts}.")
    for problem in kept.problems:
        print(f"To look at: {problem}")


def print_merge(done: Merged, *, as_json: bool) -> None:
    """Print what was taken in, and what a person should look at."""
    if as_json:
        _print_json(merge_as_json(done))
        return
    for line in _lines(done):
        print(line)


def kept_as_json(kept: Kept) -> dict[str, Any]:
    """Give what was carried as JSON has it."""
    return {
        "rows": kept.rows,
        "tables": kept.tables,
        "files": kept.files,
        "people": kept.people,
        "problems": kept.problems,
    }


def merge_as_json(done: Merged) -> dict[str, Any]:
    """Give what a merge did as JSON has it."""
    return {
        "added": done.written.added,
        "changed": done.written.changed,
        "gone": done.written.gone,
        "files": done.files,
        "renamed": [vars(each) for each in done.renamed],
        "conflicts": [each.as_json() for each in done.conflicts],
        "differing": [vars(each) for each in done.differing],
        "astray": done.astray,
        "lapsed": done.lapsed,
    }


def _lines(done: Merged) -> Iterator[str]:
    if done.written.nothing and not done.files:
        yield "The other record holds nothing that this one does not."
    for verb in ("added", "changed", "gone"):
        counts: dict[str, int] = getattr(done.written, verb)
        if counts:
            yield f"{verb}: " + ", ".join(f"{number:,} {_plural(label)}" for label, number in counts.items())
    if done.files:
        yield f"{done.files:,} kept files were copied."
    for name in done.renamed:
        whose = "ours" if name.ours else "theirs"
        yield f"Two things bore one name, or one thing two: {name.was} ({whose}) is {name.now} now."
    for conflict in done.conflicts:
        yield f"Decided differently, the last one stands until somebody decides again: {conflict.about}"
        for row in conflict.as_json()["decisions"]:
            yield f"  {row['signed_at'][:16]} {row['signed_by']}: {row['kind']} {_words(row['value'])}: {row['reason']}"
    for differing in done.differing:
        yield f"Not the same in both, and no decision says which is right: {differing.table} {differing.identity}"
    for link in done.astray:
        yield f"Accepted into an incident that has ended; say where it belongs: {link}"
    for code in done.lapsed:
        yield f"Both records decided about {code}; its release was withdrawn until two people have seen both."


def _plural(label: str) -> str:
    return _NAMES.get(label, f"{label.split('.')[1]}s")


def _words(value: dict[str, Any]) -> str:
    return " ".join(f"{name}={each}" for name, each in sorted(value.items()))


def _print_json(content: object) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=2))
