"""How long a check takes in a large record: `python benchmarks/checking.py [CLAIMS] [--keep FILE] [--alone]`.

For: seconds of processor time and the share of the record that a check reads, in a synthetic record of CLAIMS claims
(100,000 by default) of invented events, and whether the verdicts are those of a check that reads everything; `--alone`
leaves that one out, which holds the whole record in memory. Not for: quality; nothing here happened.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recount.checks.answer import Check
    from recount.incidents.models import Incident
    from recount.places.models import Place

SEED = 1
CLAIMS_OF_AN_INCIDENT = 4
CLAIMS_OF_A_TOTAL = 50
FIRST, LAST = date(2012, 1, 1), date(2019, 12, 31)
PUBLISHERS = 30
ARTICLE = (
    "DAMASCUS, 20 November 2015\n\n"
    "Air strikes killed at least 31 civilians in Albukamal on 5 November, Monitor 3 said. "
    "Seven people were killed in Raqqa on 3 November 2015. A strike on Douma on 30 October 2015 killed 70 people and "
    "injured 550.\n\n"
    "In October 2015 Monitor 1 counted 412 civilians killed in Syria, 90 of them children. Russian strikes "
    "hit nine hospitals. Not a single civilian was killed in Idlib on 4 November 2015.\n"
)


def main() -> None:
    """Build the record, check the article both ways, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="?", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="where to keep the record, to measure again")
    parser.add_argument("--alone", action="store_true", help="do not read the whole record beside")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(wanted.keep or Path(folder) / "synthetic.sqlite3", wanted.claims, alone=wanted.alone)


def measure(path: Path, claims: int, *, alone: bool) -> None:
    """Check the article in a record of so many claims, reading what may matter, and then reading everything."""
    from recount.site.record import RecordAddress, open_record

    is_new = not path.exists()
    open_record(RecordAddress(path.stem, str(path)), create=is_new)
    if is_new:
        build(claims)
    from recount.checks.checker import check
    from recount.checks.evidence import gather
    from recount.claims.models import ClaimRecord
    from recount.site.statistics import take_statistics

    take_statistics()
    check("Nobody was there.")
    narrow, seconds = _timed(lambda: check(ARTICLE))
    print(f"{ClaimRecord.objects.count():,} claims; {len(narrow.claims)} claims of the article")
    print(f"reading what may matter: {seconds:.2f} s of processor time")
    if alone:
        return
    whole, seconds_of_all = _timed(lambda: check(ARTICLE, evidence=gather()))
    print(f"reading the whole record: {seconds_of_all:.2f} s, {seconds_of_all / seconds:.0f} times as long")
    print(f"same verdicts: {_verdicts(narrow) == _verdicts(whole)}")


def _verdicts(answer: Check) -> list[tuple[str, str, str]]:
    return [(checked.verdict, checked.reason, checked.sentence) for checked in answer.claims]


def _timed(work: object) -> tuple[Check, float]:
    begun = time.process_time()
    answer = work()  # type: ignore[operator]
    return answer, time.process_time() - begun


def build(claims: int) -> None:
    """Fill the open record with invented, accepted claims; rows are added many at a time, unchecked."""
    from django.db import transaction

    from recount.incidents.models import Incident, Link, Toll
    from recount.vocabulary.words import LinkState, Outcome, VictimCategory, VictimClass

    chance = random.Random(SEED)  # noqa: S311 (nothing secret)
    with transaction.atomic():
        places = _places()
        of_incidents = claims - claims // CLAIMS_OF_A_TOTAL
        incidents = Incident.objects.bulk_create(
            _incidents(of_incidents // CLAIMS_OF_AN_INCIDENT, places, chance), batch_size=500
        )
        kept = _keep_claims(incidents, claims, chance)
        links = [
            Link(claim=claim, incident=incidents[at // CLAIMS_OF_AN_INCIDENT], state=LinkState.ACCEPT)
            for at, claim in enumerate(kept[: len(incidents) * CLAIMS_OF_AN_INCIDENT])
        ]
        Link.objects.bulk_create(links, batch_size=500)
        group = {"outcome": Outcome.KILLED, "victim_class": VictimClass.CIVILIAN, "category": VictimCategory.TOTAL}
        Toll.objects.bulk_create((Toll(incident=one, low=1, high=2, **group) for one in incidents), batch_size=500)


def _places() -> Sequence[Place]:
    """Keep every place of the shipped gazetteer that is no wider than a town."""
    from recount.places.gazetteer import Gazetteer
    from recount.places.models import keep_place
    from recount.vocabulary.words import PlacePrecision

    gazetteer = Gazetteer.shipped()
    wide = (PlacePrecision.COUNTRY, PlacePrecision.GOVERNORATE)
    return [keep_place(one.id, gazetteer) for one in gazetteer if one.country == "SY" and one.kind not in wide]


def _incidents(number: int, places: Sequence[Place], chance: random.Random) -> Iterator[Incident]:
    from recount.incidents.models import Incident

    for index in range(number):
        place = chance.choice(places)
        day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
        yield Incident(
            code=f"SY{index:07}", title_en="Invented", start=day, end=day, place=place, place_precision=place.kind
        )


def _keep_claims(incidents: Sequence[Incident], number: int, chance: random.Random) -> list[object]:
    from recount.claims.models import ClaimRecord
    from recount.reports.models import Publisher, Report
    from recount.vocabulary.words import CaptureState, PublisherKind

    publishers = [
        Publisher(key=f"monitor-{at}", name_en=f"Monitor {at}", kind=PublisherKind.NOT_ASSESSED)
        for at in range(PUBLISHERS)
    ]
    Publisher.objects.bulk_create(publishers)
    reports = [
        Report(key=f"r{at}", publisher=chance.choice(publishers), text=_text(at), state=CaptureState.FULL_TEXT_DIRECT)
        for at in range(number)
    ]
    Report.objects.bulk_create(reports, batch_size=500)
    rows = [_row(at, report, incidents, chance) for at, report in enumerate(reports)]
    return list(ClaimRecord.objects.bulk_create(rows, batch_size=500))


def _row(at: int, report: object, incidents: Sequence[Incident], chance: random.Random) -> object:
    """Make a claim of an incident, or, once each has its claims, a monthly total of the whole country."""
    from recount.claims.models import ClaimRecord
    from recount.claims.schema import Claim, Quote

    index = at // CLAIMS_OF_AN_INCIDENT
    told = _of_incident(incidents[index], chance) if index < len(incidents) else _total(chance)
    claim = Claim(id=f"c{at}", quote=Quote(text=_text(at), start=0, end=len(_text(at))), **told)
    row = ClaimRecord(key=claim.id, report=report, document=claim.model_dump(mode="json", by_alias=True))
    row.derive()
    return row


def _text(at: int) -> str:
    return f"Invented claim number {at}."


def _of_incident(incident: Incident, chance: random.Random) -> dict[str, object]:
    from recount.vocabulary.words import ClaimKind

    place = incident.place
    assert place is not None
    where = {"raw": place.name_en, "place": place.key, "lat": place.lat, "lon": place.lon, "precision": place.kind}
    when = {"start": incident.start, "end": incident.end, "precision": incident.precision}
    return {**_toll(chance, chance.randint(1, 60)), "kind": ClaimKind.CASUALTY, "when": when, "where": [where]}


def _total(chance: random.Random) -> dict[str, object]:
    from recount.vocabulary.words import ClaimKind, PlacePrecision, TimePrecision

    start = date(chance.randint(2012, 2018), chance.randint(1, 12), 1)
    end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    when = {"start": start, "end": end, "precision": TimePrecision.MONTH}
    where = {"raw": "Syria", "place": "syria", "precision": PlacePrecision.COUNTRY}
    return {**_toll(chance, chance.randint(50, 900)), "kind": ClaimKind.AGGREGATE, "when": when, "where": [where]}


def _toll(chance: random.Random, number: int) -> dict[str, object]:
    from recount.vocabulary.words import Outcome, Party, VictimCategory, VictimClass

    killed = {"outcome": Outcome.KILLED, "victim_class": VictimClass.CIVILIAN}
    whole = {**killed, "count": {"raw": str(number), "min": number, "max": number}}
    children = number // 4
    part = {"count": {"raw": str(children), "min": children, "max": children}, "part_of": 0}
    party = chance.choice(list(Party))
    return {
        "casualties": [whole, {**killed, "category": VictimCategory.CHILDREN, **part}],
        "perpetrators": [{"raw": party, "id": party}],
    }


if __name__ == "__main__":
    main()
