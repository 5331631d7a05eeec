"""How long a growing record takes: the ties of origin of all its reports, and the proposals of one new capture.

    python benchmarks/record_growing.py FOLDER                       6,000 incidents of 12,000 reports
    python benchmarks/record_growing.py FOLDER --incidents 100000    the large record, proposals alone

For: `find_ties` and `propose_links` on made-up records. Not for: how good ties and links are (`benchmarks/linking.py`).
Seconds are of one core; nothing that is measured is kept.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.synthetic_record import build

# Ties of all reports are found again at a time of the recorder's choosing; a capture looks near its own places alone.
MOST_INCIDENTS_FOR_TIES = 20_000
CAPTURES = 20


def main() -> None:
    """Build the record where it is missing, measure, print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--incidents", type=int, default=6_000)
    wanted = asked.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    opened(wanted.folder / f"growing-{wanted.incidents}.sqlite3", wanted.incidents)
    if wanted.incidents <= MOST_INCIDENTS_FOR_TIES:
        print_ties()
    print_proposals()


def opened(path: Path, incidents: int) -> None:
    """Open the record, made up first where it is missing."""
    from recount.site.record import RecordAddress, open_record

    os.environ["RECOUNT_DATABASE"] = str(path)
    address = RecordAddress(path.stem, str(path))
    build(address, incidents)
    open_record(address)


def print_ties() -> None:
    """Measure finding all ties, first anew and then again over what was found."""
    from django.db import transaction

    from recount.incidents.origins.finding import find_ties
    from recount.reports.models import Report

    with transaction.atomic():
        for which in ("anew", "again"):
            ties, took = timed(lambda: len(find_ties()))
            print(f"ties of {Report.objects.count():,} reports, {which}: {ties:,} ties in {took:.1f} s")
        transaction.set_rollback(True)


def print_proposals() -> None:
    """Measure the proposals for reports of the record as if they had just come in."""
    from django.db import transaction

    from recount.claims.models import ClaimRecord
    from recount.incidents.capturing.proposing import propose_links
    from recount.incidents.models import Incident, Link

    last = list(ClaimRecord.objects.order_by("-report_id").values_list("report", flat=True).distinct()[:CAPTURES])
    taken = []
    with transaction.atomic():
        for report in last:
            rows = list(ClaimRecord.objects.filter(report=report).select_related("report"))
            Link.objects.filter(claim__in=rows).delete()
            taken.append(timed(lambda rows=rows: len(propose_links(rows)))[1])
        transaction.set_rollback(True)
    middle, most = statistics.median(taken), max(taken)
    print(f"proposals among {Incident.objects.count():,} incidents: half under {middle:.2f} s, at most {most:.2f} s")


def timed(work: Callable[[], int]) -> tuple[int, float]:
    """Give what the work gives, and the seconds of one core that it took."""
    began = time.process_time()
    found = work()
    return found, time.process_time() - began


if __name__ == "__main__":
    main()
