"""Lists of victims and their overlaps: read, validated, looked over.

`Lists` is the table that every method takes; `read_lists` makes it from a CSV file, rows, or person rows by stratum.
"""

from recount.estimates.lists.overlaps import (
    Pair,
    copied,
    coverage,
    expected_overlaps,
    identical,
    isolated,
    looked_over,
    nested,
    overlaps,
)
from recount.estimates.lists.picture import overlap_picture
from recount.estimates.lists.reading import ListTable, read_lists, read_rows
from recount.estimates.lists.table import Lists

__all__ = [
    "ListTable",
    "Lists",
    "Pair",
    "copied",
    "coverage",
    "expected_overlaps",
    "identical",
    "isolated",
    "looked_over",
    "nested",
    "overlap_picture",
    "overlaps",
    "read_lists",
    "read_rows",
]
