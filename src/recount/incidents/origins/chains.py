"""Who a claim really comes from: copies and quotation chains collapse into one origin (R8).

For: counting corroboration on origins, not on links. Not for: finding copies by their text. Pure: chains and
names in, an origin with its reason out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recount.claims.schema import Attribution
from recount.vocabulary.folding import fold
from recount.vocabulary.sentences import Sentence, tell
from recount.vocabulary.words import AttributionKind, AttributionRole

# Somebody who cannot be told from others is no origin of their own: who spoke with them vouches for them.
_NOBODY_BY_NAME = (AttributionKind.UNNAMED, AttributionKind.WITNESS)
_OWN_WORD = (AttributionRole.AUTHOR, AttributionRole.PUBLISHER)


@dataclass(frozen=True)
class Origin:
    """The source on whose word a claim stands; `key` is a publisher's key or a folded name."""

    key: str
    reason: Sentence


def origin_of(
    chain: Sequence[Attribution], *, publisher: str, original_publisher: str, publishers: Mapping[str, str]
) -> Origin:
    """Name the origin of a claim from the chain of who says it, outermost first (R8).

    `publisher` and `original_publisher` are the keys of who published the report and of who published what
    it copies (the same when it is no copy); `publishers` gives the key for every known name, folded.
    The origin is the innermost source that the claim names; a copy speaks for what it copies.
    """
    source = _innermost_named(chain)
    if source is None or source.role in _OWN_WORD:
        return _published_by(publisher, original_publisher)
    key = publishers.get(fold(source.name), fold(source.name))
    if key == publisher:
        return _published_by(publisher, original_publisher)
    return Origin(key, tell("incidents.origins.quotes", source=source.name))


def _innermost_named(chain: Sequence[Attribution]) -> Attribution | None:
    return next((source for source in reversed(chain) if source.kind not in _NOBODY_BY_NAME), None)


def _published_by(publisher: str, original_publisher: str) -> Origin:
    if publisher != original_publisher:
        return Origin(original_publisher, tell("incidents.origins.copies", publisher=original_publisher))
    return Origin(publisher, tell("incidents.origins.says_so"))
