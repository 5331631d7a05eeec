"""Coded first paragraphs as coded reports: `python benchmarks/gold_english_leads.py GOLD.jsonl`.

For: the English leads of reading_dev, coded as the range of the incident. Not for: the hedges of a lead: its recorder
turned words into numbers (rule R3: "several" 2, "many" 5-10, "dozens" 12-24, "hundreds" 100-200), so that where such a
range is coded, or one from the low end of one such word to the high end of another, the word is right as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coded import Row, coded_range, convert, date_or_none, json_lines, known, point

LOWS, HIGHS = {2, 5, 12, 100}, {2, 10, 24, 200}
"""The ends of what the recorder's convention makes of words without a number; two sources may use two words."""

FINE = re.compile(r"exact|landmark|street|neighbourhood|village|town|city", re.I)
DAYS = re.compile(r"(\w+) (\d+)–(\d+), (\d{4})")


def leads() -> Iterator[Row]:
    """Give each lead with the range, the day and the point of its incident."""
    for lead in json_lines("reading_dev", "english_leads_coded.jsonl.gz"):
        gold = known(
            killed=answers(lead["killed"]),
            injured=answers(lead["injured"]),
            date=days(lead["date"]),
            place=place(lead),
        )
        yield {"id": lead["id"], "text": lead["text"], "country": "PS", "gold": gold}


def answers(coded: str | None) -> list[int | str | None]:
    """Read "65 - 73 (15 children)"; nothing coded is no claim."""
    answer = coded_range(*re.findall(r"\d+", (coded or "").split("(")[0])[:2] or [""])
    return [answer, "v"] if is_made_of_words(answer) else [answer]


def is_made_of_words(answer: int | str | None) -> bool:
    """Tell whether a coded number or range is what words without a number are turned into."""
    ends = [int(end) for end in str(answer).split("-")] if answer else [0]
    return ends[0] in LOWS and ends[-1] in HIGHS


def days(coded: str) -> str | None:
    """Read "October 7, 2023" and "October 9–10, 2023"."""
    span = DAYS.fullmatch(coded)
    if not span:
        return date_or_none(coded)
    month, first, last, year = span.groups()
    return f"{date_or_none(f'{month} {first}, {year}')}/{date_or_none(f'{month} {last}, {year}')}"


def place(lead: Row) -> Row | None:
    """Give the point of a lead whose incident is placed at least to the city."""
    fine = lead["latlon"] and FINE.search(lead["geo_precision"] or "")
    return point(*lead["latlon"].split(",")) if fine else None


if __name__ == "__main__":
    convert(__doc__, leads)
