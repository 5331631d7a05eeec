"""How often the gazetteer finds the place of an incident: `python benchmarks/places.py`.

For: measuring names and folding on the place strings of an open record, with the shipped gazetteer and with country
files added. Not for: tuning; the record's places must not enter the shipped gazetteer.

Reads `../shared/data` beside the checkout (or the folder given as first argument) and prints a table. `resolves`: some
candidate; `likely`: one good enough to be taken without a look; `to 10 km`: of the likely places more precise than a
district whose true position is known, those within 10 km of it; `seen`: how many those are.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from recount.places.distance import km_between
from recount.places.gazetteer import LIKELY, Candidate, Gazetteer, Place
from recount.vocabulary.words import PlacePrecision

DATA = Path(__file__).parents[2] / "shared" / "data"
NEAR_KM = 10
COARSE = {PlacePrecision.GOVERNORATE, PlacePrecision.DISTRICT, PlacePrecision.COUNTRY}
CITY_AND_COUNTRYSIDE = "Damascus"  # the record gives this name to two governorates, so it tells nothing
ARABIC = re.compile(r"[\u0621-\u064a]")

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Asking:
    """One way of asking: which column holds the words, and whether the incident's governorate is told."""

    title: str
    column: str
    told_governorate: bool


ASKINGS = [
    Asking("English", "location_en", False),
    Asking("Arabic", "location_ar", False),
    Asking("English, governorate known", "location_en", True),
    Asking("Arabic, governorate known", "location_ar", True),
]


def main(data: Path = DATA) -> None:
    """Print the shares for each gazetteer and each way of asking."""
    if not data.is_dir():
        sys.exit(f"No data at {data}: nothing to measure. Give the folder as first argument.")
    rows = read_incidents(data / "airwars_syria_dev" / "incidents.csv.gz")
    print(f"{'gazetteer':24} {'asked in':28} {'asked':>6} {'resolves':>9} {'likely':>7} {'to 10 km':>9} {'seen':>5}")
    base = Gazetteer.shipped()
    with_files = base.with_places([*geonames(data, base), *neighbourhoods(data, base)])
    for title, gazetteer in ((f"shipped ({len(base)})", base), (f"with files ({len(with_files)})", with_files)):
        for asking in ASKINGS:
            print(f"{title:24} {measure(gazetteer, rows, asking)}")
    print_spotting(base, rows, data)


def measure(gazetteer: Gazetteer, rows: Rows, asking: Asking) -> str:
    """Ask for every incident that has words in the column, and give one line of shares."""
    asked = [row for row in rows if row[asking.column].strip()]
    answers = [(row, best(gazetteer, row, asking)) for row in asked]
    found = [(row, answer) for row, answer in answers if answer]
    likely = [(row, answer) for row, answer in found if answer.score >= LIKELY]
    near = [km <= NEAR_KM for row, answer in likely if (km := km_off(row, answer.place)) is not None]
    shares = f"{len(found) / len(asked):9.0%} {len(likely) / len(asked):7.0%} {fmean(near or [0]):9.0%} {len(near):5}"
    return f"{asking.title:28} {len(asked):6} {shares}"


def best(gazetteer: Gazetteer, row: dict[str, str], asking: Asking) -> Candidate | None:
    """Give the first candidate for an incident's words."""
    told = row["governorate"] or row["region"] if asking.told_governorate else ""
    told = "" if told == CITY_AND_COUNTRYSIDE else told
    around = gazetteer.resolve(told, country="SY", kind_hint=PlacePrecision.GOVERNORATE) if told else []
    within = around[0].place.id if around and around[0].score >= LIKELY else None
    answers = gazetteer.resolve(row[asking.column].strip(), country="SY", within=within)
    return answers[0] if answers else None


def km_off(row: dict[str, str], place: Place) -> float | None:
    """Give how far a place lies from the incident; None where either position is unknown or the place is coarse."""
    if not row["lat"] or place.kind in COARSE or place.lat is None or place.lon is None:
        return None
    return km_between(float(row["lat"]), float(row["lon"]), place.lat, place.lon)


def read_incidents(path: Path) -> Rows:
    """Read the incidents."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def geonames(data: Path, base: Gazetteer) -> Iterator[Place]:
    """Give the places of the GeoNames extract for Syria that the gazetteer lacks."""
    with gzip.open(data / "gazetteer_syria" / "geonames500_sy_iq.jsonl.gz", "rt", encoding="utf-8") as lines:
        entries = [entry for entry in map(json.loads, lines) if entry["countrycode"] == "SY"]
    for entry in entries:
        position = float(entry["latitude"]), float(entry["longitude"])
        if not is_known(base, [entry["name"]], position):
            names = entry["alternatenames"]
            arabic = next((name for name in names if ARABIC.match(name)), "")
            yield Place(
                f"geonames_{entry['geonameid']}", entry["name"], arabic, PlacePrecision.TOWN, *position,
                parent=nearest_governorate(base, position), country="SY", aliases=tuple(names),
            )  # fmt: skip


def neighbourhoods(data: Path, base: Gazetteer) -> Iterator[Place]:
    """Give the neighbourhoods of Syrian cities that the gazetteer lacks."""
    with (data / "gazetteer_syria" / "ocha_city_neighbourhoods.csv").open(encoding="utf-8", newline="") as lines:
        entries = list(csv.DictReader(lines))
    for entry in entries:
        position = float(entry["LATITUDE"]), float(entry["LONGITUDE"])
        if not is_known(base, [entry["NAME_EN"], entry["NAME_AR"]], position):
            yield Place(
                f"ocha_{entry['PCODE']}", entry["NAME_EN"], entry["NAME_AR"].split("\n")[0],
                PlacePrecision.NEIGHBOURHOOD, *position, parent=nearest_governorate(base, position), country="SY",
            )  # fmt: skip


def is_known(gazetteer: Gazetteer, names: Iterable[str], position: tuple[float, float]) -> bool:
    """Tell whether the gazetteer has a place of that name within 10 km."""
    places = [
        found.place for name in names for found in gazetteer.resolve(name, country="SY") if found.score > LIKELY / 2
    ]
    return any(km_between(*position, place.lat or 0, place.lon or 0) <= NEAR_KM for place in places)


def nearest_governorate(gazetteer: Gazetteer, position: tuple[float, float]) -> str:
    """Give the governorate of the gazetteer's nearest Syrian place."""
    places = [place for place in gazetteer if place.country == "SY" and place.kind not in COARSE]
    nearest = min(places, key=lambda place: km_between(*position, place.lat or 0, place.lon or 0))
    governorate = gazetteer.governorate_of(nearest.id)
    return governorate.id if governorate else ""


def print_spotting(gazetteer: Gazetteer, rows: Rows, data: Path) -> None:
    """Print, of the reports that tell of one incident of known position, how many hold a spotted place near it."""
    with gzip.open(data / "airwars_syria_dev" / "reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        reports = [json.loads(line) for line in lines]
    incidents = {row["seq"]: row for row in rows}
    told = [(report["text"], incidents.get(only_incident(report))) for report in reports]
    located = [(text, row) for text, row in told if row and row["lat"]]
    near = [any(is_near(row, spotted.candidates) for spotted in gazetteer.spot(text)) for text, row in located]
    started = time.perf_counter()
    spotted = sum(len(gazetteer.spot(text)) for text, _ in told)
    took, kilo = time.perf_counter() - started, sum(len(text) for text, _ in told) / 1000
    print(f"\nspotted within 10 km of the incident: {fmean(near):.0%} of {len(near)} reports of one incident")
    print(f"spot: {took / kilo * 1000:.2f} ms for 1,000 characters ({len(told)} reports, {spotted} names)")


def only_incident(report: dict[str, Any]) -> str:
    """Give the key of the one incident that a report tells of; nothing where it tells of several."""
    seqs = report["incident_seqs"]
    return str(seqs[0]) if len(seqs) == 1 else ""


def is_near(row: dict[str, str], candidates: Iterable[Candidate]) -> bool:
    """Tell whether the first candidate lies within 10 km of an incident."""
    km = next((km_off(row, candidate.place) for candidate in candidates), None)
    return km is not None and km <= NEAR_KM


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
