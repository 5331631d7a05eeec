"""The public projection as files: CSV tables and the whole as JSON.

For: downloads of the public site. Not for: frames of the record for its own analysts (`recount.releases.frames`). An
empty cell is unknown, never zero.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from recount.incidents.adjudicating.ranges import Range
from recount.releases.public.projection import (
    PublicClaim,
    PublicIncident,
    PublicName,
    PublicPlace,
    PublicRecord,
    PublicResponse,
    PublicSaid,
    PublicToll,
)
from recount.releases.public.showing import killed

Part = TypeVar("Part")


@dataclass(frozen=True)
class File:
    """One file of data: its name, what it holds (a key of `wording.yaml`), its columns, and what fills them."""

    name: str
    holds: str
    columns: Sequence[str]
    content: Callable[[PublicRecord], bytes]


@dataclass(frozen=True)
class _Row:
    """What a row is made of: the incident, and the part of it that the row is about."""

    incident: PublicIncident

    @property
    def place(self) -> PublicPlace | None:
        return self.incident.place

    @property
    def killed(self) -> Range | None:
        return killed(self.incident)


@dataclass(frozen=True)
class _TollRow(_Row):
    toll: PublicToll


@dataclass(frozen=True)
class _SaidRow(_Row):
    claim: PublicClaim
    said: PublicSaid


@dataclass(frozen=True)
class _ResponseRow(_Row):
    response: PublicResponse


_INCIDENT: Mapping[str, Callable[[_Row], object]] = {
    "code": lambda row: row.incident.code,
    "start": lambda row: row.incident.start,
    "end": lambda row: row.incident.end,
    "time_precision": lambda row: row.incident.precision,
    "place_en": lambda row: row.place and row.place.name.en,
    "place_ar": lambda row: row.place and row.place.name.ar,
    "governorate_en": lambda row: row.place and _english(row.place.governorate),
    "place_precision": lambda row: row.place and row.place.precision,
    "lat": lambda row: row.place and row.place.lat,
    "lon": lambda row: row.place and row.place.lon,
    "grid_degrees": lambda row: row.place and row.place.grid,
    "strike_type": lambda row: row.incident.strike_type,
    "strike_status": lambda row: row.incident.strike_status,
    "infrastructure": lambda row: _several(row.incident.infrastructure),
    "harm_grade": lambda row: row.incident.harm,
    "airwars_grade": lambda row: row.incident.airwars,
    "carried_over": lambda row: int(row.incident.carried_over),
    "civilians_killed_low": lambda row: row.killed and row.killed.low,
    "civilians_killed_high": lambda row: row.killed and row.killed.high,
    "civilians_killed_high_open": lambda row: row.killed and int(row.killed.high_open),
    "origins": lambda row: len({claim.origin for claim in row.incident.evidence}),
    "claims": lambda row: len(row.incident.evidence),
    "attributions": lambda row: _several(f"{each.party}:{each.status}" for each in row.incident.attributions),
    "released": lambda row: row.incident.released,
}
_TOLL: Mapping[str, Callable[[_TollRow], object]] = {
    "code": lambda row: row.incident.code,
    "outcome": lambda row: row.toll.outcome,
    "victim_class": lambda row: row.toll.victim_class,
    "category": lambda row: row.toll.category,
    "low": lambda row: row.toll.low,
    "high": lambda row: row.toll.high,
    "high_open": lambda row: int(row.toll.high_open),
    "convention": lambda row: row.toll.convention,
    "method": lambda row: row.toll.method,
}
_CLAIM: Mapping[str, Callable[[_SaidRow], object]] = {
    "code": lambda row: row.incident.code,
    "claim": lambda row: row.claim.number,
    "kind": lambda row: row.claim.kind,
    "role": lambda row: row.claim.role,
    "publisher_kind": lambda row: row.claim.publisher,
    "publisher": lambda row: _english(row.claim.name),
    "origin": lambda row: row.claim.origin,
    "published": lambda row: row.claim.published,
    "outcome": lambda row: row.said.outcome,
    "victim_class": lambda row: row.said.victim_class,
    "category": lambda row: row.said.category,
    "low": lambda row: row.said.low,
    "high": lambda row: row.said.high,
    "hedge": lambda row: row.said.hedge,
}
_RESPONSE: Mapping[str, Callable[[_ResponseRow], object]] = {
    "code": lambda row: row.incident.code,
    "party": lambda row: row.response.party,
    "position": lambda row: row.response.position,
    "killed_low": lambda row: row.response.killed_low,
    "killed_high": lambda row: row.response.killed_high,
    "injured_low": lambda row: row.response.injured_low,
    "injured_high": lambda row: row.response.injured_high,
    "day": lambda row: row.response.day,
}


def _said_rows(incident: PublicIncident) -> Iterator[_SaidRow]:
    return (_SaidRow(incident, claim, said) for claim in incident.claims for said in claim.counts)


def _toll_rows(incident: PublicIncident) -> Iterator[_TollRow]:
    return (_TollRow(incident, toll) for toll in incident.tolls)


def _response_rows(incident: PublicIncident) -> Iterator[_ResponseRow]:
    return (_ResponseRow(incident, response) for response in incident.responses)


def _sheet(
    name: str, columns: Mapping[str, Callable[[Part], object]], rows_of: Callable[[PublicIncident], Iterable[Part]]
) -> File:
    """Make a CSV file of the parts of every incident."""

    def content(record: PublicRecord) -> bytes:
        text = io.StringIO()
        sheet = csv.writer(text, lineterminator="\r\n")
        sheet.writerow(columns)
        for incident in record.incidents:
            sheet.writerows([value(row) for value in columns.values()] for row in rows_of(incident))
        return text.getvalue().encode()

    return File(f"{name}.csv", name, list(columns), content)


def _english(name: PublicName | None) -> str | None:
    return name.en if name else None


def _several(words: Iterable[str]) -> str:
    return ";".join(words)


def _whole(record: PublicRecord) -> bytes:
    return (record.model_dump_json(indent=1) + "\n").encode()


FILES = (
    _sheet("incidents", _INCIDENT, lambda incident: [_Row(incident)]),
    _sheet("tolls", _TOLL, _toll_rows),
    _sheet("claims", _CLAIM, _said_rows),
    _sheet("responses", _RESPONSE, _response_rows),
    File("record.json", "record", [], _whole),
)
