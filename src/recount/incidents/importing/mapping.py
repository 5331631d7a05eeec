"""A layout as data: which column means what, how it is read, and which words say nothing.

For: the shipped layouts and maps of one's own (YAML). Not for: reading a table (`recount.incidents.importing.reading`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from recount.errors import BadInput
from recount.incidents.adjudicating.tolls import Group
from recount.incidents.importing.layout import Layout
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionStatus,
    InfrastructureType,
    Outcome,
    Party,
    PlacePrecision,
    ResponsePosition,
    StrikeStatus,
    StrikeType,
    TimePrecision,
    VictimCategory,
    VictimClass,
)

LAYOUTS = Path(__file__).with_name("layouts")


class Makes(StrEnum):
    """What a row of a table becomes."""

    INCIDENT = "incident"
    SOURCE = "source"
    RESPONSE = "response"


class Parser(StrEnum):
    """How the text of a cell is read.

    `text` as it is; `count` a whole number of 0 or more; `number` a decimal number; `day` a date; `word` by the
    map's own words; `words` several of them; `ending` by the last word of the cell; `parties` the names of parties;
    `statement_day` the day of the first statement in a list of statements.
    """

    TEXT = "text"
    COUNT = "count"
    NUMBER = "number"
    DAY = "day"
    WORD = "word"
    WORDS = "words"
    ENDING = "ending"
    PARTIES = "parties"
    STATEMENT_DAY = "statement_day"


class End(StrEnum):
    """Which end of a range a column states."""

    LOW = "low"
    HIGH = "high"
    BOTH = "both"


TARGETS = {
    Makes.INCIDENT: {
        *("code", "title_en", "title_ar", "url", "start", "end", "precision", "spread"),
        *("lat", "lon", "governorate", "place_precision", "infrastructure", "people_named"),
        *("parties", "attribution", "strike_type", "strike_status", "grade"),
    },
    Makes.SOURCE: {"name", "url", "archived", "language"},
    Makes.RESPONSE: {
        *("party", "position", "reason", "day", "said", "url"),
        *("killed_low", "killed_high", "injured_low", "injured_high"),
    },
}


# Targets whose values are words of the vocabulary.
WORDS_OF: Mapping[str, type[StrEnum]] = {
    "precision": TimePrecision,
    "spread": TimePrecision,
    "place_precision": PlacePrecision,
    "parties": Party,
    "party": Party,
    "strike_type": StrikeType,
    "strike_status": StrikeStatus,
    "grade": AirwarsGrade,
    "attribution": AttributionStatus,
    "infrastructure": InfrastructureType,
    "position": ResponsePosition,
}


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(_Part):
    """One column: what it means (`target`) and how its cells are read.

    `value` stands for a column that a file lacks because it would say the same everywhere. `others` is what words
    that the map does not list become; without it they are left out and flagged. `when` limits the column to rows
    where other columns say one of some words. Several columns of one target: the first that says something counts.
    """

    target: str
    column: str = ""
    parser: Parser = Parser.TEXT
    value: str = ""
    words: dict[str, str] = {}
    others: str | None = None
    separator: str | None = None
    formats: tuple[str, ...] = ()
    null_words: tuple[str, ...] | None = None
    when: dict[str, tuple[str, ...]] = {}
    optional: bool = False

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if bool(self.column) == bool(self.value):
            raise ValueError(f"{self.target}: name either a column or a value")
        known = WORDS_OF.get(self.target)
        wrong = sorted({*self.words.values(), *([self.others] if self.others else [])} - {*(known or ())})
        if known and wrong:
            raise ValueError(f"{self.target}: {', '.join(wrong)} is none of {', '.join(known)}")
        return self


class Table(_Part):
    """One kind of table: the columns by which it is known, what names a row, and what its columns mean.

    `joined_by` are the columns that hold the key of the incident a row belongs to, in the table `of`. `numbered` says
    that several rows share a key and are told apart by their order.
    """

    makes: Makes = Makes.INCIDENT
    known_by: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    numbered: bool = False
    of: str = ""
    joined_by: tuple[str, ...] = ()
    columns: tuple[Column, ...]

    @model_validator(mode="after")
    def _targets_are_known(self) -> Self:
        wrong = [each.target for each in self.columns if not self._is_target(each.target)]
        if wrong:
            raise ValueError(f"{self.makes}: no such target: {', '.join(wrong)}")
        if (self.makes is Makes.INCIDENT) == bool(self.joined_by):
            raise ValueError("sources and responses name in `joined_by` what holds the key of their incident")
        return self

    def _is_target(self, target: str) -> bool:
        return target in TARGETS[self.makes] or (self.makes is Makes.INCIDENT and toll_target(target) is not None)

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns without which the table is another one."""
        mapped = [each.column for each in self.columns if each.column and not each.optional]
        limits = [name for each in self.columns if not each.optional for name in each.when]
        return tuple(dict.fromkeys([*self.known_by, *self.key, *self.joined_by, *mapped, *limits]))


class Map(_Part):
    """A layout: whose coding it is, under which licence, and its tables.

    `prefix` stands before a code that the record has already; `country` (ISO 3166-1) tells parties and places apart.
    """

    whose: str
    prefix: str
    country: str = ""
    licence: str = ""
    null_words: tuple[str, ...] = ("",)
    tables: dict[str, Table]
    sha256: str = ""


@cache
def toll_target(target: str) -> tuple[Group, End] | None:
    """Read a target such as `killed.civilian.total.low`; None where it is none."""
    parts = target.split(".")
    if len(parts) != 4:
        return None
    try:
        return Group(Outcome(parts[0]), VictimClass(parts[1]), VictimCategory(parts[2])), End(parts[3])
    except ValueError:
        return None


def shipped_map(layout: Layout) -> Map:
    """Give the map of a shipped layout."""
    return read_map(LAYOUTS / f"{layout}.yaml")


def read_map(path: Path) -> Map:
    """Read a map; its hash belongs to the key of an import, for another map reads the same file otherwise.

    Raises: BadInput that names every fault of the map at once.
    """
    content, digest = _content(path)
    try:
        return Map.model_validate({**content, "sha256": digest})
    except ValidationError as error:
        raise _unusable(path, "; ".join(_fault(each) for each in error.errors())) from None


def _content(path: Path) -> tuple[Mapping[str, Any], str]:
    try:
        text = path.read_bytes()
        content = yaml.safe_load(text)
    except OSError as error:
        raise _unusable(path, error.strerror or str(error)) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _unusable(path, re.sub(r"\s+", " ", str(error))) from None
    if not isinstance(content, dict):
        raise _unusable(path, "it is no YAML with keys")
    return content, hashlib.sha256(text).hexdigest()


def _fault(error: Any) -> str:
    return f"{'.'.join(str(part) for part in error['loc'])}: {error['msg'].removeprefix('Value error, ')}"


def _unusable(path: Path, why: str) -> BadInput:
    return BadInput(
        f"{path} is no map that can be used: {why}.",
        "The map alone says what the columns of the file mean.",
        "Mend it; docs/importing.md lists its keys and has an example.",
    )
