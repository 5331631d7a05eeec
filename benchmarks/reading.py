"""Measures the reader on the open development sets that lie beside the checkout: how often the count is right.

For: `python benchmarks/reading.py [--misses killed] [--speed]`. Not for: a promise; the texts are not ours and are
never committed. A reading is scored against the coded range of the incident, so agreement tops out below 1.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from recount.claims.reader import READ_LANGUAGES, read
from recount.claims.schema import Reading, TollCount
from recount.reports.language import language_of
from recount.vocabulary.words import Hedge, Outcome

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
SECURITY = SHARED / "awsd" / "security_incidents_2016-10-03.csv.gz"
SAYS_DEATH = re.compile(r"kill|dead|death|died|murder")
POSTS = SHARED / "reading_dev" / "arabic_posts_coded.jsonl.gz"
LEADS = SHARED / "reading_dev" / "english_leads_coded.jsonl.gz"
REPORTS = SHARED / "airwars_syria_dev" / "reports.jsonl.gz"
_KILOBYTE = 1000
_ROUNDS = 3


@dataclass
class Score:
    """How a toll fared: right minimum, inside the coded range, among those coded, read, and both."""

    coded: int = 0
    read: int = 0
    worded: int = 0
    both: int = 0
    exact: int = 0
    inside: int = 0

    def add(self, coded: tuple[int, int] | None, found: TollCount | None) -> bool:
        """Count one case and tell whether it was right."""
        number = found and (found.min if found.min is not None else found.max)
        self.coded += coded is not None
        self.read += number is not None
        self.worded += found is not None and number is None
        if coded is None or number is None:
            return coded is None and number is None
        low, high = coded
        exact = number in (low, high) if found and found.min is None else number == low
        self.both += 1
        self.exact += exact
        self.inside += low <= number <= high
        return exact

    def line(self, name: str) -> str:
        """Say it in one line."""
        share = self.exact / max(self.coded, 1)
        precision = self.exact / max(self.read, 1)
        return (
            f"{name}: coded {self.coded}, read {self.read} (and {self.worded} words without a number); "
            f"minimum exact {self.exact} "
            f"(recall {share:.3f}, precision {precision:.3f}); inside the range {self.inside / max(self.coded, 1):.3f}"
        )


def coded_range(words: str | None) -> tuple[int, int] | None:
    """Read "65 - 73 (15 children)"; None where nothing is coded."""
    numbers = [int(number) for number in re.findall(r"\d+", (words or "").split("(")[0])]
    return (numbers[0], numbers[-1]) if numbers else None


def leads() -> list[dict[str, str]]:
    """Load the coded first paragraphs."""
    with gzip.open(LEADS, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def measure(misses: str | None) -> None:
    """Read every lead and print the scores."""
    scores = {"killed": Score(), "injured": Score()}
    days = [0, 0]
    for case in leads():
        reading = read(case["text"], country="PS")
        for outcome, score in scores.items():
            found: TollCount | None = getattr(reading.toll, outcome)
            if not score.add(coded_range(case[outcome]), found) and misses == outcome:
                print(
                    f"[{case[outcome]}] read {found and (found.raw, found.min, found.max)}\n   {case['text'][:600]}\n"
                )
        days[0] += 1
        days[1] += _same_day(case["date"], reading)
    for outcome, score in scores.items():
        print(score.line(outcome))
    print(f"day: {days[1]} of {days[0]}")


def measure_posts(misses: str | None) -> None:
    """Read the coded Arabic posts: "v" is a vague plural, "None" no claim, and any listed value is right."""
    with gzip.open(POSTS, "rt", encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines]
    readings = [(case, read(case["text"])) for case in cases]
    for outcome in ("killed", "injured"):
        told = said = right_told = right_said = exact = 0
        for case, reading in readings:
            accepted, found = case[f"{outcome}_accept"], _word(getattr(reading.toll, outcome))
            right = found in accepted
            told += "None" not in accepted
            said += found != "None"
            right_told += right and "None" not in accepted
            right_said += right and found != "None"
            exact += right
            if not right and misses == outcome:
                print(f"{accepted} read {found}: {case['text'][:700]}\n")
        print(
            f"Arabic {outcome}: recall {right_told / told:.3f} of {told}, precision {right_said / said:.3f} of {said}, "
            f"exact {exact / len(cases):.3f} of {len(cases)}"
        )


def _word(found: TollCount | None) -> str:
    if found is None:
        return "None"
    number = found.min if found.min is not None else found.max
    if found.hedge is Hedge.MORE_THAN and number is not None:
        number -= 1
    return "v" if number is None else str(number)


def measure_security_incidents() -> None:
    """Read the short security incidents of another style: is the coded number of dead among the counts read?"""
    with gzip.open(SECURITY, "rt", encoding="latin-1") as lines:
        rows = [
            row for row in csv.DictReader(lines) if int(row["Total killed"] or 0) and SAYS_DEATH.search(row["Details"])
        ]
    right = sum(int(row["Total killed"]) in _killed(read(row["Details"])) for row in rows)
    print(f"security incidents: {len(rows)} with deaths, the number of dead read in {right / len(rows):.3f}")


def _killed(reading: Reading) -> set[int | None]:
    counts = (count for claim in reading.claims for count in claim.casualties if count.part_of is None)
    return {
        count.count.min if count.count.min is not None else count.count.max
        for count in counts
        if count.outcome is Outcome.KILLED
    }


def _same_day(coded: str, reading: Reading) -> bool:
    first = re.sub(r"(\d)\s*–.*?(, \d{4})", r"\1\2", coded)
    try:
        day = datetime.strptime(first, "%B %d, %Y").date()
    except ValueError:
        return False
    return any(claim.when.start == day for claim in reading.claims)


def speed() -> None:
    """Print, for each language, how many texts of 1 kB (UTF-8) a second of CPU time reads: best of three, warm."""
    texts: dict[str, list[str]] = defaultdict(list)
    for text in _plain_texts():
        texts[language_of(text)].append(_of_one_kilobyte(text))
    for language in sorted(READ_LANGUAGES):
        fastest = min(_seconds_to_read(texts[language]) for _ in range(_ROUNDS + 1))
        letters = sum(map(len, texts[language])) / 1000
        print(
            f"speed, {language}: {len(texts[language]) / fastest:.0f} texts of 1 kB a second "
            f"({letters / fastest:.0f} thousand letters), {len(texts[language])} texts"
        )


def _plain_texts() -> Iterator[str]:
    for path in (LEADS, POSTS, REPORTS):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def _of_one_kilobyte(text: str) -> str:
    """Repeat or cut a text to 1,000 bytes, between two characters."""
    size = len(text.encode())
    repeated = text * (_KILOBYTE // max(size, 1) + 1)
    return repeated.encode()[:_KILOBYTE].decode(errors="ignore")


def _seconds_to_read(texts: Sequence[str]) -> float:
    """Read all texts once; the first round warms the memory of words and names."""
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--misses", choices=["killed", "injured"])
    arguments.add_argument("--language", choices=["en", "ar"])
    arguments.add_argument("--speed", action="store_true", help="measure the speed alone")
    chosen = arguments.parse_args()
    if chosen.speed:
        speed()
        raise SystemExit
    if chosen.language != "en":
        measure_posts(chosen.misses)
    if chosen.language == "ar":
        raise SystemExit
    measure(chosen.misses)
    measure_security_incidents()
    speed()
