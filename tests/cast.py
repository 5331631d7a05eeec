"""The cast: a few publishers, reports, claims and incidents that the tests share, each with a sentence.

For: tests that need a record with somebody in it. Not for: true cases, which stand in tables under `tests/cases/`.
Everybody and every number here is invented, and the year is 2001, so that nobody takes them for findings. The
places are those of the shipped gazetteer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from recount.claims.models import ClaimRecord, keep_claims
from recount.claims.schema import Attribution, Casualties, Claim, Perpetrator, Quantity, Quote, When, Where
from recount.incidents.deciding.signing import Signature
from recount.incidents.models import Incident
from recount.places.gazetteer import Gazetteer
from recount.places.models import keep_place
from recount.reports.dates import PartialDate
from recount.reports.models import Publisher, Report
from recount.vocabulary.words import (
    AttributionKind,
    CaptureState,
    ClaimKind,
    Hedge,
    Outcome,
    Party,
    PublisherKind,
    StrikeType,
    TimePrecision,
    VictimCategory,
    VictimClass,
)

MARKET_DAY = "2001-02-03"
MARKET_PLACE = "albukamal"


@dataclass
class Cast:
    """The whole cast, kept in the open record."""

    # Counts civilians in the whole country and corrects itself.
    monitor_a: Publisher = field(default_factory=lambda: publisher("monitor_a", "Monitor A"))
    # Counts everybody who was killed, and does not always say who they were.
    monitor_b: Publisher = field(default_factory=lambda: publisher("monitor_b", "Monitor B"))
    # Passes on what others wrote.
    agency: Publisher = field(default_factory=lambda: publisher("agency", "Agency", PublisherKind.AGENCY))

    def __post_init__(self) -> None:
        """Let everybody say what they say."""
        # Monitor A on the day after the attack on the market: an early count.
        self.first = says("a-1", self.monitor_a, "2001-02-04", "At least 20 civilians were killed", at_least(20))
        # Monitor A three days on: the count it settles on, which supersedes its first (R9).
        self.later = says("a-2", self.monitor_a, "2001-02-07", "31 civilians were killed", exactly(31))
        # Monitor B on the same attack: another origin, with a range.
        self.second = says("b-1", self.monitor_b, "2001-02-05", "25 to 28 civilians were killed", between(25, 28))
        # The agency repeats Monitor A's first count: no origin of its own (R8).
        self.copied = says(
            "c-1",
            self.agency,
            "2001-02-08",
            "At least 20 civilians were killed, Monitor A said",
            at_least(20),
            attribution=[Attribution(name="Monitor A", kind=AttributionKind.MONITOR)],
        )
        # Monitor A on the whole month: never added to incidents (R4).
        self.month = says(
            "a-3", self.monitor_a, "2001-03-01", "80 civilians were killed", exactly(80),
            kind=ClaimKind.AGGREGATE, when=days("2001-02"),
        )  # fmt: skip
        # The attack on the market that everybody above tells of.
        self.market = incident("RC0001", "A market hit")
        # An attack on the same day elsewhere, of which nobody knows a toll.
        self.bridge = incident("RC0002", "A bridge hit", place="raqqa")


def publisher(key: str, name: str, kind: PublisherKind = PublisherKind.MONITOR) -> Publisher:
    """Keep a publisher."""
    row = Publisher(key=key, name_en=name, kind=kind)
    row.save()
    return row


def report(key: str, by: Publisher | None, published: str, text: str, **other: Any) -> Report:
    """Keep a report."""
    row = Report(
        key=key, publisher=by, published=published, text=text, **{"state": CaptureState.FULL_TEXT_LOCAL, **other}
    )
    row.save()
    return row


def says(
    key: str, by: Publisher | None, published: str, text: str, count: Quantity | None = None, **parts: Any
) -> ClaimRecord:
    """Keep a report of one sentence and the one claim in it."""
    return keep_claims(report(f"report-{key}", by, published, text), [claim(key, text, count, **parts)])[0]


def claim(key: str, text: str, count: Quantity | None = None, **parts: Any) -> Claim:
    """Make a claim of civilians killed on the market day, unless `parts` says otherwise."""
    usual: dict[str, Any] = {
        "kind": ClaimKind.CASUALTY,
        "when": days(MARKET_DAY),
        "where": [at(MARKET_PLACE)],
        "perpetrators": [Perpetrator(raw="aircraft", id=Party.UNKNOWN)],
        "casualties": [killed(count)] if count else [],
    }
    return Claim(id=key, quote=Quote(text=text, start=0, end=len(text)), **{**usual, **parts})


def killed(
    count: Quantity,
    victim_class: VictimClass = VictimClass.CIVILIAN,
    category: VictimCategory = VictimCategory.TOTAL,
    part_of: int | None = None,
    outcome: Outcome = Outcome.KILLED,
) -> Casualties:
    """Count a group of victims; civilians killed, unless it is said otherwise."""
    return Casualties(outcome=outcome, victim_class=victim_class, category=category, part_of=part_of, count=count)


def exactly(number: int) -> Quantity:
    """Give a number as it is."""
    return Quantity(raw=str(number), min=number, max=number)


def at_least(number: int) -> Quantity:
    """Give a number with an open high end."""
    return Quantity(raw=f"at least {number}", min=number, hedge=Hedge.AT_LEAST)


def between(low: int, high: int) -> Quantity:
    """Give a range."""
    return Quantity(raw=f"{low} to {high}", min=low, max=high, hedge=Hedge.RANGE)


def days(written: str) -> When:
    """Give the days of a partial date."""
    partial = PartialDate.parse(written)
    return When(raw=written, start=partial.start, end=partial.end, precision=partial.precision)


def at(place_id: str) -> Where:
    """Give a place of the shipped gazetteer."""
    place = Gazetteer.shipped().get(place_id)
    return Where(raw=place.name, place=place.id, lat=place.lat, lon=place.lon, precision=place.kind, score=1)


def incident(code: str, title: str, day: str | None = MARKET_DAY, place: str = MARKET_PLACE) -> Incident:
    """Keep an incident; without a day its time is unresolved."""
    when = days(day) if day else When()
    kept = keep_place(place, Gazetteer.shipped())
    row = Incident(
        code=code,
        title_en=title,
        start=when.start,
        end=when.end,
        precision=when.precision if day else TimePrecision.UNRESOLVED,
        place=kept,
        place_precision=kept.kind,
        strike_type=StrikeType.AIRSTRIKE,
    )
    row.save()
    return row


def signed(
    reason: str = "It tells of the same market on the same day.", rule: str = "", by: str = "Recorder A"
) -> Signature:
    """Sign as Recorder A, who looks at every source twice."""
    return Signature(by=by, at=datetime(2001, 4, 1, 12, tzinfo=UTC), reason=reason, rule=rule)
