"""Builds a large record of made-up reports: as many incidents as asked for, ten claims each, in English and Arabic.

For: `benchmarks/workbench.py`. Not for: any measure of reading or counting. Places are the gazetteer's, moved about;
every sentence is put together from `synthetic_words.yaml`; no person and no event is meant. The same seed gives the
same record.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from recount.site.record import RecordAddress, open_record

FIRST_DAY = date(2013, 1, 1)
DAYS = 3650
REPORTS_AN_INCIDENT, CLAIMS_A_REPORT = 2, 5
PUBLISHERS = 200
AT_ONCE = 500
# So many are made up; a larger record has copies of them.
MADE = 2_000
PLACES = 20_000
COPIED = (
    *("incidents.incident", "reports.report", "claims.claimrecord", "incidents.link"),
    *("incidents.toll", "incidents.partyattribution", "incidents.grade"),
)
STEPS: dict[str, int] = {}
WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("synthetic_words.yaml").read_text(encoding="utf-8"))


def build(address: RecordAddress, incidents: int, seed: int = 1) -> None:
    """Build a record of so many incidents, unless it is there already: some are made up, then copied on other days."""
    if address.exists():
        return
    open_record(address, create=True)
    from django.db import transaction

    from recount.reports.search.indexing import draw_up_search

    chance = random.Random(seed)  # noqa: S311 (made-up reports, no secret)
    made = min(incidents, MADE)
    began = time.monotonic()
    with transaction.atomic():
        places, publishers = _places(chance), _publishers()
        decision: Any = None
        for start in range(0, made, AT_ONCE):
            decision = _some(range(start, min(start + AT_ONCE, made)), places, publishers, decision, chance)
    print(f"{made:,} incidents made up after {time.monotonic() - began:.0f} s", flush=True)
    with transaction.atomic():
        _forget_index()
        for copy in range(1, incidents // made):
            _copied(copy)
        _sign_one_by_one()
    print(f"{incidents:,} incidents after {time.monotonic() - began:.0f} s", flush=True)
    draw_up_search("default")
    _run("ANALYZE")
    print(f"Indexed after {time.monotonic() - began:.0f} s", flush=True)


def _run(statement: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)


def _forget_index() -> None:
    """Index at the end, because indexing many rows at once is faster."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        triggers = [name for (name,) in cursor.fetchall()]
    for trigger in triggers:
        _run(f"DROP TRIGGER {trigger}")


def _copied(copy: int) -> None:
    """Copy what was made up under new numbers and keys, on other days and at other places."""
    from django.apps import apps
    from django.db import connection

    for label in COPIED:
        model = apps.get_model(label)
        fields = [field for field in model._meta.concrete_fields if field.name != "id"]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT max(id) / {copy} FROM {model._meta.db_table}")  # noqa: S608
            STEPS[label] = int(cursor.fetchone()[0])
        chosen = [_copied_column(field, copy) for field in fields]
        columns = ", ".join(f'"{field.column}"' for field in fields)
        moved = f"id + {STEPS[label] * copy}"
        _run(
            f"INSERT INTO {model._meta.db_table} (id, {columns}) SELECT {moved}, {', '.join(chosen)} "  # noqa: S608
            f"FROM {model._meta.db_table} WHERE id <= {STEPS[label]}"
        )


def _sign_one_by_one() -> None:
    """Give every accepted claim and every grade a decision of its own, as people sign them, and some reports one."""
    from recount.incidents.models import Decision, Grade, Link
    from recount.reports.models import Report
    from recount.vocabulary.words import DecisionKind, LinkState

    decisions, accepted = Decision._meta.db_table, f"state = '{LinkState.ACCEPT}'"
    signed = "'{}', 'Recorder A', '2026-01-01 00:00:00', '', 'Made up for a measure of speed.', 'recorder a'"
    columns = "kind, value, signed_by, signed_at, rule, reason, signer, incident_id"
    for model, kind, claim, condition in (
        (Link, DecisionKind.ACCEPT, "claim_id", accepted),
        (Grade, DecisionKind.GRADE, "NULL", "TRUE"),
    ):
        table = model._meta.db_table
        _run(
            f"INSERT INTO {decisions} ({columns}, claim_id) "  # noqa: S608
            f"SELECT '{kind}', {signed}, incident_id, {claim} FROM {table} WHERE {condition} ORDER BY id"
        )
        same = f"d.claim_id IS {table}.{claim}" if model is Link else f"d.incident_id = {table}.incident_id"
        _run(
            f"UPDATE {table} SET decision_id = (SELECT max(d.id) FROM {decisions} d "  # noqa: S608
            f"WHERE {same} AND d.kind = '{kind}') WHERE {condition}"
        )
    about = columns.replace("incident_id", "report_id")
    _run(
        f"INSERT INTO {decisions} ({about}) "  # noqa: S608
        f"SELECT '{DecisionKind.SET_ASIDE}', {signed}, id FROM {Report._meta.db_table} WHERE id % 100 = 0"
    )


def _copied_column(field: Any, copy: int) -> str:
    column = f'"{field.column}"'
    if field.name in ("key", "code"):
        return f"{column} || '-{copy}'"
    if field.name == "place" and field.is_relation:
        return f"({column} + {copy * 397}) % {PLACES} + 1"
    if field.is_relation and field.related_model._meta.label_lower in STEPS:
        return f"{column} + {STEPS[field.related_model._meta.label_lower] * copy}"
    if field.name in ("start", "end", "day", "day_end", "published_start", "published_end"):
        return f"date({column}, '+{copy * 11} days')"
    return column


def _places(chance: random.Random) -> list[Any]:
    """Keep the gazetteer's places, and hamlets without a name of their own around them."""
    from recount.places.gazetteer import Gazetteer
    from recount.places.models import Place, keep_place
    from recount.vocabulary.words import PlacePrecision

    gazetteer = Gazetteer.shipped()
    known = [keep_place(place.id, gazetteer) for place in islice(gazetteer, 800)]
    centres = [each for each in known if each.lat is not None and each.kind is not PlacePrecision.COUNTRY]
    fine = [PlacePrecision.EXACT, PlacePrecision.WITHIN_100_M, PlacePrecision.NEIGHBOURHOOD, PlacePrecision.VILLAGE]
    near = [
        Place(
            key=f"synthetic-{number}",
            name_en=f"{centre.name_en}, quarter {number}",
            name_ar=f"{centre.name_ar}، حي {number}",
            kind=fine[number % len(fine)],
            lat=round((centre.lat or 0) + chance.gauss(0, 0.08), 4),
            lon=round((centre.lon or 0) + chance.gauss(0, 0.08), 4),
            governorate=centre.governorate,
            country=centre.country,
        )
        for number in range(PLACES)
        for centre in [chance.choice(centres)]
    ]
    Place.objects.bulk_create(near, batch_size=AT_ONCE)
    return known + near


def _publishers() -> list[Any]:
    from recount.reports.models import Publisher
    from recount.vocabulary.words import PublisherKind

    kinds = list(PublisherKind)
    return Publisher.objects.bulk_create(
        Publisher(
            key=f"synthetic-{number}",
            name_en=f"Synthetic monitor {number}",
            name_ar=f"مرصد تجريبي {number}",
            kind=kinds[number % len(kinds)],
        )
        for number in range(PUBLISHERS)
    )


def _some(numbers: range, places: list[Any], publishers: list[Any], decision: Any, chance: random.Random) -> Any:
    """Keep some incidents with everything that belongs to them; one decision stands behind all."""
    from recount.claims.models import ClaimRecord
    from recount.incidents.models import Grade, Incident, Link, PartyAttribution, Toll
    from recount.reports.models import Report

    told = [Told(number, chance, places) for number in numbers]
    incidents = Incident.objects.bulk_create([each.incident() for each in told])
    decision = decision or _decision(incidents[0])
    written = [(each, report) for each in told for report in each.reports(publishers)]
    reports = Report.objects.bulk_create([report for _, report in written], batch_size=AT_ONCE)
    claims = [
        (number // REPORTS_AN_INCIDENT, claim)
        for number, ((each, _), report) in enumerate(zip(written, reports, strict=True))
        for claim in each.claims(report)
    ]
    ClaimRecord.objects.bulk_create([claim for _, claim in claims], batch_size=AT_ONCE)
    Link.objects.bulk_create((_link(claim, incidents[at], decision, chance) for at, claim in claims), batch_size=2000)
    parts = [part for each, incident in zip(told, incidents, strict=True) for part in each.parts(incident, decision)]
    for model in (Toll, PartyAttribution, Grade):
        model.objects.bulk_create([part for part in parts if isinstance(part, model)])
    return decision


def _decision(incident: Any) -> Any:
    from recount.incidents.models import Decision
    from recount.vocabulary.words import DecisionKind

    made = Decision(
        kind=DecisionKind.ACCEPT,
        incident=incident,
        signed_by="Recorder A",
        signer="recorder a",
        signed_at=datetime(2026, 1, 1, tzinfo=UTC),
        reason="Made up for a measure of speed.",
    )
    Decision.objects.bulk_create([made])
    return made


def _link(claim: Any, incident: Any, decision: Any, chance: random.Random) -> Any:
    from recount.incidents.models import Link
    from recount.vocabulary.words import LinkState

    proposed = chance.random() < 0.02
    state = LinkState.PROPOSED if proposed else LinkState.ACCEPT
    return Link(claim=claim, incident=incident, state=state, score=0.8, decision=None if proposed else decision)


class Told:
    """One made-up incident and what reports say of it."""

    def __init__(self, number: int, chance: random.Random, places: list[Any]) -> None:
        self.number, self.chance = number, chance
        self.place = chance.choice(places) if chance.random() < 0.99 else None
        self.day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        self.kind, self.target = chance.randrange(6), chance.randrange(8)
        self.by = chance.randrange(6)
        self.killed = min(int(chance.paretovariate(1.2)), 400)
        self.injured = min(int(chance.paretovariate(1.0)), 900)

    def title(self, language: str) -> str:
        """Give a title."""
        words = WORDS[language]
        return str(words["title"]).format(**self._words(language))

    def incident(self) -> Any:
        """Make the incident."""
        from recount.incidents.models import Incident
        from recount.vocabulary.words import PlacePrecision, TimePrecision

        return Incident(
            code=f"SYN{self.number:06}",
            title_en=self.title("en"),
            title_ar=self.title("ar"),
            start=self.day,
            end=self.day,
            precision=TimePrecision.DAY,
            place=self.place,
            place_precision=self.place.kind if self.place else PlacePrecision.UNRESOLVED,
        )

    def reports(self, publishers: list[Any]) -> Iterator[Any]:
        """Make what publishers said of it, in either language."""
        from recount.reports.models import Report
        from recount.vocabulary.words import CaptureState

        for copy in range(REPORTS_AN_INCIDENT):
            language = self.chance.choice(("ar", "en"))
            report = Report(
                key=f"syn-{self.number}-{copy}",
                publisher=self.chance.choice(publishers),
                title=self.title(language),
                language=language,
                published=(self.day + timedelta(days=copy)).isoformat(),
                text=self._text(language),
                state=CaptureState.FULL_TEXT_LOCAL,
            )
            report.derive()
            yield report

    def claims(self, report: Any) -> Iterator[Any]:
        """Make the claims of a report, a sentence each."""
        from recount.claims.models import ClaimRecord

        start = 0
        for number, line in enumerate(report.text.split("\n")[:CLAIMS_A_REPORT]):
            document = self._document(f"{report.key}-{number}", line, start)
            claim = ClaimRecord(key=document["id"], report=report, document=document)
            claim.derive()
            yield claim
            start += len(line) + 1

    def parts(self, incident: Any, decision: Any) -> Iterator[Any]:
        """Make the tolls, who is alleged, and the grade."""
        from recount.incidents.models import Grade, PartyAttribution, Toll
        from recount.vocabulary.words import (
            AirwarsGrade,
            AttributionStatus,
            Outcome,
            Party,
            VictimCategory,
            VictimClass,
        )

        for outcome, number in ((Outcome.KILLED, self.killed), (Outcome.INJURED, self.injured)):
            yield Toll(
                incident=incident,
                outcome=outcome,
                victim_class=VictimClass.CIVILIAN,
                category=VictimCategory.TOTAL,
                low=number,
                high=number + self.number % 7,
                decision=decision,
            )
        parties = [Party.UNKNOWN, Party.RUSSIA, Party.SYRIA_GOV, Party.US_COALITION, Party.TURKEY, Party.ISIS]
        status = AttributionStatus.SINGLE_SOURCE
        yield PartyAttribution(incident=incident, party=parties[self.by], status=status, decision=decision)
        if self.number % 5:
            grades = list(AirwarsGrade)
            yield Grade(incident=incident, airwars=grades[self.number % len(grades)], decision=decision)

    def _words(self, language: str) -> dict[str, str]:
        words = WORDS[language]
        place = self.place
        name = (
            (place.name_ar if language == "ar" else place.name_en)
            if place
            else ("مكان مجهول", "a place")[language == "en"]
        )
        return {
            "attack": words["attack"][self.kind],
            "target": words["target"][self.target],
            "by": words["by"][self.by],
            "place": name,
            "day": self.day.isoformat(),
            "killed": str(self.killed),
            "injured": str(self.injured),
        }

    def _text(self, language: str) -> str:
        words = WORDS[language]
        more = self.chance.sample(words["more"], CLAIMS_A_REPORT - 1)
        return "\n".join([str(words["sentence"]).format(**self._words(language)), *more])

    def _document(self, key: str, line: str, start: int) -> dict[str, Any]:
        from recount.claims.schema import Claim
        from recount.vocabulary.words import ClaimKind, Outcome, TimePrecision, VictimClass

        document: dict[str, Any] = {
            "id": key,
            "kind": ClaimKind.EVENT if start else ClaimKind.CASUALTY,
            "quote": {"text": line, "start": start, "end": start + len(line)},
            "when": {
                "raw": self.day.isoformat(),
                "start": self.day.isoformat(),
                "end": self.day.isoformat(),
                "precision": TimePrecision.DAY,
            },
        }
        if self.place:
            where = {"raw": self.place.name_en, "place": self.place.key, "precision": self.place.kind}
            document["where"] = [where]
        if start == 0:
            count = {"raw": str(self.killed), "min": self.killed, "max": self.killed}
            group = {"outcome": Outcome.KILLED, "victim_class": VictimClass.CIVILIAN, "count": count}
            document["casualties"] = [group]
        return Claim.model_validate(document).model_dump(mode="json", by_alias=True)
