"""What the pages of linking show, as typed data: the same for the page, its JSON and its CSV.

For: the modules beside, which fill them, and templates. Not for: the record's own rows.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

from recount.vocabulary.words import AirwarsGrade, ClaimKind
from recount.workbench.linking.foreseen import Foreseen
from recount.workbench.linking.reasons import Reasons, percent_of
from recount.workbench.words import in_language


class Waiting(BaseModel):
    """A claim that waits, with the incident that it most likely tells of."""

    model_config = ConfigDict(frozen=True)

    claim: str
    report: str
    publisher: str
    published: str
    kind: ClaimKind
    headline: str
    quote: str
    candidates: int
    likeliest: str
    score: float | None


class LikestReport(BaseModel):
    """The report by which an incident was proposed, for who may know of it."""

    key: str
    title: str
    publisher: str


class OriginOf(BaseModel):
    """An origin on whose word an incident stands, with how many reports carry it."""

    name: str
    reports: int
    is_of_claim: bool


class Candidate(BaseModel):
    """An incident that the claim may tell of: why, who says it already, and what would change."""

    code: str
    title_en: str
    title_ar: str
    start: date | None
    end: date | None
    place_en: str
    place_ar: str
    grade: AirwarsGrade | None
    score: float | None
    reasons: Reasons
    likest: LikestReport | None
    reports: int
    origins: list[OriginOf]
    quotes: list[str]
    foreseen: list[Foreseen]
    refused: str
    seen: int

    @property
    def title(self) -> str:
        """Give the title in the language of the page, where it has one."""
        return in_language(self.title_en, self.title_ar)

    @property
    def place_name(self) -> str:
        """Name the place in the language of the page."""
        return in_language(self.place_en, self.place_ar)

    @property
    def percent(self) -> int | None:
        """Give the score in percent, as people read it; what is not certain is never told as 100."""
        return percent_of(self.score)

    @property
    def moving(self) -> list[Foreseen]:
        """Give the ranges that would be others."""
        return [each for each in self.foreseen if each.moves]


class Looked(BaseModel):
    """The claim that is looked at, with its candidates, and others that may belong to a new incident with it."""

    claim: str
    report: str
    report_title: str
    publisher: str
    published: str
    language: str
    kind: ClaimKind
    headline: str
    quote: str
    before: str
    after: str
    candidates: list[Candidate]
    companions: list[Waiting]
    later: str
    earlier: str
