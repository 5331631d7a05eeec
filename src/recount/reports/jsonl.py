"""Many reports in one file: JSON Lines, one report a line, checked as a whole before any is used.

For: `recount read --batch`, `recount link` and, with a shape of its own, `recount eval`. Not for: single texts
(`recount.reports.text`) or the records of other groups, which `recount import` maps.

All problems of a file are shown at once, each with its line, and nothing of a file with problems is used.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final, NoReturn, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, ValidationError
from pydantic_core import ErrorDetails

from recount.errors import BadInput
from recount.reports.dates import PartialDate
from recount.reports.text import MAX_TEXT_BYTES

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
PLACE_IN_LINE: Final = re.compile(r" at line 1 column (\d+)")
# Sentences for the faults that people make; any other keeps the words of the checker.
FAULTS: Final = {
    "missing": "it is missing",
    "string_type": "it is not a text in quotation marks",
    "string_too_short": "it is empty",
    "string_pattern_mismatch": "it is not a country code of two letters",
    "model_type": "the line is not a JSON object in braces",
}


def _quotable(text: str) -> str:
    if not text.strip():
        raise ValueError("it holds only white space")
    if "\x00" in text:
        raise ValueError(f"it holds a NUL character at offset {text.index(chr(0))}")
    if len(text.encode()) > MAX_TEXT_BYTES:
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
    text: Annotated[str, AfterValidator(_quotable)]
    published: Annotated[PartialDate | None, PlainValidator(_published)] = None
    publisher: Stated = None
    url: Stated = None
    country: CountryCode = None


Line = TypeVar("Line", bound=ReportLine)


def validated_lines(path: str | os.PathLike[str]) -> list[ReportLine]:
    """Give the reports of a file, in its order; raises BadInput that lists every bad line (see `lines_of`)."""
    return lines_of(path, ReportLine)


def lines_of(path: str | os.PathLike[str], shape: type[Line]) -> list[Line]:
    """Give the lines of a JSON Lines file in UTF-8 as `shape`, in their order; blank lines are passed over.

    Raises one BadInput that lists all problems by line: what is no JSON, lacks a key, has an impossible date, or
    repeats an id; and for a file that cannot be read or holds no report.
    """
    file = Path(path)
    read = {number: _line(content, shape) for number, content in _written_lines(file)}
    lines = {number: line for number, line in read.items() if isinstance(line, shape)}
    faults = {number: line for number, line in read.items() if isinstance(line, list)} | _repeated(lines)
    if faults:
        _refuse_lines(file, faults, len(read))
    if not lines:
        _refuse(f"{file} holds no report.")
    return list(lines.values())


def _written_lines(file: Path) -> Iterator[tuple[int, bytes]]:
    """Give every line that is not blank with its number from 1; only a line feed ends a line."""
    try:
        with file.open("rb") as opened:
            for number, line in enumerate(opened, 1):
                content = line.removeprefix(BYTE_ORDER_MARK if number == 1 else b"")
                if content.strip():
                    yield number, content
    except OSError as error:
        _refuse(f"{file} cannot be read ({error.strerror}).")


def _line(content: bytes, shape: type[Line]) -> Line | list[str]:
    """Read one line, or tell all that is wrong with it."""
    try:
        return shape.model_validate_json(content)
    except ValidationError as error:
        return [_fault(detail) for detail in error.errors(include_url=False)]


def _fault(detail: ErrorDetails) -> str:
    where = "".join(f"{key}: " for key in detail["loc"])
    said = FAULTS.get(detail["type"], detail["msg"].removeprefix("Value error, "))
    return where + PLACE_IN_LINE.sub(r" at column \1", said)


def _repeated(lines: Mapping[int, ReportLine]) -> dict[int, list[str]]:
    first: dict[str, int] = {}
    return {
        number: [f"id: {line.id!r} stands on line {first[line.id]} already"]
        for number, line in lines.items()
        if first.setdefault(line.id, number) != number
    }


def _refuse_lines(file: Path, faults: Mapping[int, list[str]], total: int) -> NoReturn:
    listed = "".join(f"  line {number}: {fault}\n" for number in sorted(faults) for fault in faults[number])
    _refuse(f"{file}: {len(faults)} of {total} lines cannot be used:\n{listed}")


def _refuse(found: str) -> NoReturn:
    raise BadInput(
        found,
        "A batch is used whole or not at all, so that no report is lost unseen.",
        'Write one JSON object a line in UTF-8: {"id": ..., "text": ..., "published": ...}.',
    )
