"""Measures the reader on narratives that hold several sources' counts of one incident.

For: `python benchmarks/narratives.py`: of the coded numbers of dead, how many are read, and of the numbers read, how
many are coded. Not for: one toll a report, which `recount eval` scores.
"""

from __future__ import annotations

import json
from typing import Any

from coded import SHARED
from recount.claims.reader import read
from recount.claims.schema import Quantity, Reading
from recount.vocabulary.words import Hedge, Outcome, Unit

CODED = ("killed", "civ_killed")


def main() -> None:
    """Print numeric recall and precision over all narratives."""
    cases = json.loads((SHARED / "claims_examples" / "multi_source_cases.json").read_text(encoding="utf-8"))
    coded_numbers = read_numbers = found = right = 0
    for case in cases:
        coded, counts = numbers_coded(case), counts_read(read(case["text"], id=case["code"]))
        coded_numbers += len(coded)
        read_numbers += len(counts)
        found += sum(any(number in as_coded(count) for count in counts) for number in coded)
        right += sum(not coded.isdisjoint(as_coded(count)) for count in counts)
    print(f"narratives: {len(cases)}, numbers coded {coded_numbers}, read {read_numbers}")
    print(f"numeric recall {found / coded_numbers:.3f}, precision {right / max(read_numbers, 1):.3f}")


def numbers_coded(case: dict[str, Any]) -> set[int]:
    """Give the numbers of dead that the sources of a narrative state; ">40" is coded by its own number."""
    stated = (claim[name] for claim in case["claims"] for name in CODED if claim.get(name) is not None)
    return {int(str(number).removeprefix(">")) for number in stated}


def counts_read(reading: Reading) -> list[Quantity]:
    """Give every count of people killed that is not a part of another and has a number."""
    groups = (group for claim in reading.claims for group in claim.casualties)
    whole = (
        group.count
        for group in groups
        if group.outcome is Outcome.KILLED and group.part_of is None and group.count.unit is Unit.PERSONS
    )
    return [count for count in whole if count.min is not None or count.max is not None]


def as_coded(count: Quantity) -> set[int]:
    """Give the numbers that a count may be coded by: "more than 40" has the minimum 41."""
    ends = {end for end in (count.min, count.max) if end is not None}
    return ends | ({count.min - 1} if count.hedge is Hedge.MORE_THAN and count.min else set())


if __name__ == "__main__":
    main()
