"""Coded reports: texts with the answers that people hold to be right, to measure a reading by.

For: the lines of `recount eval GOLD.jsonl`, checked as a whole before the first is read. Not for: judging an answer
(`recount.claims.matching`) or for data of others, which `benchmarks/` turns into such lines.

A field that is left out was not coded. A list holds every right answer: a number, a coded range as "3-7", "v" for a
plural without a number, null for no claim.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, model_validator

from recount.errors import BadInput
from recount.reports.dates import PartialDate
from recount.reports.jsonl import ReportLine, lines_of

VAGUE: Final = "v"
_SPAN: Final = re.compile(r"(\d{1,9}) ?[-–] ?(\d{1,9})", re.ASCII)
_SHAPES: Final = 'a number, a range such as "3-7", "v" for a plural without a number, or null for no claim'

Span = tuple[int, int]


@dataclass(frozen=True)
class Answers:
    """Every right answer to "how many": numbers from `low` to `high`, a word without a number, silence."""

    spans: tuple[Span, ...] = ()
    vague: bool = False
    silence: bool = False

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read a list of right answers; raises ValueError that names every member that is none."""
        if not isinstance(value, list):
            raise ValueError(f"it is not a list of right answers: {_SHAPES}")
        if not value:
            raise ValueError("the list is empty; write [null] for no claim, or leave the field out if it was not coded")
        spans = [_span(one) for one in value if one not in (None, VAGUE)]
        bad = [json.dumps(one) for one in value if one not in (None, VAGUE) and _span(one) is None]
        if bad:
            raise ValueError(f"{', '.join(bad)}: an answer is {_SHAPES}")
        return cls(tuple(span for span in spans if span), VAGUE in value, None in value)

    def as_json(self) -> list[int | str | None]:
        """Give the answers as they are coded in a file."""
        numbers = [low if low == high else f"{low}-{high}" for low, high in self.spans]
        return [*numbers, *([VAGUE] if self.vague else []), *([None] if self.silence else [])]

    @property
    def claimed(self) -> bool:
        """Tell whether the report makes a claim, so that silence is wrong."""
        return not self.silence


def _span(answer: object) -> Span | None:
    """Read a number or a coded range, both ends included."""
    if isinstance(answer, int) and not isinstance(answer, bool):
        return (answer, answer) if answer >= 0 else None
    written = _SPAN.fullmatch(answer.strip()) if isinstance(answer, str) else None
    span = (int(written[1]), int(written[2])) if written else None
    return span if span and span[0] <= span[1] else None


def _date(value: object) -> PartialDate | None:
    if value is None or isinstance(value, PartialDate):
        return value
    if not isinstance(value, str):
        raise ValueError("it is not a date in quotation marks")
    try:
        return PartialDate.parse(value)
    except BadInput as refusal:
        raise ValueError(f"{refusal.found} {refusal.remedy}") from refusal


CodedCount = Annotated[Answers | None, PlainValidator(Answers.parse)]


class CodedPlace(BaseModel):
    """Where it happened, in WGS 84 degrees; a name or a precision beside it is left to whoever knows it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)


class Gold(BaseModel):
    """What people coded of one report; `children` and `women` are those among the killed."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    killed: CodedCount = None
    injured: CodedCount = None
    children: CodedCount = None
    women: CodedCount = None
    date: Annotated[PartialDate | None, PlainValidator(_date)] = None
    place: CodedPlace | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if all(coded is None for _, coded in self):
            raise ValueError(f"nothing is coded; name one of {', '.join(type(self).model_fields)}")
        return self


class GoldLine(ReportLine):
    """A report with what is known of it, and the right answers."""

    gold: Gold


def read_gold(path: Path) -> list[GoldLine]:
    """Give the coded reports of a JSON Lines file, in its order.

    Raises: BadInput that lists every bad line of the file; nothing is measured then.
    """
    try:
        return lines_of(path, GoldLine)
    except BadInput as refusal:
        raise BadInput(
            refusal.found,
            "A score over part of a file would be the score of another file.",
            'Write one JSON object a line, in UTF-8: {"id": ..., "text": ..., "gold": {"killed": [3], ...}}.',
        ) from refusal
