"""The words of figures in the two languages of the interface, and days as an editor would write them.

For: sentences of figures and names of months. Not for: deciding what is said. The words stand in `sentence.yaml`. Pure.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from recount.reports.dates import PartialDate
from recount.vocabulary.reader import Language
from recount.vocabulary.words import TimePrecision
from recount.vocabulary.written import written_in

WORDING_FILE = Path(__file__).with_name("sentence.yaml")


def date_words(date: PartialDate, language: Language) -> str:
    """Write a day, a month or a year as precisely as it is meant."""
    month = wording("months")[language][date.start.month - 1]
    if date.precision is TimePrecision.DAY:
        return f"{date.start.day} {month} {date.start.year}"
    return f"{month} {date.start.year}" if date.precision is TimePrecision.MONTH else str(date)


def wording(*keys: str) -> Any:
    """Give an entry of the wording."""
    entry = _wording()
    for key in keys:
        entry = entry[key]
    return entry


@cache
def _wording() -> Any:
    return written_in(WORDING_FILE)
