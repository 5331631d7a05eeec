"""Which party speaks in a claim: an official or a belligerent whose name tells whose official it is (R13, R18).

For: keeping a party's word about its own strike apart from the word of others. Not for: who is held responsible.
"""

from __future__ import annotations

from functools import cache

from recount.claims.schema import Claim
from recount.vocabulary.folding import fold, without_articles
from recount.vocabulary.parties import adjectives, find_party, party_aliases
from recount.vocabulary.reader import LANGUAGES
from recount.vocabulary.words import AttributionKind, ClaimKind, Party

_OFFICIALS = (AttributionKind.OFFICIAL, AttributionKind.BELLIGERENT)
_LONGEST_NAME = 4


def speaking_party(claim: Claim) -> Party | None:
    """Give the party in whose name the innermost official of a claim speaks; None where no official does.

    A ministry that is named without its country speaks for the one party whose doing it denies or tells of.
    """
    official = next((source for source in reversed(claim.attribution) if source.kind in _OFFICIALS), None)
    if official is None:
        return None
    named = _party_within(official.name)
    if named is not None or official.kind is not AttributionKind.BELLIGERENT:
        return named
    parties = {perpetrator.id for perpetrator in claim.perpetrators}
    return parties.pop() if len(parties) == 1 and claim.kind is ClaimKind.DENIAL else None


@cache
def _party_within(name: str) -> Party | None:
    """Find the first, longest party named in the words of an official's name."""
    whole = find_party(name)
    if whole is not None:
        return whole
    words = without_articles(fold(name)).split()
    spans = (" ".join(words[at : at + size]) for at in range(len(words)) for size in range(_LONGEST_NAME, 0, -1))
    return next((party for span in spans if (party := _party_called(span))), None)


def _party_called(words: str) -> Party | None:
    tables = (table(language) for language in LANGUAGES for table in (party_aliases, adjectives))
    return next((table[words] for table in tables if words in table), None)
