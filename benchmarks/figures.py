"""How long a full recount takes: `python -m benchmarks.figures [--incidents 8000] [--claims 50000] [--keep FILE]`.

For: the target of figures over a record of 8,000 incidents and 50,000 claims. Not for: findings; every incident and
every claim is invented by a seeded generator, in a record of its own that is thrown away. Prints CPU seconds, best of
three.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

FIGURES: tuple[dict[str, Any], ...] = (
    {"measure": "killed"},
    {"measure": "killed", "by": "party,month"},
    {"measure": "injured", "by": "governorate,month", "party": "russia"},
    {"measure": "incidents", "by": "zone", "shares": True},
    {"measure": "killed", "by": "party,zone"},
    {"measure": "incidents", "by": "harm", "shares": True},
    {"measure": "incidents", "by": "infrastructure", "shares": True},
    {"measure": "facilities", "by": "infrastructure"},
    {"measure": "strikes", "by": "party"},
    {"measure": "killed", "by": "monitor"},
    {"measure": "killed", "convention": "acled"},
    {"measure": "killed", "known_by": "2003-01-01"},
    {"measure": "killed", "as_of": "2026-01-01"},
)
DAYS = 1500
FIRST = date(2001, 1, 1)
SIGNED = datetime(2005, 1, 1, tzinfo=UTC)


def main() -> None:
    """Build the record, count each figure, print the seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=8000)
    parser.add_argument("--claims", type=int, default=50_000)
    parser.add_argument("--keep", type=Path, help="where to keep the record, to measure again")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        from recount.site.record import RecordAddress, open_record

        path = asked.keep or Path(folder) / "benchmark.sqlite3"
        is_new = not path.exists()
        open_record(RecordAddress("benchmark", str(path)), create=is_new)
        if is_new:
            build(Random(1), asked.incidents, asked.claims)  # noqa: S311
        measure()


def measure() -> None:
    """Count each figure three times and print the best."""
    from recount.figures.asking.declaration import Declaration
    from recount.figures.counting import count

    for keys in FIGURES:
        declaration = Declaration.read({"grade": "any", **keys})
        seconds = []
        for _ in range(3):
            began = time.process_time()
            figure = count(declaration)
            seconds.append(time.process_time() - began)
        said = " ".join(f"{key}={value}" for key, value in keys.items())
        print(f"{min(seconds):6.2f} s  {figure.total.incidents:6,} incidents  {said}", flush=True)


def build(random: Random, incidents: int, claims: int) -> None:
    """Fill the record in bulk: incidents on shipped places, accepted claims of forty publishers, one map a month."""
    from recount.incidents.models import Incident
    from recount.places.gazetteer import Gazetteer
    from recount.places.models import keep_place

    gazetteer = Gazetteer.shipped()
    known = [place for place in gazetteer if place.lat is not None and place.country == "SY"]
    places = [keep_place(place.id, gazetteer) for place in random.sample(known, min(300, len(known)))]
    made = Incident.objects.bulk_create(
        [_incident(random, number, random.choice(places)) for number in range(incidents)], batch_size=500
    )
    _judge(random, made)
    _testify(random, made, claims)
    _map_zones()


def _incident(random: Random, number: int, place: Any) -> Any:
    from recount.incidents.models import Incident
    from recount.vocabulary.words import InfrastructureType

    day = FIRST + timedelta(days=random.randrange(DAYS))
    hit = random.sample([str(kind) for kind in InfrastructureType], random.choice((0, 0, 1, 2)))
    return Incident(
        code=f"BM{number:06}",
        title_en="invented",
        start=day,
        end=day,
        place=place,
        place_precision=place.kind,
        infrastructure=hit,
    )


def _judge(random: Random, incidents: list[Any]) -> None:
    """Sign a grade and attribute each incident to one or two parties."""
    from recount.incidents.models import Decision, Grade, PartyAttribution, Toll
    from recount.vocabulary.words import (
        AirwarsGrade,
        AttributionStatus,
        DecisionKind,
        Outcome,
        Party,
        VictimCategory,
        VictimClass,
    )

    signed = {"signed_by": "benchmark", "signed_at": SIGNED, "reason": "invented"}
    decisions = Decision.objects.bulk_create(
        [
            Decision(
                kind=DecisionKind.GRADE,
                incident=incident,
                value={"imported": random.choice(list(AirwarsGrade)), "source": "benchmark"},
                **signed,
            )
            for incident in incidents
        ],
        batch_size=500,
    )
    Grade.objects.bulk_create(
        [
            Grade(incident=each.incident, airwars=each.value["imported"], imported_from="benchmark", decision=each)
            for each in decisions
        ],
        batch_size=500,
    )
    alleged = (Party.RUSSIA, Party.SYRIA_GOV, Party.US_COALITION, Party.ISIS, Party.TURKEY)
    PartyAttribution.objects.bulk_create(
        [
            PartyAttribution(incident=incident, party=party, status=AttributionStatus.LIKELY)
            for incident in incidents
            for party in random.sample(alleged, random.choice((1, 1, 1, 2)))
        ],
        batch_size=500,
    )
    Toll.objects.bulk_create(
        [
            Toll(
                incident=incident,
                outcome=outcome,
                victim_class=victim_class,
                category=VictimCategory.TOTAL,
                low=(low := random.randrange(20)),
                high=low + random.randrange(10),
            )
            for incident in incidents
            for outcome in (Outcome.KILLED, Outcome.INJURED)
            for victim_class in (VictimClass.CIVILIAN, VictimClass.UNSPECIFIED)
            if random.random() < 0.7
        ],
        batch_size=500,
    )


def _testify(random: Random, incidents: list[Any], claims: int) -> None:
    """Let forty publishers say what happened, a report a claim, each accepted."""
    from recount.claims.models import ClaimRecord
    from recount.incidents.models import Decision, Link
    from recount.reports.models import Publisher, Report
    from recount.vocabulary.words import CaptureState, DecisionKind, LinkState, PublisherKind

    publishers = Publisher.objects.bulk_create(
        [Publisher(key=f"p{n}", name_en=f"Publisher {n}", kind=PublisherKind.MONITOR) for n in range(40)]
    )
    told = [random.choice(incidents) for _ in range(claims)]
    days = [incident.start + timedelta(days=random.randrange(1, 20)) for incident in told]
    reports = Report.objects.bulk_create(
        [
            Report(
                key=f"r{n}",
                publisher=random.choice(publishers),
                published=str(day),
                published_start=day,
                published_end=day,
                text="invented",
                state=CaptureState.FULL_TEXT_LOCAL,
            )
            for n, day in enumerate(days)
        ],
        batch_size=500,
    )
    rows = [
        ClaimRecord(key=f"c{n}", report=report, document=_document(random, f"c{n}")) for n, report in enumerate(reports)
    ]
    for row in rows:
        row.derive()
    rows = ClaimRecord.objects.bulk_create(rows, batch_size=500)
    decisions = Decision.objects.bulk_create(
        [
            Decision(
                kind=DecisionKind.ACCEPT,
                claim=row,
                incident=incident,
                value={"role": "evidence"},
                signed_by="benchmark",
                signed_at=SIGNED,
                reason="invented",
            )
            for row, incident in zip(rows, told, strict=True)
        ],
        batch_size=500,
    )
    Link.objects.bulk_create(
        [Link(claim=each.claim, incident=each.incident, state=LinkState.ACCEPT, decision=each) for each in decisions],
        batch_size=500,
    )


def _document(random: Random, key: str) -> dict[str, Any]:
    from recount.claims.schema import Casualties, Claim, Quantity, Quote, Strike
    from recount.vocabulary.words import ClaimKind, Outcome, Unit, VictimClass

    number = random.randrange(1, 30)
    groups = [
        Casualties(outcome=outcome, victim_class=VictimClass.CIVILIAN, count=Quantity(raw="n", min=number, max=number))
        for outcome in random.sample([Outcome.KILLED, Outcome.INJURED], random.choice((1, 2)))
    ]
    strike = Strike(count=Quantity(raw="n", min=2, max=2, unit=Unit.STRIKES)) if random.random() < 0.2 else None
    claim = Claim(
        id=key,
        kind=ClaimKind.CASUALTY,
        quote=Quote(text="invented", start=0, end=8),
        casualties=groups,
        strike=strike,
    )
    return claim.model_dump(mode="json", by_alias=True)


def _map_zones() -> None:
    """Keep one map a month of two square zones, and set every incident on it."""
    from recount.figures.choosing.zoning import keep_all_grounds
    from recount.places.zones.models import Zone, ZoneVersion
    from recount.vocabulary.words import Party

    versions = []
    for month in range(DAYS // 30 + 1):
        day = FIRST + timedelta(days=30 * month)
        version = ZoneVersion(
            source="benchmark",
            licence="none",
            as_of=day,
            name="b",
            sha256=str(month),
            map_sha256="none",
            imported_at=SIGNED,
        )
        version.save()
        for party, west, east in ((Party.SYRIA_GOV, 35.0, 39.0), (Party.ISIS, 39.0, 43.0)):
            ring = [[west, 32.0], [east, 32.0], [east, 38.0], [west, 38.0], [west, 32.0]]
            Zone(version=version, number=1, party=party, stated="invented", polygons=[[ring]]).save()
        versions.append(version)
    began = time.process_time()
    kept = keep_all_grounds(versions)
    print(f"{time.process_time() - began:6.2f} s  {kept:6,} points set on {len(versions)} maps", flush=True)


if __name__ == "__main__":
    main()
