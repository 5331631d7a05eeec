"""What the page of an incident shows, as typed data: the same for the page, its JSON and its CSV.

For: the modules beside, which fill them, and templates. Not for: the record's own rows, or words of a page.
"""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field

from recount.releases.paper.bars import Mark, Tick
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionStatus,
    ClaimKind,
    Credibility,
    Damage,
    DecisionKind,
    HarmGrade,
    InfrastructureType,
    LinkRole,
    LinkState,
    Outcome,
    Party,
    ResponsePosition,
    SettlingMethod,
    StrikeStatus,
    TextKind,
    VictimCategory,
    VictimClass,
)


class Shown(BaseModel):
    """Base of every part of the page."""

    model_config = ConfigDict(frozen=True)


class Signed(Shown):
    """Who signed something, when, by which rule and why."""

    number: int
    by: str
    at: datetime
    rule: str
    reason: str


class ClaimRow(Shown):
    """One claim that is linked to the incident, in the words of its report, with its origin (R1, R8)."""

    key: str
    report: str
    publisher: str
    published: str
    url: str
    language: str
    kind: ClaimKind
    text_kind: TextKind
    quote: str
    counts: str
    role: LinkRole
    state: LinkState
    score: float | None
    credibility: Credibility | None
    origin: str
    origin_reason: str
    superseded_by: list[str]
    names_victims: bool

    @property
    def is_evidence(self) -> bool:
        """Tell whether it may set an end of a range."""
        return self.state is LinkState.ACCEPT and self.role is LinkRole.EVIDENCE

    @property
    def is_our_summary(self) -> bool:
        """Tell whether its words are those of our summary of the report."""
        return self.text_kind is TextKind.OUR_SUMMARY

    @property
    def is_proposed(self) -> bool:
        """Tell whether it waits for a person to say whether it belongs here."""
        return self.state is LinkState.PROPOSED

    @property
    def is_faded(self) -> bool:
        """Tell whether nothing of it counts any more."""
        return bool(self.superseded_by) or self.state is LinkState.REFUSE

    @property
    def asked(self) -> str:
        """Give the keys with which forms about it open."""
        return urlencode({"claim": self.key, "role": self.role})


class Drawn(Shown):
    """One claim as a mark on a range: what it counts and what it does there, in the language of the page."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    claim: str
    publisher: str
    published: str
    said: str
    does: str
    is_superseded: bool
    is_beside: bool
    mark: Mark = Field(exclude=True)


class Lane(Shown):
    """The marks of one origin on a range; those that stand beside have no origin here."""

    name: str
    marks: list[Drawn]
    is_beside: bool = False


class RangeRow(Shown):
    """One range of the incident with the marks of every claim that counts the same people (R12)."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    outcome: Outcome
    victim_class: VictimClass
    category: VictimCategory
    low: int | None
    high: int | None
    high_open: bool
    low_claims: list[str]
    high_claims: list[str]
    method: SettlingMethod
    why: str
    signed: Signed | None
    lanes: list[Lane]
    name: str = Field(exclude=True)
    left: float = Field(exclude=True)
    width: float = Field(exclude=True)
    ticks: list[Tick] = Field(exclude=True)

    @property
    def is_whole(self) -> bool:
        """Tell whether it counts all of a class and no part of them."""
        return self.category is VictimCategory.TOTAL

    @property
    def end(self) -> float:
        """Give where its high end stands, in percent."""
        return round(self.left + self.width, 2)

    @property
    def marks(self) -> list[Drawn]:
        """Give every mark, lane after lane."""
        return [mark for lane in self.lanes for mark in lane.marks]

    @property
    def asked(self) -> str:
        """Give the keys by which the pages that settle a range know it."""
        return f"outcome={self.outcome}&who={self.victim_class}&category={self.category}"


class OriginRow(Shown):
    """One origin, the claims that stand on its word, and how many reports carry them (R8)."""

    key: str
    name: str
    claims: list[str]
    publishers: list[str]
    reports: list[str]
    reasons: list[str]


class ObjectSaid(Shown):
    """What one claim says of civilian objects of one kind; the count is in words, empty where none is told."""

    claim: str
    publisher: str
    damage: Damage
    count: str


class ObjectRow(Shown):
    """Civilian objects of one kind, and who says what happened to them."""

    type: InfrastructureType
    said: list[ObjectSaid]


class Harm(Shown):
    """The harm grade that stands and the one that the rules propose."""

    grade: HarmGrade | None
    airwars: AirwarsGrade | None
    imported_from: str
    signed: Signed | None
    proposed: HarmGrade | None
    rule: str
    why: str


class StrikeRow(Shown):
    """The strike status that stands and the one that the rules propose."""

    status: StrikeStatus | None
    signed: Signed | None
    proposed: StrikeStatus | None
    rule: str
    why: str


class ResponseRow(Shown):
    """What a party said to it (R18)."""

    position: ResponsePosition
    killed: tuple[int | None, int | None]
    injured: tuple[int | None, int | None]
    day: date | None
    statement: str
    url: str
    claim: str | None
    signed: Signed | None


class PartyRow(Shown):
    """One party: how firmly it is held responsible, what the rules propose, and what it said."""

    party: Party | None
    status: AttributionStatus | None
    signed: Signed | None
    proposed: AttributionStatus | None
    rule: str
    why: str
    responses: list[ResponseRow]
    is_silent: bool


class Change(Shown):
    """One thing that a decision changed; nothing stood before where `before` is empty."""

    what: str
    before: str
    after: str


class LogRow(Shown):
    """One decision of the log, with what it changed."""

    number: int
    kind: DecisionKind
    about: str
    by: str
    at: datetime
    rule: str
    reason: str
    is_retired: bool
    changes: list[Change]


class Spot(Shown):
    """Where something stands on the map."""

    x: float
    y: float
    name: str
    lat: float = 0
    lon: float = 0


class Picture(Shown):
    """A still map: borders, the area in which it happened, places around it, and a scale (R7)."""

    width: float
    height: float
    paths: list[str]
    x: float
    y: float
    radius: float
    label_y: float
    around: list[Spot]
    scale: float
    scale_km: int


class PlaceRow(Shown):
    """Where it happened and how closely that is known; the area is a circle, never a point that nobody stated."""

    key: str
    name_en: str
    name_ar: str
    around_en: str
    around_ar: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    picture: Picture | None = Field(default=None, exclude=True)

    @property
    def radius_words(self) -> str:
        """Write the radius in km, without a part where it is whole."""
        return f"{self.radius_km:g}" if self.radius_km is not None else ""
