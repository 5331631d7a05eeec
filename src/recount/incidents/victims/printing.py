"""What linking of victims' lists proposes, written down: JSON, a CSV of pairs, a sheet for `recount estimate`.

For: `recount victims link`. Not for: publication: pairs and people name victims and stay where they were written (R28);
the sheet for estimates names nobody.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from recount.incidents.victims.linking import Linkage, Pair
from recount.incidents.victims.rivals import Record

PAIR_COLUMNS = ("list_1", "id_1", "name_1", "list_2", "id_2", "name_2", "probability", "linked", "reasons")


def as_json(linkage: Linkage) -> dict[str, Any]:
    """Give pairs with reasons, people, and the account of every list's entries."""
    return {
        "holds": "names of victims; not for publication",
        "linked_from": linkage.linked,
        "lists": accounts(linkage),
        "pairs": [_pair(linkage, pair) for pair in linkage.pairs],
        "people": [[_named(linkage, record) for record in person] for person in linkage.people],
        "unnamed": [_named(linkage, record) for record in linkage.unnamed],
    }


def accounts(linkage: Linkage) -> list[dict[str, Any]]:
    """Give for each list: entries, how many are linked, how many alone; rows set aside and entries without a name."""
    linked = [record[0] for person in linkage.people for record in person]
    unnamed = [record[0] for record in linkage.unnamed]
    return [
        {
            "list": each.name,
            "entries": len(each.entries),
            "linked": linked.count(number),
            "alone": len(each.entries) - linked.count(number),
            "of_these_unnamed": unnamed.count(number),
            "rows_set_aside": list(each.aside),
        }
        for number, each in enumerate(linkage.lists)
    ]


def in_sentences(linkage: Linkage) -> Iterator[str]:
    """Say for each list how many entries are linked, and how many pairs wait for a person."""
    for told in accounts(linkage):
        aside = f", {len(told['rows_set_aside'])} rows set aside" if told["rows_set_aside"] else ""
        yield f"{told['list']}: {told['entries']} entries, {told['linked']} linked, {told['alone']} alone{aside}."
        yield from told["rows_set_aside"]
    waiting = len(linkage.pairs) - len(linkage.accepted())
    yield f"{len(linkage.people)} people stand on several lists; {waiting} pairs wait for a person's look."


def write_json(linkage: Linkage, file: TextIO) -> None:
    """Write `as_json`."""
    json.dump(as_json(linkage), file, ensure_ascii=False)
    file.write("\n")


def write_pairs(linkage: Linkage, file: TextIO) -> None:
    """Write one row a pair, best first, with its reasons in words."""
    table = csv.writer(file)
    table.writerow(PAIR_COLUMNS)
    for pair in linkage.pairs:
        sides = [cell for record in (pair.one, pair.other) for cell in _named(linkage, record).values()]
        table.writerow([*sides, round(pair.probability, 4), int(pair.probability >= linkage.linked), _in_words(pair)])


def write_sheet(linkage: Linkage, path: Path) -> None:
    """Write one row a person and one column a list, 0 or 1, as `recount estimate` reads it; nobody is named."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(each.name for each in linkage.lists)
        table.writerows(_marks(linkage))


def _marks(linkage: Linkage) -> Iterator[list[int]]:
    together = {record for person in linkage.people for record in person}
    everybody = ((number, at) for number, each in enumerate(linkage.lists) for at in range(len(each.entries)))
    alone = [(record,) for record in everybody if record not in together]
    for person in [*linkage.people, *alone]:
        on = {record[0] for record in person}
        yield [int(number in on) for number in range(len(linkage.lists))]


def _pair(linkage: Linkage, pair: Pair) -> dict[str, Any]:
    return {
        "entries": [_named(linkage, pair.one), _named(linkage, pair.other)],
        "probability": round(pair.probability, 4),
        "linked": pair.probability >= linkage.linked,
        "reasons": [
            {"comparison": reason.comparison, "level": reason.level, "weight": reason.weight} for reason in pair.reasons
        ],
    }


def _named(linkage: Linkage, record: Record) -> dict[str, str]:
    entry = linkage.entry(record)
    return {"list": linkage.lists[record[0]].name, "id": entry.id, "name": entry.name}


def _in_words(pair: Pair) -> str:
    return "; ".join(f"{reason.comparison}: {reason.level} ({reason.weight:+.1f})" for reason in pair.reasons)
