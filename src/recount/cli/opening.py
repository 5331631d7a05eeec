"""Which record a command works on, and the day that an option names.

For: every command that takes `--record` or `--published`. Not for: keeping records (`recount.site.record`).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from recount.site.record import RecordAddress


def day_of(published: str | None) -> date | None:
    """Read the day of `--published`; None where it names a month or a year only. Raises BadInput."""
    from recount.reports.dates import PartialDate

    return None if published is None else PartialDate.parse(published).day


def locate(record: str | None) -> RecordAddress:
    """Find a record; the demo record is built first when it is asked for and not there. Raises BadInput."""
    from recount.site.demo import locate_or_build

    return locate_or_build(record, lambda words: print(words, file=sys.stderr))


def locate_or_begin(record: str | None) -> RecordAddress:
    """Find a record that a command may begin, and say so where it does."""
    address = locate(record)
    if not address.exists():
        print(f"Beginning a record at {address.database}.", file=sys.stderr)
    return address


def open_to_read(record: str | None) -> RecordAddress:
    """Open a record that is there. Raises BadInput where there is none."""
    from recount.site.record import open_record

    address = locate(record)
    open_record(address)
    return address


def open_or_demo(record: str | None) -> RecordAddress:
    """Open the wanted record, or the demo record where nobody named one and there is none yet."""
    from recount.site.record import DEMO
    from recount.site.record import locate as find

    if record is None and not find(None).exists():
        print("There is no record of your own yet; checking against the demo record.", file=sys.stderr)
        return open_to_read(DEMO)
    return open_to_read(record)
