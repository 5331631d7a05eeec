"""Short descriptions of attacks on aid workers as coded reports: `python benchmarks/gold_awsd.py GOLD.jsonl`.

For: English of another style (Aid Worker Security Database, 1997-2016). Not for: days and places, which the
descriptions mostly leave out.

The database counts aid workers alone. So a number is coded only where the description has a word for the harm, and
silence only where it has none: a description that tells of other dead says nothing of the reader's mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coded import NO_COUNTRY, Row, convert, known, table

DEATH = re.compile(r"kill|dead|death|die[ds]|murder|execut|behead|fatal|bod(y|ies)\b", re.I)
INJURY = re.compile(r"injur|wound|hurt", re.I)
COUNTRIES = {"Syrian Arab Republic": "SY"}


def descriptions() -> Iterator[Row]:
    """Give each description with the dead and the wounded, where the coding answers the question."""
    for row in table("awsd", "security_incidents_2016-10-03.csv.gz", encoding="latin-1"):
        gold = known(
            killed=answers(row["Total killed"], row["Details"], DEATH),
            injured=answers(row["Total wounded"], row["Details"], INJURY),
        )
        if gold:
            country = COUNTRIES.get(row["Country"], NO_COUNTRY)
            yield {"id": row["Incident ID"], "text": row["Details"], "country": country, "gold": gold}


def answers(coded: str, text: str, harm: re.Pattern[str]) -> list[int | None] | None:
    """Give the coded number, or silence; None where number and words disagree about whether there was harm."""
    count, told = int(coded or 0), bool(harm.search(text))
    if told != bool(count):
        return None
    return [count or None]


if __name__ == "__main__":
    convert(__doc__, descriptions)
