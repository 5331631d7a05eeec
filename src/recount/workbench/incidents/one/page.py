"""The page of one incident as data: everything that stands behind it, for who asks.

For: the page, its JSON and its CSV, whose rows are the claims. Not for: forms (`recount.workbench.incidents.acts`).
"""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from pydantic import Field

from recount.checks.phrasing import listed
from recount.incidents.deciding.reviewing import review_state
from recount.incidents.deciding.two_people import READY_FOR_RELEASE, person
from recount.incidents.judging.proposing import propose
from recount.incidents.models import Decision, Incident
from recount.releases.casefile.gathering import case_of
from recount.releases.dossier.answers import answers
from recount.releases.dossier.checklist import checklist
from recount.releases.dossier.points import Point, Standing
from recount.releases.paper.sheet import Answer as Point_
from recount.vocabulary.words import (
    IncidentStatus,
    InfrastructureType,
    PlacePrecision,
    ReviewFinding,
    ReviewStage,
    StrikeType,
    TimePrecision,
)
from recount.workbench.answering import Answer
from recount.workbench.incidents.one.bars import ranges_of
from recount.workbench.incidents.one.judged import harm_of, parties_of, strike_of
from recount.workbench.incidents.one.logged import decisions_about, log_of, signatures
from recount.workbench.incidents.one.mapping import place_of
from recount.workbench.incidents.one.objects import objects_of
from recount.workbench.incidents.one.saying import claims_of, names_of, origin_rows, origins_in, without_hidden
from recount.workbench.incidents.one.shapes import (
    ClaimRow,
    Harm,
    LogRow,
    ObjectRow,
    OriginRow,
    PartyRow,
    PlaceRow,
    RangeRow,
    Shown,
    StrikeRow,
)
from recount.workbench.people.rights import Act, may, signer, visible_reports
from recount.workbench.words import in_language, language, say


class Review(Shown):
    """How far it has come on its way out, and who stands behind it (R17)."""

    stage: ReviewStage
    signed_by: list[str]
    reviewed_by: list[str]
    returned_by: list[str]
    released_by: list[str]
    signed_by_you: bool
    released_by_you: bool
    last_decision: int

    @property
    def can_be_reviewed(self) -> bool:
        """Tell whether who asks may sign a review: it is graded, and no part of it is theirs."""
        return self.stage is not ReviewStage.NOT_GRADED and not self.signed_by_you

    @property
    def can_be_released(self) -> bool:
        """Tell whether who asks may sign its release next."""
        return self.stage in READY_FOR_RELEASE and not self.released_by_you

    @property
    def turn(self) -> str:
        """Say in words whose turn it is, and why (R17)."""
        names = listed(self.returned_by or self.released_by, language()) if self.returned_by or self.released_by else ""
        yours, released_by_you = self.signed_by_you, self.released_by_you
        said = {
            ReviewStage.NOT_GRADED: lambda: say("incidents.turn_grade"),
            ReviewStage.WAITING_FOR_REVIEW: lambda: say("incidents.turn_other") if yours else say("incidents.turn_you"),
            ReviewStage.RETURNED: lambda: say("incidents.turn_returned", names=names),
            ReviewStage.REVIEWED: lambda: say("incidents.turn_release"),
            ReviewStage.SIGNED_ONCE: lambda: (
                say("incidents.turn_second") if released_by_you else say("incidents.turn_yours", names=names)
            ),
            ReviewStage.RELEASED: lambda: say("incidents.turn_done", names=names),
        }
        return said[self.stage]()


class IncidentPage(Answer):
    """One incident with everything behind it; its rows are the claims that are linked to it."""

    code: str
    title_en: str
    title_ar: str
    start: date | None
    end: date | None
    precision: TimePrecision
    place: PlaceRow | None
    place_precision: PlacePrecision
    strike_type: StrikeType
    infrastructure: list[InfrastructureType]
    objects: list[ObjectRow]
    status: IncidentStatus
    successors: list[str]
    groups: list[str]
    ranges: list[RangeRow]
    harm: Harm
    strike: StrikeRow
    parties: list[PartyRow]
    rows: list[ClaimRow]
    hidden_claims: int
    origins: list[OriginRow]
    checklist: list[Point]
    review: Review
    log: list[LogRow]
    may_see_victims: bool
    points: list[Point_] = Field(exclude=True)

    @property
    def title(self) -> str:
        """Give the title in the language of the page, where it has one."""
        return in_language(self.title_en, self.title_ar)

    @property
    def place_name(self) -> str:
        """Name the place in the language of the page."""
        place = self.place
        return in_language(place.name_en, place.name_ar) if place else ""

    @property
    def around_name(self) -> str:
        """Name the governorate in the language of the page."""
        place = self.place
        return in_language(place.around_en, place.around_ar) if place else ""

    @property
    def is_active(self) -> bool:
        """Tell whether it still stands, so that something can be signed about it."""
        return self.status is IncidentStatus.ACTIVE

    @property
    def whole(self) -> list[RangeRow]:
        """Give the ranges that count all of a class."""
        return [row for row in self.ranges if row.is_whole]

    @property
    def parts(self) -> list[RangeRow]:
        """Give the ranges of children, women, men and others among them."""
        return [row for row in self.ranges if not row.is_whole]

    @property
    def links(self) -> int:
        """Count the reports whose claims are evidence."""
        return len({row.report for row in self.rows if row.is_evidence})

    @property
    def met(self) -> int:
        """Count the points of the checklist that are met."""
        return sum(point.standing is Standing.MET for point in self.checklist)

    @property
    def grade_asked(self) -> str:
        """Give the keys with which the form of the grade opens: what the rules propose."""
        return f"harm={self.harm.proposed}" if self.harm.proposed else ""

    @property
    def strike_asked(self) -> str:
        """Give the keys with which the form of the strike status opens."""
        return f"status={self.strike.proposed}" if self.strike.proposed else ""

    @property
    def naming(self) -> list[ClaimRow]:
        """Give the claims that name victims."""
        return [row for row in self.rows if row.names_victims]


def page_of(request: HttpRequest, incident: Incident) -> IncidentPage:
    """Gather the page of an incident that who asks may see."""
    case, hidden = without_hidden(case_of(incident.code), request)
    decisions = decisions_about(incident)
    signed = signatures(decisions)
    proposals = propose(incident)
    origins = origins_in(incident)
    names = names_of({origin.key for origin in origins.values()})
    scores = dict(incident.links.values_list("claim__key", "score"))
    claims = claims_of(case, origins, names, scores, may_see_names=may_see_victims(request))
    points = checklist(case)
    return IncidentPage(
        code=case.code,
        title_en=case.title_en,
        title_ar=case.title_ar,
        start=case.start,
        end=case.end,
        precision=case.precision,
        place=place_of(incident),
        place_precision=case.place_precision,
        strike_type=case.strike_type,
        infrastructure=[InfrastructureType(each) for each in case.infrastructure],
        objects=objects_of(case),
        status=case.status,
        successors=list(case.successors),
        groups=sorted(incident.access.values_list("group", flat=True)),
        ranges=ranges_of(case, {key: origin.key for key, origin in origins.items()}, names, signed),
        harm=harm_of(case, proposals, signed, names),
        strike=strike_of(case, proposals, signed, names),
        parties=parties_of(case, proposals, signed, names),
        rows=claims,
        hidden_claims=len(hidden),
        origins=origin_rows(claims, origins, names),
        checklist=points,
        review=review_of(request, incident),
        log=log_of(decisions, hidden, _unseen(request, decisions)),
        may_see_victims=may_see_victims(request),
        points=answers(points, language()),
    )


def review_of(request: HttpRequest, incident: Incident) -> Review:
    """Tell how far an incident has come, and what of it who asks has signed."""
    state, me = review_state(incident), person(signer(request))
    agreed = [row for row in state.reviews if not _returns(row)]
    return Review(
        stage=state.stage,
        signed_by=list(state.signed_by),
        reviewed_by=[row.signed_by for row in agreed],
        returned_by=[row.signed_by for row in state.reviews if _returns(row)],
        released_by=[row.signed_by for row in state.releases],
        signed_by_you=bool(me) and me in {person(name) for name in state.signed_by},
        released_by_you=bool(me) and me in {row.signer for row in state.releases},
        last_decision=state.last_decision,
    )


def may_see_victims(request: HttpRequest) -> bool:
    """Tell whether who asks may read the words that name victims: who works on the record, not who only looks."""
    return may(request, Act.DECIDE) or may(request, Act.REVIEW)


def _returns(row: Decision) -> bool:
    return bool(row.value.get("finding") == ReviewFinding.RETURN)


def _unseen(request: HttpRequest, decisions: list[Decision]) -> set[str]:
    """Give the keys of the reports in a log that who asks may not know of."""
    keys = {row.report.key for row in decisions if row.report}
    return keys - set(visible_reports(request).filter(key__in=keys).values_list("key", flat=True))
