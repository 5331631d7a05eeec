"""The claim: one statement in one report, and the reading that holds all claims of a report.

For: the one definition of a claim: the JSON that `recount read` prints, what the reader returns, and the document
that a row of the record keeps. Not for: finding claims (`recount.claims.reader`) or storing them
(`recount.claims.models`).

Rules: R1 (a verbatim quote with offsets), R2 (the words are kept), R5 (people are not civilians), R6 (dates
carry precision), R7 (places carry precision, score, reason and alternatives).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from recount.claims.signs import Agreement, Confidence, Score
from recount.vocabulary.words import (
    AttributionKind,
    AttributionRole,
    ClaimKind,
    Damage,
    Hedge,
    InfrastructureType,
    Modality,
    Outcome,
    Partition,
    Party,
    PerpetratorBasis,
    PlacePrecision,
    PlaceRole,
    Polarity,
    Relation,
    SectionRole,
    Sign,
    SourceLink,
    StrikeType,
    TimePrecision,
    Unit,
    VictimCategory,
    VictimClass,
)

Percent = Annotated[float, Field(ge=0, le=100)]


class _Part(BaseModel):
    """Base of every part of a claim: unchangeable, and closed to fields that the contract does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Quote(_Part):
    """The words of the report, with their offsets in code points into the text as given (R1)."""

    text: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _spans_its_text(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"a quote of {len(self.text)} characters cannot span {self.start} to {self.end}")
        return self

    def stands_in(self, text: str) -> bool:
        """Tell whether these words stand, letter for letter, at these offsets of `text`."""
        return text[self.start : self.end] == self.text


class Quantity(_Part):
    """A number as a report gives it: its words, its bounds, its hedge (R2).

    `min` and `max` are whole units of `unit`; None is an open or unknown bound, never zero.
    """

    raw: str
    min: int | None = Field(default=None, ge=0)
    max: int | None = Field(default=None, ge=0)
    hedge: Hedge = Hedge.EXACT
    unit: Unit = Unit.PERSONS

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Self:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"a quantity cannot run from {self.min} down to {self.max} ({self.raw!r})")
        return self


class Perpetrator(_Part):
    """A party that a claim names as responsible: an allegation of the source, never a finding."""

    raw: str
    id: Party
    basis: PerpetratorBasis = PerpetratorBasis.NAMED


class Strike(_Part):
    """What kind of attack, and how many."""

    type: StrikeType = StrikeType.UNKNOWN
    count: Quantity | None = None


class Casualties(_Part):
    """One count of one group of victims; `part_of` is the index of its whole in the same claim."""

    outcome: Outcome
    victim_class: VictimClass = VictimClass.UNSPECIFIED
    category: VictimCategory = VictimCategory.TOTAL
    part_of: int | None = Field(default=None, ge=0)
    count: Quantity


class Infrastructure(_Part):
    """One kind of civilian object and what happened to it."""

    type: InfrastructureType
    damage: Damage
    count: Quantity | None = None


class Share(_Part):
    """A share in percent (0 to 100): of what, in what, and by which criterion it was cut (R22)."""

    numerator: str
    denominator: str
    min_pct: Percent | None = None
    max_pct: Percent | None = None
    hedge: Hedge = Hedge.EXACT
    partition: Partition | None = None
    zone: Party | None = None


class ComparisonSide(_Part):
    """One side of a comparison: whose doing, how many where the text says it, and of which class."""

    perpetrator: Party | None = None
    value: int | None = None
    victim_class: VictimClass = VictimClass.UNSPECIFIED


class Comparison(_Part):
    """Two counts held against each other; with `times`, left is `ratio_min` to `ratio_max` times right."""

    left: ComparisonSide
    relation: Relation
    ratio_min: float | None = None
    ratio_max: float | None = None
    right: ComparisonSide


class Control(_Part):
    """Who holds a place, and from whom to whom it passed."""

    controller: Party | None = None
    lost_by: Party | None = Field(default=None, alias="from")
    gained_by: Party | None = Field(default=None, alias="to")


class Effect(_Part):
    """A cause that is said to raise (+) or lower (-) an outcome."""

    cause: str
    outcome: str
    sign: Sign


class Displacement(_Part):
    """How many people had to leave."""

    count: Quantity


class When(_Part):
    """When it happened, as days from `start` to `end`; unresolved is a value, never a guess (R6)."""

    raw: str | None = None
    start: date | None = None
    end: date | None = None
    precision: TimePrecision = TimePrecision.UNRESOLVED
    inherited: bool = False

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"a time cannot run from {self.start} back to {self.end}")
        if (self.precision is TimePrecision.UNRESOLVED) != (self.start is None and self.end is None):
            raise ValueError("a time is unresolved exactly when it has no day")
        return self


class PlaceCandidate(_Part):
    """Another place that the same words may mean."""

    place: str
    lat: float | None = None
    lon: float | None = None
    score: Score


class Where(_Part):
    """A place of the gazetteer, or words that none of its places fits; WGS 84 degrees (R7)."""

    raw: str
    place: str | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    precision: PlacePrecision = PlacePrecision.UNRESOLVED
    role: PlaceRole = PlaceRole.EVENT
    inherited: bool = False
    score: Score = 0
    reason: str = ""
    alternatives: list[PlaceCandidate] = []


class Attribution(_Part):
    """One link in the chain of who says it, outermost first (R1)."""

    name: str
    kind: AttributionKind
    role: AttributionRole = AttributionRole.SOURCE


class Claim(_Part):
    """One statement in one report (R1)."""

    id: str
    kind: ClaimKind
    section: int = Field(default=0, ge=0)
    quote: Quote
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    perpetrators: list[Perpetrator] = []
    strike: Strike | None = None
    casualties: list[Casualties] = []
    infrastructure: list[Infrastructure] = []
    share: Share | None = None
    comparison: Comparison | None = None
    control: Control | None = None
    effect: Effect | None = None
    displacement: Displacement | None = None
    when: When = When()
    where: list[Where] = []
    attribution: list[Attribution] = []
    same_event_as: str | None = None
    restates: str | None = None
    source_link: SourceLink = SourceLink.NONE

    @model_validator(mode="after")
    def _parts_point_at_a_whole(self) -> Self:
        for index, group in enumerate(self.casualties):
            if group.part_of is not None and (group.part_of >= len(self.casualties) or group.part_of == index):
                raise ValueError(f"casualty group {index} is part of group {group.part_of}, which is not there")
        return self

    def event_places(self) -> list[Where]:
        """Give the places where it happened, without origins, hospitals and reporters."""
        return [where for where in self.where if where.role in (PlaceRole.EVENT, PlaceRole.NEAR)]


class Section(_Part):
    """A stretch of the text with its own author, publisher and clock (R6)."""

    start: int
    end: int
    published: date | None = None
    author: str | None = None
    publisher: str | None = None
    role: SectionRole = SectionRole.MAIN


class TollCount(_Part):
    """A number of the report's own toll; `claim` is the id of the claim that says it (the first, where it is a sum).

    `confidence` is null where nobody was asked for a second opinion, or where there is no number to have one of.
    """

    raw: str
    min: int | None = None
    max: int | None = None
    hedge: Hedge
    claim: str | None = None
    confidence: Confidence | None = None


class Toll(_Part):
    """What a report says of its main event: the dead and injured who are civilians or of unstated status."""

    killed: TollCount | None = None
    injured: TollCount | None = None


class Proposal(_Part):
    """A claim that a model reader alone found: for a person to look at, in no toll and in no sum."""

    claim: Claim
    score: Score
    reason: str


class Reading(_Part):
    """Everything that was read in one report; `gazetteer` is the version of the places it was read with.

    `agreements` and `proposals` are those of a model reader, `model` its name; none unless one was asked for.
    """

    id: str
    language: str
    sections: list[Section]
    toll: Toll = Toll()
    claims: list[Claim] = []
    lost_links: int = Field(default=0, ge=0)
    problems: list[str] = []
    gazetteer: str = ""
    model: str | None = None
    agreements: list[Agreement] = []
    proposals: list[Proposal] = []

    def as_json(self) -> dict[str, Any]:
        """Give the reading as the JSON of the contract."""
        return self.model_dump(mode="json", by_alias=True)
