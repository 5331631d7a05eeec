"""What one report tells of one event, reduced to what can be held against another report.

For: linking. Not for: adjudication, which works on whole claims. A sighting keeps the ids of the claims it was made
of, so that every link leads back to quotes (R1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from recount.claims.main_event import FINE, main_event
from recount.claims.reading.words.lexicon import lexicon
from recount.claims.reading.words.normalising import normalise
from recount.claims.schema import Claim, Quantity, Reading, TollCount
from recount.incidents.linking.named_days import NamedDays, named_days
from recount.places.folding import plain
from recount.vocabulary.words import (
    ClaimKind,
    InfrastructureType,
    Outcome,
    Party,
    PlaceRole,
    Polarity,
    SectionRole,
    VictimCategory,
)

_OPENING_SIGNS = 700
_MOST_WORDS = 250
_UNREAD = (SectionRole.FURNITURE, SectionRole.COMMENTS)
_TELL_OF_AN_EVENT = (ClaimKind.CASUALTY, ClaimKind.EVENT, ClaimKind.INFRASTRUCTURE)
_WHERE_IT_WAS = (PlaceRole.EVENT, PlaceRole.NEAR)


@dataclass(frozen=True)
class Seen:
    """A place that a sighting names; `fine` when it is a village, a town or finer."""

    key: str
    lat: float | None
    lon: float | None
    fine: bool


@dataclass(frozen=True)
class Sighting:
    """One event as one report tells it; `words` are folded words in their order, counts are whole persons.

    `further` marks an event that the report tells beside its main one.
    """

    report: str
    language: str
    words: tuple[str, ...]
    days: NamedDays
    killed: int | None
    injured: int | None
    counts: Mapping[tuple[Outcome, VictimCategory], frozenset[int]]
    places: tuple[Seen, ...]
    parties: frozenset[Party]
    targets: frozenset[InfrastructureType]
    claims: tuple[str, ...]
    further: bool = False


def sightings_of(reading: Reading, text: str, published: date | None) -> list[Sighting]:
    """Make the sightings of a report, that of the whole report first; `text` is what was read, `published` its day.

    A further one is made for each event that the report tells at a village or town of its own: one line of a roundup
    may be all that a network says of a strike.
    """
    told = _told(reading, text)
    affirmed = [claim for claim in reading.claims if claim.polarity is not Polarity.NEGATED]
    main = main_event(reading)
    whole = _sighting(reading, told, _days(told[:_OPENING_SIGNS], reading.language, published), affirmed, main)
    whole = replace(whole, killed=_number(reading.toll.killed), injured=_number(reading.toll.injured))
    return [whole, *_others(reading, text, affirmed, main, whole)]


def _others(
    reading: Reading, text: str, claims: Sequence[Claim], main: Sequence[Claim], whole: Sighting
) -> Iterator[Sighting]:
    """Make a sighting of each event that lies at a fine place where nothing else of the report does."""
    taken = {seen.key for seen in _places(main) if seen.fine}
    for event in _events(claims):
        places = {seen.key for seen in _places(event) if seen.fine}
        if places and not places & taken:
            taken |= places
            lines = _lines_of(text, event)
            named = _days(lines, reading.language, whole.days.published)
            days = named if named.named or named.weekdays else whole.days
            yield replace(_sighting(reading, lines, days, event, event), further=True)


def _sighting(
    reading: Reading, told: str, days: NamedDays, claims: Sequence[Claim], event: Sequence[Claim]
) -> Sighting:
    counts = _counts(claims)
    return Sighting(
        report=reading.id,
        language=reading.language,
        words=tuple(plain(told).split()[:_MOST_WORDS]),
        days=days,
        killed=max(counts.get((Outcome.KILLED, VictimCategory.TOTAL), ()), default=None),
        injured=max(counts.get((Outcome.INJURED, VictimCategory.TOTAL), ()), default=None),
        counts=counts,
        places=tuple(_places(claims)),
        parties=frozenset(party.id for claim in claims for party in claim.perpetrators if party.id),
        targets=frozenset(hit.type for claim in claims for hit in claim.infrastructure),
        claims=tuple(claim.id for claim in event),
    )


def _events(claims: Iterable[Claim]) -> Iterable[list[Claim]]:
    """Put the claims of a report together that it says are of one event."""
    events: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind in _TELL_OF_AN_EVENT:
            events.setdefault(claim.same_event_as or claim.id, []).append(claim)
    return events.values()


def _lines_of(text: str, event: Sequence[Claim]) -> str:
    """Give the lines in which an event is told, in plain letters."""
    spans = sorted({_line_around(text, claim.quote.start, claim.quote.end) for claim in event})
    return normalise("\n".join(text[start:end] for start, end in spans)).text


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop


def _told(reading: Reading, text: str) -> str:
    """Give the report without furniture and comments, in plain letters."""
    kept = "\n".join(text[part.start : part.end] for part in reading.sections if part.role not in _UNREAD)
    return normalise(kept or text).text


def _days(opening: str, language: str, published: date | None) -> NamedDays:
    try:
        words = lexicon(language)
    except FileNotFoundError:
        return NamedDays(published, frozenset(), frozenset(), frozenset({published.year} if published else ()))
    return named_days(opening, words, published)


def _number(count: TollCount | None) -> int | None:
    if count is None:
        return None
    return count.min if count.min is not None else count.max


def _counts(claims: Iterable[Claim]) -> dict[tuple[Outcome, VictimCategory], frozenset[int]]:
    counts: dict[tuple[Outcome, VictimCategory], set[int]] = {}
    for group in (group for claim in claims for group in claim.casualties):
        number = _bound(group.count)
        if number is not None:
            counts.setdefault((group.outcome, group.category), set()).add(number)
    return {group: frozenset(numbers) for group, numbers in counts.items()}


def _bound(count: Quantity) -> int | None:
    return count.min if count.min else count.max


def _places(claims: Sequence[Claim]) -> Iterable[Seen]:
    seen: dict[str, Seen] = {}
    for where in (where for claim in claims for where in claim.where if where.role in _WHERE_IT_WAS):
        if where.place:
            seen.setdefault(where.place, Seen(where.place, where.lat, where.lon, where.precision in FINE))
    return seen.values()
