"""What makes a row the same row in two records: natural keys instead of the numbers that each record gives its rows.

For: merging. Not for: which of two differing rows stands (`recount.releases.keeping.union`). The key of a table is read
from its model: a unique column, else the columns of its unique constraint, else all that it says. Pure once the tables
are described.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import models

from recount.releases.keeping.rows import Model, Row, columns, tables

Identity = str
Table = dict[Identity, Row]
Content = dict[str, Table]
"""Rows by table and identity; a column that refers to a row holds the identity of that row."""

_LENGTH = 20
# Numbers of rows that mean nothing in another record.
LOCAL = {"incidents.decision": frozenset({"seen"})}
# Pairs without an order, which each record puts in the order of its own numbers.
PAIRS = {"incidents.origintie": ("one_id", "other_id")}


@dataclass(frozen=True)
class Description:
    """How a table is keyed: its number, the columns of its identity, and the tables that its columns refer to."""

    number: str
    key: tuple[str, ...]
    refers: Mapping[str, str]
    blank: Mapping[str, object]


def describe() -> dict[str, Description]:
    """Describe every table of the record, each after those that it refers to."""
    return {label: _described(model) for label, model in tables().items()}


def keyed(
    rows: Mapping[str, Iterable[Row]], described: Mapping[str, Description]
) -> tuple[Content, dict[str, dict[int, Identity]]]:
    """Give the rows by their identities in the order of their numbers, and the identity of each number."""
    names: dict[str, dict[int, Identity]] = {}
    content: Content = {}
    for label, description in described.items():
        names[label], content[label] = {}, {}
        own = list(rows.get(label, ()))
        repeated: Counter[Identity] = Counter()
        for row in _first_referred(own, description, label):
            said = _resolved(label, row, description, names)
            identity = _identity(said, description)
            repeated[identity] += 1
            if repeated[identity] > 1:
                identity = f"{identity}#{repeated[identity]}"
            names[label][row[description.number]] = identity
            content[label][identity] = said
        entered = (names[label][row[description.number]] for row in own)
        content[label] = {identity: content[label][identity] for identity in entered}
    return content, names


def hashed(content: object) -> str:
    """Give a short hash of anything that JSON can hold."""
    packed = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode()).hexdigest()[:_LENGTH]


def _described(model: Model) -> Description:
    fields = columns(model)
    refers = {
        field.attname: field.related_model._meta.label_lower for field in fields if isinstance(field, models.ForeignKey)
    }
    blank = {field.attname: _default(field) for field in fields if not field.primary_key}
    return Description(model._meta.pk.attname, _key_of(model), refers, blank)


def _default(field: models.Field[object, object]) -> object:
    value = field.get_default()
    return value if isinstance(value, str | int | float | list | dict | bool) else None


def _key_of(model: Model) -> tuple[str, ...]:
    fields = [field for field in columns(model) if not field.primary_key]
    unique = next((field.attname for field in fields if field.unique), None)
    if unique is not None:
        return (unique,)
    constraint = next(
        (each for each in model._meta.constraints if isinstance(each, models.UniqueConstraint) and not each.condition),
        None,
    )
    if constraint is not None:
        return tuple(model._meta.get_field(name).attname for name in constraint.fields)  # type: ignore[union-attr]
    local = LOCAL.get(model._meta.label_lower, frozenset())
    return tuple(field.attname for field in fields if field.attname not in local)


def _first_referred(rows: list[Row], description: Description, label: str) -> Iterable[Row]:
    """Order the rows of a table that refers to itself, so that what is referred to comes first."""
    own = [column for column, target in description.refers.items() if target == label]
    if not own:
        return rows
    by_number = {row[description.number]: row for row in rows}
    ordered: dict[int, Row] = {}
    for row in rows:
        chain: dict[int, Row] = {}
        each: Row | None = row
        while each is not None and each[description.number] not in {**ordered, **chain}:
            chain[each[description.number]] = each
            each = next((by_number.get(each[column]) for column in own if each[column] is not None), None)
        ordered |= dict(reversed(chain.items()))
    return ordered.values()


def _resolved(label: str, row: Row, description: Description, names: Mapping[str, Mapping[int, Identity]]) -> Row:
    local = LOCAL.get(label, frozenset())
    said: Row = {
        column: None if column in local else row.get(column, default) for column, default in description.blank.items()
    }
    for column, target in description.refers.items():
        if said[column] is not None:
            said[column] = names.get(target, {}).get(said[column], said[column])
    if label in PAIRS:
        one, other = PAIRS[label]
        said[one], said[other] = sorted((said[one], said[other]))
    return said


def _identity(said: Row, description: Description) -> Identity:
    values = [said[column] for column in description.key]
    return values[0] if len(values) == 1 and isinstance(values[0], str) else hashed(values)
