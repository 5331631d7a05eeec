"""The gold of this record as a file: reports that people have read to the end, with the answers that follow.

For: the address `/reading/gold.jsonl`, for `recount eval`. Not for: what is gold (`recount.incidents.deciding.coded`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.db.models import QuerySet

from recount.incidents.deciding.coded import coded_reports
from recount.reports.models import Report


def gold_lines(reports: QuerySet[Report]) -> Iterator[str]:
    """Give one line of JSON a report."""
    for line in coded_reports(reports):
        yield json.dumps(line, ensure_ascii=False) + "\n"
