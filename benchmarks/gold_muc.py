"""Wire texts of 1989-90 as coded reports: `python benchmarks/gold_muc.py GOLD.jsonl`.

For: the MUC-3/MUC-4 documents with one answer template, all in capitals: the dead and the injured of one attack. Not
for: documents with several templates, which have no one main event, or optional ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coded import NO_COUNTRY, Row, convert, date_or_none, json_lines, known

DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d{2})")
DATELINE = re.compile(r"\A[^\[]*?(\d{1,2} [A-Z]{3} \d{2})")
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
OPTIONAL = "OPTIONAL"
COUNTED = re.compile(r"(\d+): (.+)")
EFFECTS = {"killed": "DEATH: ", "injured": "INJURY: "}


def documents() -> Iterator[Row]:
    """Give each document with one template whose victims are all counted."""
    for document in json_lines("muc34", "muc34.jsonl.gz"):
        gold = coded(document["templates"])
        if gold:
            line = DATELINE.match(document["text"])
            published = day(line[1]) if line else None
            text = document["text"]
            yield known(id=document["doc"], text=text, published=published, country=NO_COUNTRY, gold=gold)


def coded(templates: list[dict[str, list[str]]]) -> Row:
    """Give the answers of the one template; nothing where there are several."""
    if len(templates) != 1 or OPTIONAL in " ".join(templates[0]["message_template"]):
        return {}
    (template,) = templates
    counts = {outcome: suffered(template, effect) for outcome, effect in EFFECTS.items()}
    return known(**counts, date=day(template["incident_date"][0])) if any(counts.values()) else {}


def suffered(template: dict[str, list[str]], effect: str) -> list[int | None] | None:
    """Add up the victims of an effect; silence where there are none, nothing where some are not counted."""
    counted = (COUNTED.fullmatch(one) for one in template["hum_tgt_number"])
    numbers = {found[2]: int(found[1]) for found in counted if found}
    victims = [one.removeprefix(effect) for one in template["hum_tgt_effect_of_incident"] if one.startswith(effect)]
    if any(victim not in numbers for victim in victims):
        return None
    return [sum(numbers[victim] for victim in victims) or None]


def day(written: str) -> str | None:
    """Read "09 JAN 90"; an interval or an open date is none."""
    found = DAY.fullmatch(written.strip())
    if not found:
        return None
    return date_or_none(f"19{found[3]}-{MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}")


if __name__ == "__main__":
    convert(__doc__, documents)
