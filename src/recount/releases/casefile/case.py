"""A case: all that stands behind one incident, as plain unchangeable objects.

For: what dossiers show, and what the public projection chooses from. Not for: reading the database
(`recount.releases.casefile.gathering`) or deciding what may be shown. **A case is internal**: it holds names, notes and
exact places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from recount.claims.schema import Claim
from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.adjudicating.ranges import Range
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionStatus,
    CaptureState,
    Convention,
    Credibility,
    DecisionKind,
    HarmGrade,
    IncidentStatus,
    LinkRole,
    LinkState,
    Party,
    PlacePrecision,
    PublisherKind,
    Reliability,
    ResponsePosition,
    SettlingMethod,
    SourceKind,
    StrikeStatus,
    StrikeType,
    TextKind,
    TimePrecision,
)


@dataclass(frozen=True)
class Source:
    """Who published a report; `is_open` is what their profile says of being named in public, None if silent.

    The key is a name too.
    """

    key: str
    name_en: str
    name_ar: str
    kind: PublisherKind
    reliability: Reliability
    is_open: bool | None = None


@dataclass(frozen=True)
class Capture:
    """What is kept of one report: `sha256` is that of the captured bytes, empty where none were kept (R24, R25)."""

    key: str
    title: str
    author: str
    url: str
    language: str
    published: str
    published_end: date | None
    captured_at: datetime | None
    sha256: str
    state: CaptureState
    kind: SourceKind
    text_kind: TextKind
    copy_of: str | None
    source: Source | None


@dataclass(frozen=True)
class Testimony:
    """One claim linked to the incident: who said it first (R8), where the link stands, how credible it is marked."""

    key: str
    claim: Claim
    capture: Capture
    origin: str
    origin_reason: str
    origin_source: Source | None
    role: LinkRole
    state: LinkState
    credibility: Credibility | None = None

    @property
    def is_evidence(self) -> bool:
        """Tell whether a person accepted it as evidence of this incident."""
        return self.state is LinkState.ACCEPT and self.role is LinkRole.EVIDENCE


@dataclass(frozen=True)
class TollKept:
    """One range of the incident with the claims that set its ends (R12); `superseded` gives the later claim (R9)."""

    group: Group
    low: int | None
    high: int | None
    high_open: bool
    low_claims: tuple[str, ...]
    high_claims: tuple[str, ...]
    superseded: dict[str, str]
    convention: Convention
    method: SettlingMethod
    reason: str
    decision: int | None = None

    @property
    def range(self) -> Range | None:
        """Give the range, None where nothing is known (R14)."""
        if self.high is None:
            return None if self.low is None else Range(self.low, self.low, high_open=True)
        return Range(self.low, self.high, self.high_open)


@dataclass(frozen=True)
class PlaceKept:
    """Where it happened: WGS 84 degrees of the place, its names, and the governorate around it (R7)."""

    key: str
    name_en: str
    name_ar: str
    kind: PlacePrecision
    lat: float | None
    lon: float | None
    governorate: PlaceKept | None = None
    country: str = ""
    source: str = ""


@dataclass(frozen=True)
class Attributed:
    """How far one party is held responsible, and the number of the decision that says so."""

    party: Party
    status: AttributionStatus
    decision: int | None


@dataclass(frozen=True)
class Graded:
    """The grades that stand, ours or carried over from another recorder, and the decision behind them."""

    harm: HarmGrade | None
    airwars: AirwarsGrade | None
    imported_from: str
    decision: int | None


@dataclass(frozen=True)
class Answered:
    """What a party said to the incident (R18), in which claim where it stands in a report, and who signed that."""

    party: Party | None
    position: ResponsePosition
    reason: str
    killed: tuple[int | None, int | None]
    injured: tuple[int | None, int | None]
    day: date | None
    statement: str
    url: str
    claim: str | None = None
    decision: int | None = None


@dataclass(frozen=True)
class Signed:
    """One decision of the log: `number` is its place in the record, `retired` says that a later one took its place."""

    number: int
    kind: DecisionKind
    claim: str | None
    value: dict[str, Any]
    by: str
    at: datetime
    rule: str
    reason: str
    retired: bool


@dataclass(frozen=True)
class Case:
    """One incident with everything behind it; `successors` are the codes under which it went on.

    `spellings` are those of its place; they are gathered for a single case alone.
    """

    code: str
    title_en: str
    title_ar: str
    start: date | None
    end: date | None
    precision: TimePrecision
    place: PlaceKept | None
    place_precision: PlacePrecision
    strike_type: StrikeType
    strike_status: StrikeStatus | None
    infrastructure: tuple[str, ...]
    status: IncidentStatus
    testimonies: Sequence[Testimony] = ()
    tolls: Sequence[TollKept] = ()
    attributions: Sequence[Attributed] = ()
    grade: Graded | None = None
    responses: Sequence[Answered] = ()
    decisions: Sequence[Signed] = ()
    successors: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()

    @property
    def evidence(self) -> list[Testimony]:
        """Give the claims that a person accepted as evidence."""
        return [each for each in self.testimonies if each.is_evidence]

    def signed(self, number: int | None) -> Signed | None:
        """Give a decision of this incident by its number."""
        return next((each for each in self.decisions if each.number == number), None)
