"""The reader: one report in, every claim of it out.

For: `recount read`, capture and check. Pure and deterministic: the same text, metadata and gazetteer give the
same reading, claim ids included. Not for: judging a claim or storing it.
"""

from __future__ import annotations

import hashlib
from datetime import date

from recount.claims.casualties import read_harm
from recount.claims.counts import count_harm
from recount.claims.dates import spot_times
from recount.claims.lexicon import lexicon
from recount.claims.schema import Claim, Quote, Reading
from recount.claims.sections import divide
from recount.claims.sentences import sentences_of
from recount.vocabulary.words import ClaimKind, SectionRole


def read(
    text: str,
    *,
    id: str | None = None,
    published: date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    country: str = "SY",
    gazetteer: object | None = None,
) -> Reading:
    """Read every claim of one report; the same input gives the same reading."""
    words = lexicon("en")
    sections = divide(text, words, published, publisher)
    times = spot_times(text, words)
    claims = []
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    for index, section in enumerate(sections):
        if section.role in (SectionRole.COMMENTS, SectionRole.FURNITURE):
            continue
        for sentence in sentences_of(text, section, index, times, words, country):
            for harm in read_harm(sentence.marks, words):
                claims.append(
                    Claim(
                        id=f"{digest[:8]}-{len(claims)}",
                        kind=ClaimKind.CASUALTY,
                        section=index,
                        quote=Quote(text=text[sentence.start : sentence.end], start=sentence.start, end=sentence.end),
                        casualties=count_harm(text, sentence.marks, harm),
                    )
                )
    return Reading(id=id or digest[:16], language="en", sections=sections, claims=claims)
