"""The public projection: these models **are** the list of what may leave the house (R28).

For: public pages, downloads, the safe form of a dossier. Not for: choosing (`recount.releases.public.projecting`).
There is no field for free text: what stands here is a word of the vocabulary, a number, a day, a code, the name of a
place, or the name of a publisher that may be named. No quote, note, reason, title, author, address, signer, victim or
witness has a field, so none can go out by mistake.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.adjudicating.ranges import Range
from recount.vocabulary.reader import Language
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionKind,
    AttributionStatus,
    ClaimKind,
    Convention,
    DecisionKind,
    HarmGrade,
    Hedge,
    IncidentStatus,
    InfrastructureType,
    LinkRole,
    Outcome,
    Party,
    PlacePrecision,
    Polarity,
    PublisherKind,
    ResponsePosition,
    SettlingMethod,
    StrikeStatus,
    StrikeType,
    TimePrecision,
    VictimCategory,
    VictimClass,
)


class _Public(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PublicName(_Public):
    """The name of a place or of a publisher that may be named."""

    en: str
    ar: str

    def in_language(self, language: Language) -> str:
        """Give the name in one of the two languages."""
        return self.ar if language == "ar" else self.en


class PublicPlace(_Public):
    """Where, no closer than `disclosure.yaml` allows: WGS 84 degrees moved to a grid of `grid` degrees."""

    key: str
    name: PublicName
    governorate: PublicName | None
    governorate_key: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    grid: float


class PublicCount(_Public):
    """One count of one group of victims, with open ends as None (R2, R14)."""

    outcome: Outcome
    victim_class: VictimClass
    category: VictimCategory
    low: int | None
    high: int | None

    @property
    def group(self) -> Group:
        """Give the victims that it counts."""
        return Group(self.outcome, self.victim_class, self.category)


class PublicSaid(PublicCount):
    """What one claim counts, and with which hedge; None at both ends is a word without a number."""

    hedge: Hedge


class PublicToll(PublicCount):
    """A range of the incident: how it was settled, and which claims (by number) set its ends (R12)."""

    high_open: bool
    low_claims: list[int]
    high_claims: list[int]
    superseded: list[int]
    convention: Convention
    method: SettlingMethod

    @property
    def range(self) -> Range | None:
        """Give the range, None where nothing is known."""
        if self.high is None:
            return None if self.low is None else Range(self.low, self.low, high_open=True)
        return Range(self.low, self.high, self.high_open)


class PublicClaim(_Public):
    """One claim, by a number of its own: what kind of body published it, on whose origin, and what it counts.

    `kept` says that its bytes are kept under a hash; `word_of` are the kinds of source on whose word it stands.
    """

    number: int
    kind: ClaimKind
    polarity: Polarity
    role: LinkRole
    publisher: PublisherKind
    name: PublicName | None
    origin: int
    published: date | None
    kept: bool
    word_of: list[AttributionKind]
    parties: list[Party]
    counts: list[PublicSaid]


class PublicOrigin(_Public):
    """One independent source (R8), by a number of its own, and the claims that come from it."""

    number: int
    kind: PublisherKind | None
    name: PublicName | None
    claims: list[int]


class PublicAttribution(_Public):
    """How far one party is held responsible."""

    party: Party
    status: AttributionStatus


class PublicResponse(_Public):
    """What a party said, what harm it concedes, and when (R18); silence stands as a position."""

    party: Party | None
    position: ResponsePosition
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    day: date | None


class PublicStep(_Public):
    """That a decision of a kind was signed on a day, by which rule; never by whom."""

    kind: DecisionKind
    day: date
    rule: str | None


class PublicIncident(_Public):
    """One incident as it may be told in public."""

    code: str
    start: date | None
    end: date | None
    precision: TimePrecision
    place: PublicPlace | None
    strike_type: StrikeType
    strike_status: StrikeStatus | None
    infrastructure: list[InfrastructureType]
    harm: HarmGrade | None
    airwars: AirwarsGrade | None
    carried_over: bool
    tolls: list[PublicToll]
    claims: list[PublicClaim]
    origins: list[PublicOrigin]
    attributions: list[PublicAttribution]
    responses: list[PublicResponse]
    steps: list[PublicStep]

    @property
    def released(self) -> date | None:
        """Give the day of the last signature for release."""
        return max((step.day for step in self.steps if step.kind is DecisionKind.RELEASE), default=None)

    @property
    def evidence(self) -> list[PublicClaim]:
        """Give the claims that count."""
        return [claim for claim in self.claims if claim.role is LinkRole.EVIDENCE]


class PublicWithdrawal(_Public):
    """An incident that was public and no longer is: what became of it, and when; nothing else of it is told."""

    code: str
    status: IncidentStatus
    day: date
    went_on_as: list[str]


class PublicRecord(_Public):
    """Everything that is public: the incidents that two people released, and those taken back since."""

    name: str = ""
    name_ar: str = ""
    contact: str = ""
    incidents: list[PublicIncident] = []
    withdrawn: list[PublicWithdrawal] = []

    def called(self, language: Language) -> str:
        """Give what its editors call it in a language; the Arabic name is the other one where there is none."""
        return (self.name_ar if language == "ar" else "") or self.name

    @property
    def as_of(self) -> date | None:
        """Give the day of the last release or withdrawal."""
        days = [each.released for each in self.incidents] + [each.day for each in self.withdrawn]
        return max((day for day in days if day is not None), default=None)
