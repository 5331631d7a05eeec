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
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from recount.places.distance import km_between
from recount.places.gazetteer import LIKELY, Candidate, Gazetteer, Place
from recount.places.importing.layout import PlaceLayout
from recount.places.importing.reading import read_places
from recount.places.learning import Sighting, learnt_places
from recount.vocabulary.words import PlacePrecision

DATA = Path(__file__).parents[2] / "shared" / "data"
NEAR_KM = 10
CLOSE_KM = 5
COARSE = {PlacePrecision.GOVERNORATE, PlacePrecision.DISTRICT, PlacePrecision.SUBDISTRICT, PlacePrecision.COUNTRY}
COUNTRY_FILES = [
    ("geonames500_sy_iq.jsonl.gz", PlaceLayout.GEONAMES),
    ("ocha_syr_admin1.csv", PlaceLayout.OCHA),
    ("ocha_syr_admin2.csv", PlaceLayout.OCHA),
    ("ocha_syr_admin3.csv", PlaceLayout.OCHA),
    ("ocha_city_neighbourhoods.csv", PlaceLayout.OCHA),
]
# The words of the record for a position; one without a word teaches nothing.
PRECISIONS = {
    "village": PlacePrecision.VILLAGE,
    "town": PlacePrecision.TOWN,
    "city": PlacePrecision.CITY,
    "neighbourhood_area": PlacePrecision.NEIGHBOURHOOD,
    "nearby_landmark": PlacePrecision.NEARBY_LANDMARK,
    "street": PlacePrecision.STREET,
    "within_100m": PlacePrecision.WITHIN_100_M,
    "exact_location": PlacePrecision.EXACT,
}
CITY_AND_COUNTRYSIDE = "Damascus"  # the record gives this name to two governorates, so it tells nothing

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
    with_files = with_country_files(data, base)
    for title, gazetteer in ((f"shipped ({len(base)})", base), (f"with files ({len(with_files)})", with_files)):
        for asking in ASKINGS:
            print(f"{title:24} {measure(gazetteer, rows, asking)}")
    print_learning({"shipped": base, "with files": with_files}, rows)
    print_spotting(base, rows, data)
    print_spotting(with_files, rows, data)


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
    within = governorate_id(gazetteer, row) if asking.told_governorate else None
    answers = gazetteer.resolve(row[asking.column].strip(), country="SY", within=within)
    return answers[0] if answers else None


def governorate_id(gazetteer: Gazetteer, row: dict[str, str]) -> str | None:
    """Give the governorate that the record states for an incident; None where it says too little."""
    told = row["governorate"] or row["region"]
    told = "" if told == CITY_AND_COUNTRYSIDE else told
    around = gazetteer.resolve(told, country="SY", kind_hint=PlacePrecision.GOVERNORATE) if told else []
    return around[0].place.id if around and around[0].score >= LIKELY else None


def km_off(row: dict[str, str], place: Place) -> float | None:
    """Give how far a place lies from the incident; None where either position is unknown or the place is coarse."""
    if not row["lat"] or place.kind in COARSE or place.lat is None or place.lon is None:
        return None
    return km_between(float(row["lat"]), float(row["lon"]), place.lat, place.lon)


def read_incidents(path: Path) -> Rows:
    """Read the incidents."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def with_country_files(data: Path, base: Gazetteer) -> Gazetteer:
    """Give the gazetteer as `recount places import` leaves it after the GeoNames and OCHA files."""
    for name, layout in COUNTRY_FILES:
        base = base.with_places(read_places(data / "gazetteer_syria" / name, layout, base, country="SY").places)
    return base


def print_learning(gazetteers: dict[str, Gazetteer], rows: Rows) -> None:
    """Print how the later half of the incidents is placed before and after learning from the earlier half."""
    placed = sorted((row for row in rows if row["lat"] and row["date"] > "1970-01-01"), key=lambda row: row["date"])
    earlier, later = placed[: len(placed) // 2], placed[len(placed) // 2 :]
    print(f"\n{len(later)} later incidents of known position, asked in English and, failing that, Arabic:")
    print(f"{'gazetteer':34} {'asserted':>9} {'of these to 5 km':>17} {'all to 5 km':>12}")
    for title, gazetteer in gazetteers.items():
        taught = gazetteer.with_places(learnt_places([sighting(gazetteer, row) for row in earlier], gazetteer))
        for name, asked in ((title, gazetteer), (f"{title} + learnt ({len(taught)})", taught)):
            near = [is_close(row, place) for row in later if (place := asserted(asked, row))]
            right = sum(near) / len(later)
            print(f"{name:34} {len(near) / len(later):9.0%} {fmean(near or [0]):17.0%} {right:12.0%}")


def sighting(gazetteer: Gazetteer, row: dict[str, str]) -> Sighting:
    """Give an incident as a lesson: its words, its position and the governorate that its recorder states."""
    names = (row["location_en"], row["location_ar"])
    told = PRECISIONS.get(row["geo_precision"], PlacePrecision.UNRESOLVED)
    position = float(row["lat"]), float(row["lon"])
    return Sighting(names, *position, governorate_id(gazetteer, row) or "", "SY", told)


def asserted(gazetteer: Gazetteer, row: dict[str, str]) -> Place | None:
    """Give the place that may be taken for an incident without a look: a settlement or quarter, or nothing."""
    within = governorate_id(gazetteer, row)
    for words in (row["location_en"].strip(), row["location_ar"].strip()):
        found = gazetteer.resolve(words, country="SY", within=within) if words else []
        if found and found[0].score >= LIKELY and found[0].place.kind not in COARSE:
            return found[0].place
    return None


def is_close(row: dict[str, str], place: Place) -> bool:
    """Tell whether a place lies within 5 km of an incident."""
    return km_between(float(row["lat"]), float(row["lon"]), place.lat or 0, place.lon or 0) <= CLOSE_KM


def print_spotting(gazetteer: Gazetteer, rows: Rows, data: Path) -> None:
    """Print, of the reports that tell of one incident of known position, how many hold a spotted place near it."""
    with gzip.open(data / "airwars_syria_dev" / "reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        reports = [json.loads(line) for line in lines]
    incidents = {row["seq"]: row for row in rows}
    told = [(report["text"], incidents.get(only_incident(report))) for report in reports]
    located = [(text, row) for text, row in told if row and row["lat"]]
    near = [any(is_near(row, spotted.candidates) for spotted in gazetteer.spot(text)) for text, row in located]
    spotted = sum(len(gazetteer.spot(text)) for text, _ in told)  # warms the memory of words and names
    started = time.process_time()
    for text, _ in told:
        gazetteer.spot(text)
    took, kilo = time.process_time() - started, sum(len(text) for text, _ in told) / 1000
    print(f"\n{len(gazetteer)} places, {len(near)} reports of one incident: {fmean(near):.0%} name a place in 10 km")
    print(f"spot, warm: {took / kilo * 1000:.2f} ms for 1,000 characters ({len(told)} reports, {spotted} names)")


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
