"""From stated rows to rows of the record: incidents with their ranges, parties and grades; reports; responses.

For: making them unsaved, as plain values where nobody asks for their ids, so that they can be kept by the thousand.
Not for: judging anything; what a recorder states is carried over as theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from recount.incidents.adding import Values
from recount.incidents.importing.placing import Placed
from recount.incidents.importing.reading import ReadFile, StatedRow
from recount.incidents.models import ImportedRow, ImportFile, Incident, Response
from recount.reports.models import Report
from recount.vocabulary.words import (
    AttributionStatus,
    CaptureState,
    ResponsePosition,
    StrikeType,
    TimePrecision,
)

LONGEST_CODE = 40
_UNKNOWN_LANGUAGE = "und"


def make_incident(row: StatedRow, code: str, placed: Placed) -> Incident:
    """Make the incident of a row; a day that is not stated stays missing (R6)."""
    values = row.values
    start, end, precision = _days(values)
    return Incident(
        code=code,
        title_en=_shortened(f"{values.get('title_en') or 'place not stated'}, {start or 'date not stated'}", 300),
        title_ar=_shortened(values.get("title_ar") or "", 300),
        start=start,
        end=end,
        precision=precision,
        place=placed.place,
        place_precision=placed.precision,
        strike_type=values.get("strike_type") or StrikeType.UNKNOWN,
        strike_status=values.get("strike_status"),
        infrastructure=values.get("infrastructure") or [],
        as_stated=True,
    )


def make_tolls(row: StatedRow, incident: int, file: ImportFile) -> Iterator[Values]:
    """Make the ranges of a row, each end as stated, also where they run backwards."""
    reason = f"As {file.whose} states it ({file.name}, line {row.line})."
    for toll in row.tolls:
        yield {
            "incident_id": incident,
            "outcome": toll.outcome,
            "victim_class": toll.victim_class,
            "category": toll.category,
            "low": toll.low,
            "high": toll.high,
            "reason": reason,
            "as_stated": True,
        }


def make_attributions(row: StatedRow, incident: int) -> Iterator[Values]:
    """Make what a row says of who did it."""
    status = row.values.get("attribution") or AttributionStatus.UNKNOWN
    for party in row.values.get("parties") or []:
        yield {"incident_id": incident, "party": party, "status": status}


def make_grade(row: StatedRow, incident: int, file: ImportFile) -> Iterator[Values]:
    """Make the grade of a row, as another recorder's; a row without one stays ungraded."""
    if row.values.get("grade"):
        yield {"incident_id": incident, "airwars": row.values["grade"], "imported_from": file.whose[:120]}


def make_report(row: StatedRow) -> Report:
    """Make the report that a row refers to: a reference only, nothing of it is kept."""
    url = row.values.get("url") or ""
    return Report(
        key=report_key(row),
        author=_shortened(row.values.get("name") or "", 200),
        title=_shortened(row.values.get("name") or url or "source without a name", 500),
        url=url,
        language=row.values.get("language") or _UNKNOWN_LANGUAGE,
        state=CaptureState.REFERENCE_ONLY,
    )


def report_key(row: StatedRow) -> str:
    """Name a report by its address, or by its row where it has none."""
    name = row.values.get("url") or f"{row.incident_key} {row.key}"
    return f"reference-{sha256(name.encode()).hexdigest()[:16]}"


def make_response(row: StatedRow, kept: ImportedRow) -> Response:
    """Make what a party said; where it is known to have said nothing, that (R18)."""
    values = row.values
    parties = values.get("party") or [None]
    return Response(
        incident_id=kept.incident_id,
        row=kept,
        party=parties[0],
        position=_position(values),
        reason=_shortened(values.get("reason") or "", 300),
        killed_low=values.get("killed_low"),
        killed_high=values.get("killed_high"),
        injured_low=values.get("injured_low"),
        injured_high=values.get("injured_high"),
        day=values.get("day"),
        statement=values.get("said") or "",
        url=values.get("url") or "",
    )


def make_row(row: StatedRow, file: ImportFile, read: ReadFile, incident: int, report: int | None = None) -> Values:
    """Make the row as it was stated."""
    return {
        "file_id": file.pk,
        "line": row.line,
        "whose": file.whose,
        "table": read.name,
        "key": row.key,
        "stated": row.stated,
        "flags": row.flags,
        "lat": row.values.get("lat"),
        "lon": row.values.get("lon"),
        "incident_id": incident,
        "report_id": report,
    }


def _position(values: Mapping[str, Any]) -> ResponsePosition:
    position = ResponsePosition(values.get("position") or ResponsePosition.NOT_YET_ASSESSED)
    silent = position is ResponsePosition.NOT_YET_ASSESSED and not values.get("said")
    return ResponsePosition.NO_KNOWN_STATEMENT if silent else position


def _days(values: Mapping[str, Any]) -> tuple[date | None, date | None, TimePrecision]:
    """Give the days as stated with their precision; one that is spread stands for all the days that it may mean."""
    start, end = values.get("start"), values.get("end") or values.get("start")
    if start is None and end is None:
        return None, None, TimePrecision.UNRESOLVED
    spread = TimePrecision(values.get("spread") or TimePrecision.DAY)
    if start is not None and spread is not TimePrecision.DAY:
        return *_spread(start, spread), spread
    stated = values.get("precision")
    if stated and stated != TimePrecision.UNRESOLVED:
        return start, end, TimePrecision(stated)
    return start, end, TimePrecision.DAY if start in (end, None) else TimePrecision.INTERVAL


def _spread(day: date, over: TimePrecision) -> tuple[date, date]:
    if over is TimePrecision.WEEK:
        return day - timedelta(days=3), day + timedelta(days=3)
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _shortened(text: str, longest: int) -> str:
    """Shorten words that are only shown; the row keeps them whole."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
