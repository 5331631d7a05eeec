"""What second readers put beside a claim or a count: signs for a person who decides whether to trust it.

For: the JSON of a reading (`recount.claims.schema`). Not for: claims or counts: no second reader makes or changes one.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Score = Annotated[float, Field(ge=0, le=1)]


class _Sign(BaseModel):
    """Base of every sign: unchangeable, and closed to fields that are not written down."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Confidence(_Sign):
    """How far a second opinion bears out a count.

    `score` is the share of such counts that were right on held-out reports; `high` holds where that is known to be
    at least 95 percent.
    """

    score: Score
    high: bool = False
    agrees: bool
    reason: str


class Agreement(_Sign):
    """What a model reader makes of a claim of the rules, which stays as it is."""

    claim: str
    confirmed: bool
    reason: str
