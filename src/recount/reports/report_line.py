"""One report of a batch: its text as given and what is known of it, or all that is wrong with its line.

For: every file that holds many reports (`recount.reports.jsonl`). Not for: the file as a whole, or single texts
(`recount.reports.text`).

An empty text is no fault: a post may hold a picture alone, and its reading says that there was nothing to read.
"""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Final, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, ValidationError
from pydantic_core import ErrorDetails

from recount.errors import BadInput
from recount.reports.dates import PartialDate
from recount.reports.text import MAX_TEXT_BYTES

PLACE_IN_LINE: Final = re.compile(r" at line 1 column (\d+)")
ESCAPE: Final = rb"\u"
# Sentences for the faults that people make; any other keeps the words of the checker.
FAULTS: Final = {
    "missing": "it is missing",
    "string_type": "it is not a text in quotation marks",
    "string_too_short": "it is empty",
    "string_unicode": "it holds half of a character (a lone surrogate)",
    "string_pattern_mismatch": "it is not a country code of two letters",
    "model_type": "the line is not a JSON object in braces",
}


def _post(value: object) -> str:
    """Take the words of a post; halves of characters stay as they are, and null is a post without words."""
    if not isinstance(value, str | None):
        raise ValueError(FAULTS["string_type"])
    text = value or ""
    if "\x00" in text:
        raise ValueError(f"it holds a NUL character at offset {text.index(chr(0))}")
    if len(text.encode("utf-8", "surrogatepass")) > MAX_TEXT_BYTES:
        raise ValueError(f"it is larger than {MAX_TEXT_BYTES} bytes")
    return text


def _stated(value: object) -> object:
    """Take an empty string for what it is: nothing stated."""
    return None if isinstance(value, str) and not value.strip() else value


def _published(value: object) -> PartialDate | None:
    stated = _stated(value)
    if stated is None or isinstance(stated, PartialDate):
        return stated
    if not isinstance(stated, str):
        raise ValueError(FAULTS["string_type"])
    try:
        return PartialDate.parse(stated)
    except BadInput as refusal:
        raise ValueError(f"{refusal.found} {refusal.remedy}") from refusal


Stated = Annotated[str | None, BeforeValidator(_stated)]
CountryCode = Annotated[str | None, Field(pattern=r"^[A-Za-z]{2}$"), BeforeValidator(_stated)]


class ReportLine(BaseModel):
    """One line: a report's text as given, and what is known of it; other keys are left to whoever knows them.

    `id` may be a number and becomes its digits; `published` is as precise as it is written; an empty string states
    nothing.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", arbitrary_types_allowed=True)

    id: str = Field(min_length=1, coerce_numbers_to_str=True)
    text: Annotated[str, PlainValidator(_post)]
    published: Annotated[PartialDate | None, PlainValidator(_published)] = None
    publisher: Stated = None
    url: Stated = None
    country: CountryCode = None


Line = TypeVar("Line", bound=ReportLine)


def line_of_json(content: bytes, shape: type[Line]) -> Line | list[str]:
    """Read a line of JSON, or tell all that is wrong with it."""
    try:
        return shape.model_validate_json(content)
    except ValidationError as error:
        faults = _faults(error)
    # The strict parser takes no halves of characters, which only an escape can smuggle into UTF-8.
    return _with_halves(content, shape) or faults if ESCAPE in content else faults


def line_of_keys(keys: dict[str, Any], shape: type[Line]) -> Line | list[str]:
    """Make a line of its keys, or tell all that is wrong with them."""
    try:
        return shape.model_validate(keys)
    except ValidationError as error:
        return _faults(error)


def _with_halves(content: bytes, shape: type[Line]) -> Line | list[str]:
    try:
        keys = json.loads(content)
    except (ValueError, RecursionError):
        return []
    return line_of_keys(keys, shape)


def _faults(error: ValidationError) -> list[str]:
    return [_fault(detail) for detail in error.errors(include_url=False)]


def _fault(detail: ErrorDetails) -> str:
    where = "".join(f"{key}: " for key in detail["loc"])
    said = FAULTS.get(detail["type"], detail["msg"].removeprefix("Value error, "))
    return where + PLACE_IN_LINE.sub(r" at column \1", said)
