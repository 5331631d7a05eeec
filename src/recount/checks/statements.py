"""One number and everything that says what it counts, so that two numbers can be held beside each other (R23).

For: taking claims apart into numbers with unit, class, window, place, party and counter. Not for: judging.
Pure: a claim in, its statements out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from recount.checks.yearless import is_yearless
from recount.claims.reading.people.victims import victims_named
from recount.claims.schema import (
    Casualties,
    Claim,
    Comparison,
    ComparisonSide,
    Infrastructure,
    Quantity,
    Share,
    When,
    Where,
)
from recount.vocabulary.reader import label
from recount.vocabulary.words import (
    AttributionKind,
    ClaimKind,
    Hedge,
    InfrastructureType,
    Outcome,
    Partition,
    Party,
    PlacePrecision,
    Relation,
    Unit,
    VictimCategory,
    VictimClass,
)

# What a number counts: people to whom something happened, strikes or facilities, or a share or ratio.
Subject = Outcome | Unit | ClaimKind


def subject_named(word: str) -> Subject:
    """Give what is counted by its word, as an answer writes it. Raises: ValueError for a word that counts nothing."""
    for kind in (Outcome, Unit):
        if word in set(kind):
            return kind(word)
    return ClaimKind(word)


_NO_COUNTER = (AttributionKind.UNNAMED, AttributionKind.WITNESS)


@dataclass(frozen=True)
class Span:
    """A number or range; None is an open end. Percent for shares, times for ratios, else whole units."""

    low: float | None
    high: float | None
    raw: str = ""
    hedge: Hedge = Hedge.EXACT

    @property
    def is_number(self) -> bool:
        """A vague word states no number (R2)."""
        return self.low is not None or self.high is not None

    @property
    def value(self) -> float | None:
        """The one number that stands in the words, where there is one."""
        return self.low if self.low is not None else self.high


@dataclass(frozen=True)
class Statement:
    """One number of one claim with its whole scope."""

    claim_id: str
    subject: Subject
    span: Span
    parties: frozenset[Party]
    when: When
    where: tuple[Where, ...]
    counter: str | None
    kind: ClaimKind
    victim_class: VictimClass | None = None
    category: VictimCategory | None = None
    facility: InfrastructureType | None = None
    partition: Partition | None = None
    zone: Party | None = None
    denominator: str = ""
    whole: Span | None = None
    whole_is_everybody: bool = False
    sides: tuple[ComparisonSide, ...] = field(default=())

    @property
    def is_main(self) -> bool:
        """Tell whether the claim is about this number, and not only mentions it (the strikes that killed thirty)."""
        if self.kind in (ClaimKind.CASUALTY, ClaimKind.AGGREGATE):
            return isinstance(self.subject, Outcome) or self.facility is not None
        return True

    @property
    def is_total(self) -> bool:
        """Tell whether it counts over many events: a sum by its kind, or over a whole governorate or country (R4)."""
        wide = bool(self.where) and all(where.precision in _WIDE for where in self.where)
        return self.kind is ClaimKind.AGGREGATE or (self.kind in _OF_ONE_EVENT and wide)

    @property
    def is_yearless(self) -> bool:
        """Tell whether it gives the day or month, and not the year."""
        return is_yearless(self.when)

    @property
    def is_without_scope(self) -> bool:
        """Tell whether it counts people at no stated time and place."""
        nowhere = not any(where.place for where in self.where)
        return isinstance(self.subject, Outcome) and nowhere and self.when.start is None and not self.is_yearless

    @property
    def is_undated_event(self) -> bool:
        """Tell whether it speaks of one event whose day cannot be resolved."""
        is_event = self.kind in _OF_ONE_EVENT and not self.is_total
        undated = self.when.start is None and not self.is_yearless
        return undated and is_event and self.subject in _COUNTED_IN_EVENTS


_OF_ONE_EVENT = (ClaimKind.CASUALTY, ClaimKind.EVENT, ClaimKind.INFRASTRUCTURE, ClaimKind.DENIAL)
_EVERYBODY = (VictimClass.UNSPECIFIED, VictimClass.MIXED)
_WIDE = (PlacePrecision.GOVERNORATE, PlacePrecision.COUNTRY)
_COUNTED_IN_EVENTS = (*Outcome, Unit.STRIKES, Unit.FACILITIES)


def statements_of(claim: Claim) -> list[Statement]:
    """Take a claim apart into its numbers; a claim without a number gives none."""
    return [statement for statement in _all_statements(claim) if statement.span.is_number]


def implied_shares(claim: Claim) -> list[Statement]:
    """Give the shares that a claim implies by counting both a whole and its parts: 185 of 595 is 31 percent."""
    return [
        replace(
            statement,
            subject=ClaimKind.SHARE,
            span=_percent(statement.span.value, statement.whole.value),
            partition=Partition.OUTCOME,
            denominator=label(Unit.PERSONS),
            whole=None,
        )
        for statement in statements_of(claim)
        if statement.whole_is_everybody and statement.whole and statement.whole.value and statement.span.value
    ]


def _percent(part: float, whole: float) -> Span:
    percent = round(100 * part / whole, 1)
    return Span(percent, percent, f"{part:g} of {whole:g}", Hedge.APPROXIMATELY)


def counter_of(claim: Claim) -> str | None:
    """Name who counted: the innermost source that is named."""
    named = (source for source in reversed(claim.attribution) if source.kind not in _NO_COUNTER)
    return next((source.name for source in named), None)


def _all_statements(claim: Claim) -> Iterator[Statement]:
    frame = Statement(
        claim_id=claim.id,
        subject=claim.kind,
        span=Span(None, None),
        parties=frozenset(perpetrator.id for perpetrator in claim.perpetrators),
        when=claim.when,
        where=tuple(claim.event_places()),
        counter=counter_of(claim),
        kind=claim.kind,
    )
    for group in claim.casualties:
        yield _of_casualties(frame, group, claim.casualties)
    for objects in claim.infrastructure:
        yield from _of_infrastructure(frame, objects)
    if claim.strike and claim.strike.count and claim.kind is not ClaimKind.INFRASTRUCTURE:
        yield replace(frame, subject=Unit.STRIKES, span=_span(claim.strike.count))
    if claim.displacement:
        yield replace(frame, subject=ClaimKind.DISPLACEMENT, span=_span(claim.displacement.count))
    if claim.share:
        yield _of_share(frame, claim.share)
    if claim.comparison:
        yield _of_comparison(frame, claim.comparison)


def _of_casualties(frame: Statement, group: Casualties, groups: list[Casualties]) -> Statement:
    whole = None if group.part_of is None else groups[group.part_of]
    return replace(
        frame,
        subject=group.outcome,
        span=_span(group.count),
        victim_class=group.victim_class,
        category=group.category,
        whole=_span(whole.count) if whole else None,
        whole_is_everybody=bool(whole and whole.victim_class in _EVERYBODY and whole.category is VictimCategory.TOTAL),
    )


def _of_infrastructure(frame: Statement, objects: Infrastructure) -> Iterator[Statement]:
    """Hospitals hit and attacks on hospitals are two units; the count itself says which."""
    if objects.count is not None:
        yield replace(frame, subject=objects.count.unit, span=_span(objects.count), facility=objects.type)


def _of_share(frame: Statement, share: Share) -> Statement:
    span = Span(share.min_pct, share.max_pct, share.numerator, share.hedge)
    part = victims_named(share.numerator) if share.partition is Partition.OUTCOME else None
    return replace(
        frame,
        subject=ClaimKind.SHARE,
        span=span,
        partition=share.partition,
        zone=share.zone,
        denominator=share.denominator,
        victim_class=part.victim_class if part else None,
        category=part.category if part else None,
    )


def _of_comparison(frame: Statement, comparison: Comparison) -> Statement:
    hedge = Hedge.EXACT if comparison.ratio_max is not None else Hedge.MORE_THAN
    span = Span(comparison.ratio_min, comparison.ratio_max, str(Relation(comparison.relation)), hedge)
    sides = (comparison.left, comparison.right)
    parties = frozenset(side.perpetrator for side in sides if side.perpetrator is not None)
    return replace(frame, subject=ClaimKind.COMPARISON, span=span, sides=sides, parties=parties)


def _span(quantity: Quantity) -> Span:
    return Span(quantity.min, quantity.max, quantity.raw, quantity.hedge)
