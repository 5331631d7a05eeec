"""Leaves out a headline that names an attack and says nothing that a sentence below it does not say in its own words.

For: "Shelling of Douma" over "Shells hit the town of Douma on Friday": one claim to go through, not two. Not for: a
headline that gives a place, a day or a doer to what stands below, or one that counts people (`leads`).
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.claims.reading.context.nesting import is_spot
from recount.claims.schema import Attribution, Claim, Section, Where
from recount.vocabulary.words import ClaimKind, Party, PerpetratorBasis, StrikeType

_FULL_STOPS = ".!?…؟"


def without_idle_headlines(claims: Sequence[Claim], sections: Sequence[Section]) -> list[Claim]:
    """Give the claims without headlines that add nothing; what was of one event with one stays one event."""
    kept = list(claims)
    for headline in [claim for claim in claims if _is_headline(claim, sections[claim.section])]:
        event = [claim for claim in kept if claim.same_event_as == headline.id]
        if any(_tells_all_of(headline, claim) for claim in event):
            kept = [_of_event(claim, headline.id, event[0].id) for claim in kept if claim is not headline]
    return kept


def _is_headline(claim: Claim, section: Section) -> bool:
    """Tell whether a claim is an attack in the first line of its section, told without people, number or full stop."""
    opens = claim.quote.start == section.start and claim.quote.text[-1] not in _FULL_STOPS
    counts = claim.casualties or (claim.strike and claim.strike.count)
    return claim.kind is ClaimKind.EVENT and opens and not counts and not claim.same_event_as


def _of_event(claim: Claim, headline: str, first: str) -> Claim:
    """Let a claim of the headline's event lean on the first claim that is left of it."""
    if claim.same_event_as != headline:
        return claim
    return claim.model_copy(update={"same_event_as": None if claim.id == first else first})


def _tells_all_of(headline: Claim, claim: Claim) -> bool:
    """Tell whether a claim says in its own words where, when, by whom, how and on whose word, as the headline does."""
    own = [where for where in claim.event_places() if not where.inherited]
    says_when = not headline.when.raw or headline.when.inherited or _days(claim) == _days(headline)
    return (
        says_when
        and claim.polarity is headline.polarity
        and _is_set_in(headline.event_places(), own)
        and _doers(headline) <= _doers(claim)
        and _strike(headline) in (StrikeType.UNKNOWN, _strike(claim))
        and _voices(headline) <= _voices(claim)
    )


def _is_set_in(places: Sequence[Where], own: Sequence[Where]) -> bool:
    """Tell whether the same places are named, or a village by the one who tells and only its area by the headline."""
    nearer = any(is_spot(where) for where in own) and not any(is_spot(where) for where in places)
    return nearer or {where.place or where.raw for where in places} <= {where.place or where.raw for where in own}


def _days(claim: Claim) -> tuple[object, object]:
    return claim.when.start, claim.when.end


def _doers(claim: Claim) -> set[Party]:
    return {doer.id for doer in claim.perpetrators if doer.basis is not PerpetratorBasis.INHERITED}


def _strike(claim: Claim) -> StrikeType:
    return claim.strike.type if claim.strike else StrikeType.UNKNOWN


def _voices(claim: Claim) -> set[Attribution]:
    return set(claim.attribution)
