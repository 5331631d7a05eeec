"""Numbers that no claim covers are told; a silent check is not taken for a verdict."""

from __future__ import annotations

import pytest

from recount.checks.unread import numbers_not_read
from recount.claims.reader import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The bridge is 1,640 metres long. Nothing more was said.", ["1,640"]),
        ("An air strike killed 45 civilians in Raqqa on 5 November 2015.", []),
        ("The meeting of 30 October 2015 began at 10:45.", []),
        ("Of the 64 places on the list, 15 lay elsewhere.", ["64"]),
    ],
)
def test_a_number_outside_every_claim_is_told(text: str, told: list[str]) -> None:
    """Years, hours and days of a month are no counts; what may be one, and was not read, is named."""
    assert numbers_not_read(read(text), text) == told
