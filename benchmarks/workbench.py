"""How long pages take at 100,000 incidents and a million claims, and how soon the first page and the map are there.

    python benchmarks/workbench.py FOLDER                      build the record once in FOLDER, then measure every page
    python benchmarks/workbench.py FOLDER --incidents 2000     a smaller record
    python benchmarks/workbench.py FOLDER --only /search       only the addresses that have this in them
    python benchmarks/workbench.py FOLDER --tables             also whole tables: how soon they begin, their memory
    python benchmarks/workbench.py FOLDER --browser            also the first page after `recount serve`, and the map

For: the targets of the workbench: half of all answers under 100 ms, 19 of 20 under 200 ms, a search under 100 ms, first
page and map within 3 s. Not for: reading or counting. Pages are asked for without a network; `first` is the first
answer after the server has started, `after a change` the first after a row of the record was written, `cpu` what the
later ones take on one core, `wall` what a person waits on this machine, whatever else it does. The record stays in
FOLDER for the next time.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode

KEY = "the-key-of-this-measure"
TARGET_MEDIAN, TARGET_P95 = 100, 200
# The status of a page whose answer is still being made.
WAITS = 202
# What somebody asks of the pages that take words, broad and narrow, in both languages.
SEARCHES = (
    "killed",
    "غارة",
    "الم",
    "في",
    "in",
    "market aleppo",
    "في حلب",
    "quarter 77",
    "civil",
    "nowhere",
    '"air strike"',
)
ASKED = {
    "incidents:list": (
        {},
        {"q": "market"},
        {"q": "سوق"},
        {"party": "russia"},
        {"from": "2016", "to": "2016-03"},
        {"page": 900},
        {"sort": "-killed"},
    ),
    "map:shown": ({}, {"from": "2016", "to": "2016-03"}, {"party": "russia"}),
    "map:points": ({}, {"party": "russia"}),
    "inbox:queue": ({}, {"page": 150}, {"work": "linked"}),
    "figures:figure": ({}, {"by": "month", "party": "russia"}),
    "search:found": tuple({"q": words} for words in SEARCHES),
}
# Files of a whole record are no pages; they are made while they are sent.
FILES = (".csv", ".geojson", ".jsonl")


def main() -> int:
    """Build, measure and print; 1 where a target is missed."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--incidents", type=int, default=100_000)
    asked.add_argument("--times", type=int, default=7)
    asked.add_argument("--only", default="")
    asked.add_argument("--tables", action="store_true")
    asked.add_argument("--browser", action="store_true")
    wanted = asked.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    path = wanted.folder / f"synthetic-{wanted.incidents}.sqlite3"
    start(path, wanted.incidents)
    fits, every = [], []
    for taken in measured(wanted.times, wanted.only):
        fits.append(printed(*taken))
        every += taken[2]
    of_all(every)
    if wanted.tables:
        whole_tables()
    if wanted.browser:
        in_a_browser(path)
    print(f"{sum(fits)} of {len(fits)} addresses within the targets, each by itself")
    return 0 if all(fits) else 1


def start(path: Path, incidents: int) -> None:
    """Build the record where it is missing, and open it as a server does."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "recount.site.serving"
    os.environ["RECOUNT_DATABASE"] = str(path)
    os.environ["RECOUNT_LOCAL_KEY"] = KEY
    os.environ["RECOUNT_LOCAL_NAME"] = "Recorder A"
    from benchmarks.synthetic_record import build

    from recount.site.record import RecordAddress, open_people, open_record

    address = RecordAddress(path.stem, str(path))
    build(address, incidents)
    open_record(address)
    open_people(address)


def measured(times: int, only: str = "") -> Iterator[tuple[float, float, list[float], list[float]]]:
    """Name every address, then give the milliseconds of its first answer, of that after a change, and of later ones.

    Of the later ones it gives CPU and waiting.
    """
    from django.test import Client

    for language in ("en", "ar"):
        client = Client(headers={"accept-language": language}, raise_request_exception=False, SERVER_NAME="127.0.0.1")
        client.cookies["recount_key_80"] = KEY
        for address in addresses():
            if only not in unquote(address):
                continue
            # Said before it is asked for, so that one that takes long is seen.
            print(f"{language} {unquote(address)}", flush=True)
            first, answer = _taken(client, address)
            if answer.status_code == 200:
                touch()
                changed, _ = _taken(client, address)
                yield first, changed, *_several(client, address, times)


def _taken(client: Any, address: str) -> tuple[float, Any]:
    """Ask until the answer is there, as a page that waits does; give the milliseconds of CPU that it took."""
    began = time.process_time()
    answer = client.get(address)
    while answer.status_code == WAITS:
        time.sleep(0.2)
        answer = client.get(address)
    return (time.process_time() - began) * 1000, answer


def touch() -> None:
    """Write one grade as it stands, so that the record has changed."""
    from recount.incidents.models import Grade

    Grade.objects.order_by("pk")[0].save()


def _several(client: Any, address: str, times: int) -> tuple[list[float], list[float]]:
    cpu, wall = [], []
    for _ in range(times):
        cpu_began, began = time.process_time(), time.perf_counter()
        answer = client.get(address)
        _ = answer.content if not answer.streaming else b"".join(answer)
        cpu.append((time.process_time() - cpu_began) * 1000)
        wall.append((time.perf_counter() - began) * 1000)
    return cpu, wall


def addresses() -> list[str]:
    """Give every page of the workbench that can be opened, found in its addresses, with what one asks of them."""
    from django.urls import get_resolver, reverse

    found = []
    for namespace, (_, resolver) in get_resolver().namespace_dict.items():
        for name, matches in resolver.reverse_dict.lists():
            if not isinstance(name, str) or name.endswith("-csv"):
                continue
            keys = _keys({key for _, keys in matches[0][0] for key in keys} if matches else set())
            if keys is not None:
                path = reverse(f"{namespace}:{name}", kwargs=keys)
                found += [
                    f"{path}?{urlencode(each)}" if each else path for each in ASKED.get(f"{namespace}:{name}", ({},))
                ]
    return sorted(path for path in found if not path.partition("?")[0].endswith(FILES))


def _keys(names: set[str]) -> dict[str, Any] | None:
    from recount.incidents.models import Incident
    from recount.places.models import Place
    from recount.reports.models import Report

    middle = Incident.objects.order_by("pk")[Incident.objects.count() // 2]
    report = Report.objects.order_by("-pk").first()
    place = Place.objects.order_by("-pk").first()
    known = {"code": middle.code, "key": report.key if report else "", "place": place.pk if place else 0}
    return {name: known[name] for name in names} if names <= set(known) else None


def printed(first: float, changed: float, cpu: list[float], wall: list[float]) -> bool:
    """Print what the address named before takes, and tell whether it is within the targets."""
    ninety_fifth = statistics.quantiles(cpu, n=20)[-1]
    fits = statistics.median(cpu) < TARGET_MEDIAN and ninety_fifth < TARGET_P95
    print(
        f"{'' if fits else 'SLOW '}{statistics.median(cpu):9.1f} ms cpu, 95th {ninety_fifth:7.1f}, "
        f"wall {statistics.median(wall):7.1f}, after a change {changed:7.1f}, first {first:7.1f}",
        flush=True,
    )
    return fits


def of_all(cpu: list[float]) -> None:
    """Print half and nineteen of twenty of all answers together."""
    if len(cpu) > 1:
        ends = statistics.quantiles(cpu, n=20)
        print(f"all answers: median {statistics.median(cpu):.1f} ms cpu, 95th percentile {ends[-1]:.1f}")


TABLES = ("/incidents.csv", "/incidents.csv?party=russia", "/inbox.csv", "/linking.csv", "/map.csv", "/map.geojson")


def whole_tables() -> None:
    """Print how soon tables of the whole record begin, what they take, and how far the memory grows meanwhile."""
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies["recount_key_80"] = KEY
    for address in TABLES:
        before, began = _resident(), time.process_time()
        answer: Any = client.get(address)
        parts, most = iter(answer.streaming_content), before
        sent = len(next(parts))
        soon = time.process_time() - began
        for number, part in enumerate(parts):
            sent += len(part)
            most = max(most, _resident()) if number % 500 == 0 else most
        took = time.process_time() - began
        print(
            f"{address}: begins after {soon:.2f} s cpu, {sent / 1e6:.1f} MB in {took:.1f} s cpu, "
            f"memory grows by {(most - before) / 1024:.0f} MB",
            flush=True,
        )


def _resident() -> int:
    """Give the memory that this process holds, in kB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def in_a_browser(path: Path) -> None:
    """Time `recount serve` to its first page, and the map until it rests."""
    from playwright.sync_api import sync_playwright

    began = time.perf_counter()
    command = [sys.executable, "-m", "recount", "serve", "--record", str(path), "--port", "0", "--as", "Recorder A"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    address = next(found[0] for line in server.stdout if (found := re.search(r"http://\S+", line)))
    print(f"{time.perf_counter() - began:.1f} s until `recount serve` prints its address")
    try:
        with sync_playwright() as playwright:
            flags = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            began = time.perf_counter()
            page.goto(address)
            print(f"{time.perf_counter() - began:.1f} s until the first page")
            for visit in ("first", "second"):
                began = time.perf_counter()
                page.goto(f"{address.partition('?')[0].rstrip('/')}/map")
                page.wait_for_selector("#map[data-idle]", timeout=60_000)
                print(f"{time.perf_counter() - began:.1f} s until the map rests, {visit} visit")
            browser.close()
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    sys.exit(main())
