"""The form of a claim, made from the claim schema: every field that a person may enter, with what stands in it.

For: correcting a claim and writing one by hand. Not for: reading what was sent (`recount.workbench.reading.entering`)
or checking it, which the schema does. Choices are the words of the vocabulary that the schema names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from recount.claims.amending import OF_THE_READER
from recount.claims.schema import Casualties, Claim, When, Where
from recount.reports.dates import PartialDate
from recount.vocabulary.reader import label
from recount.vocabulary.words import ClaimKind
from recount.workbench.reading.naming import name_of
from recount.workbench.words import language, say

DAYS, OTHER = "days", "other"
# Follows from what is entered, or tells how a program came by it.
_FOLLOWS = ("inherited", "score", "reason", "alternatives", "basis", "lat", "lon", "precision")
_FIRST = (
    "casualties",
    "when",
    "where",
    "perpetrators",
    "attribution",
    "strike",
    "infrastructure",
    ClaimKind.DISPLACEMENT,
)


@dataclass(frozen=True)
class Input:
    """One field: its name in what is sent, its label, what stands in it, and the words to choose from, if any."""

    name: str
    label: str
    value: str = ""
    choices: Sequence[tuple[str, str]] = ()
    numeric: bool = False
    hint: str = ""

    @property
    def id(self) -> str:
        """Give the id of its element."""
        return f"id-{self.name}"


@dataclass(frozen=True)
class Group:
    """Fields that belong together: a part of a claim, such as one count of victims."""

    name: str
    legend: str
    inputs: list[Input] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    is_new: bool = False
    where: Where | None = None
    places: Sequence[Any] = ()


def groups_of(claim: Claim | None) -> list[Group]:
    """Give the form of a claim, an empty one for None: what recorders correct most often comes first."""
    names = [name for name in Claim.model_fields if name not in OF_THE_READER]
    ordered = sorted(names, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
    plain = [name for name in ordered if not _is_part(_inner(_annotation(Claim, name))[0])]
    manner = Group("claim", say("reading.manner"), [_input(Claim, name, claim, "") for name in plain])
    parts = [group for name in ordered if name not in plain for group in _parts(name, claim)]
    return [*parts, manner]


def _parts(name: str, claim: Claim | None) -> Iterator[Group]:
    model, many = _inner(_annotation(Claim, name))
    standing = getattr(claim, name) if claim else None
    values = list(standing) if many and standing else [standing] if standing is not None and not many else []
    for at, value in enumerate(values):
        yield _group(model, f"{name}-{at}", f"{name_of(name)} {at + 1}" if many else name_of(name), value)
    if many or not values:
        yield _group(model, f"{name}-{len(values)}", say("reading.one_more", what=name_of(name)), None, is_new=True)


def _group(model: type[BaseModel], name: str, legend: str, value: Any, *, is_new: bool = False) -> Group:
    if model is When:
        return Group(name, legend, _of_time(name, value), is_new=is_new)
    if model is Where:
        return Group(name, legend, _of_place(name, value), is_new=is_new, where=value)
    inputs, groups = [], []
    for own, about in model.model_fields.items():
        inner, _ = _inner(about.annotation)
        if own in _FOLLOWS:
            continue
        if _is_part(inner):
            groups.append(_group(inner, f"{name}-{own}", name_of(own), getattr(value, own, None)))
        else:
            inputs.append(_input(model, own, value, f"{name}-"))
    return Group(name, legend, inputs, groups, is_new=is_new)


def _of_time(name: str, when: When | None) -> list[Input]:
    raw = Input(f"{name}-raw", name_of("raw"), (when.raw or "") if when else "")
    return [raw, Input(f"{name}-{DAYS}", say("reading.days"), days_of(when), hint=say("look.date_hint"))]


def days_of(when: When | None) -> str:
    """Write the days of a claim as a date that is as long as it is precise; empty where they are not resolved."""
    if when is None or when.start is None or when.end is None:
        return ""
    return str(PartialDate(when.start, when.end))


def _of_place(name: str, where: Where | None) -> list[Input]:
    other = Input(f"{name}-{OTHER}", say("reading.other_place"), hint=say("reading.place_hint"))
    return [_input(Where, "raw", where, f"{name}-"), other, _input(Where, "role", where, f"{name}-")]


def _input(model: type[BaseModel], own: str, value: Any, prefix: str) -> Input:
    about = model.model_fields[own]
    inner, _ = _inner(about.annotation)
    sent = about.alias or own
    standing = getattr(value, own, None)
    if model is Casualties and own == "part_of":
        standing = standing + 1 if standing is not None else None
    words = [("", ""), *((str(word), label(word, language())) for word in inner)] if _is_words(inner) else []
    known = (value is not None and about.is_required()) and [choice for choice in words if choice[0]]
    return Input(
        name=f"{prefix}{sent}",
        label=name_of(sent),
        value="" if standing is None else str(standing),
        choices=known or words,
        numeric=inner in (int, float),
    )


def _annotation(model: type[BaseModel], name: str) -> Any:
    return model.model_fields[name].annotation


def _inner(annotation: Any) -> tuple[Any, bool]:
    """Give the type under `X | None`, `list[X]` and `Annotated[X, ...]`, and whether there may be several."""
    if get_origin(annotation) is list:
        return _inner(get_args(annotation)[0])[0], True
    if get_origin(annotation) is Annotated:
        return _inner(get_args(annotation)[0])
    of = [each for each in get_args(annotation) if each is not NoneType]
    return _inner(of[0]) if len(of) == 1 and NoneType in get_args(annotation) else (annotation, False)


def _is_words(inner: Any) -> bool:
    return isinstance(inner, type) and issubclass(inner, StrEnum)


def _is_part(inner: Any) -> bool:
    return isinstance(inner, type) and issubclass(inner, BaseModel)
