"""The numbers of an article that no claim covers: told, so that nobody takes silence for a verdict.

For: a finding of the check. Not for: saying what such a number counts; it may be an age, a date or a street. Pure.
"""

from __future__ import annotations

import re

from recount.claims.schema import Reading
from recount.vocabulary.words import SectionRole

_NUMBER = re.compile(r"(?<![\w.,/:-])\d{1,3}(?:,\d{3})+(?![\w/:-])|(?<![\w.,/:-])\d+(?![\w/:-]|[.,]\d)")
_NOT_THE_TEXT = (SectionRole.FURNITURE, SectionRole.COMMENTS)
_WORDS_ALONE = {"quote", "id"}
_YEARS = range(1900, 2100)
# Up to here stand days of the month, hours and list marks.
_DAYS_OF_A_MONTH = 31


def numbers_not_read(reading: Reading, text: str) -> list[str]:
    """Give the numbers in digits that no claim tells of, in their order; years and days of a month are left out."""
    beside = [(part.start, part.end) for part in reading.sections if part.role in _NOT_THE_TEXT]
    told = [
        (claim.quote.start, claim.quote.end, claim.model_dump_json(exclude=_WORDS_ALONE)) for claim in reading.claims
    ]
    found = [
        match.group()
        for match in _NUMBER.finditer(text)
        if _may_count(match.group())
        and not any(start <= match.start() < end for start, end in beside)
        and not any(start <= match.start() < end and _tells(claim, match.group()) for start, end, claim in told)
    ]
    return list(dict.fromkeys(found))


def _tells(claim: str, written: str) -> bool:
    return written in claim or written.replace(",", "") in claim


def _may_count(written: str) -> bool:
    number = int(written.replace(",", ""))
    return number > _DAYS_OF_A_MONTH and number not in _YEARS
