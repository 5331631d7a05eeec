"""Writing what two records became into the open one: what is new, what stands otherwise, what was given up.

For: merging. Not for: working out what stands (`recount.releases.keeping.union`). Rows keep the numbers that they have
here; what is new is numbered in the order in which it was signed or entered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from recount.incidents.models import Toll
from recount.releases.keeping.clashes import INCIDENTS, Renamed
from recount.releases.keeping.conflicts import DECISIONS, signing_order
from recount.releases.keeping.identity import PAIRS, Content, Description, Identity
from recount.releases.keeping.rows import CHUNK, Model, Row, chunks, columns, from_json, rows_of, tables

Names = Mapping[str, Mapping[int, Identity]]
TOLLS = "incidents.toll"
_REFERS_TO = {"incident_id": "incidents", "claim_id": "claims", "report_id": "reports"}
_IS = {"incidents.incident": "incidents", "claims.claimrecord": "claims", "reports.report": "reports"}


@dataclass
class Written:
    """How many rows were added, changed and taken away by table, and the numbers of what they bear on."""

    added: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)
    incidents: set[int] = field(default_factory=set)
    claims: set[int] = field(default_factory=set)
    reports: set[int] = field(default_factory=set)

    @property
    def nothing(self) -> bool:
        """Tell whether nothing was written."""
        return not (self.added or self.changed or self.gone)


def write(here: Content, union: Content, described: Mapping[str, Description], names: Names) -> Written:
    """Write what differs from what is here; the caller opens the transaction."""
    writer = _Writer(described, names)
    for label, model in reversed(tables().items()):
        writer.take_away(label, model, [each for each in here[label] if each not in union[label]], here)
    for label, model in tables().items():
        writer.add(label, model, [each for each in union[label] if each not in here[label]], union)
    for label, model in tables().items():
        differ = [each for each in here[label] if each in union[label] and union[label][each] != here[label][each]]
        writer.change(label, model, differ, union)
    return writer.written


def keep_new_names(ours: Mapping[str, Iterable[Row]], renamed: Iterable[Renamed]) -> None:
    """Give our own things their new names in the database, wherever a row mentions them."""
    if not any(each.ours for each in renamed):
        return
    for label, model in tables().items():
        fields = {field.attname: field for field in columns(model)}
        number = model._meta.pk.attname
        before = {row[number]: row for row in rows_of(model)}
        for row in ours[label]:
            changed = {name: value for name, value in row.items() if before[row[number]][name] != value}
            if changed:
                values = {name: from_json(fields[name], value) for name, value in changed.items()}
                model._base_manager.filter(pk=row[number]).update(**values)


class _Writer:
    """Turns identities into numbers of the open record, and writes."""

    def __init__(self, described: Mapping[str, Description], names: Names) -> None:
        self.written = Written()
        self._described = described
        self._numbers = {label: {identity: number for number, identity in own.items()} for label, own in names.items()}

    def take_away(self, label: str, model: Model, identities: list[Identity], here: Content) -> None:
        """Take rows away that the other record knew and had given up; nothing that was signed is among them."""
        for identity in identities:
            self._bears_on(label, identity, here[label][identity])
        numbers = [self._numbers[label][identity] for identity in identities]
        for some in chunks(numbers, CHUNK):
            found = model._base_manager.filter(pk__in=some)
            found._raw_delete(found.db)
        _count(self.written.gone, label, len(identities))

    def add(self, label: str, model: Model, identities: list[Identity], union: Content) -> None:
        """Add rows; what refers to rows of its own table refers to them once all are there."""
        own = [name for name, target in self._described[label].refers.items() if target == label]
        if label == TOLLS:
            self._make_room({union[label][identity]["incident_id"] for identity in identities})
        rows = {identity: union[label][identity] for identity in _in_order_of_entry(label, identities, union)}
        for some in chunks(rows.items(), CHUNK):
            made = [model(**self._values(label, model, {**row, **dict.fromkeys(own)})) for _, row in some]
            model._base_manager.bulk_create(made)
            numbered = {identity: each.pk for (identity, _), each in zip(some, made, strict=True)}
            self._numbers[label].update(numbered)
        for identity, row in rows.items():
            self._bears_on(label, identity, row)
            if any(row[name] is not None for name in own):
                self._update(label, model, identity, {name: row[name] for name in own})
        _count(self.written.added, label, len(rows))

    def change(self, label: str, model: Model, identities: list[Identity], union: Content) -> None:
        """Let rows say what stands now."""
        for identity in identities:
            self._bears_on(label, identity, union[label][identity])
            self._update(label, model, identity, union[label][identity])
        _count(self.written.changed, label, len(identities))

    def _make_room(self, incidents: Iterable[Identity]) -> None:
        """Take away the ranges that follow from claims, where one set by hand comes in; they are made anew."""
        numbers = [self._numbers[INCIDENTS][identity] for identity in incidents]
        Toll.objects.filter(incident__in=numbers, decision__isnull=True, as_stated=False).delete()

    def _update(self, label: str, model: Model, identity: Identity, row: Row) -> None:
        model._base_manager.filter(pk=self._numbers[label][identity]).update(**self._values(label, model, row))

    def _values(self, label: str, model: Model, row: Row) -> dict[str, Any]:
        fields = {field.attname: field for field in columns(model)}
        refers = self._described[label].refers
        said = {
            name: self._numbers[refers[name]][value] if name in refers and value is not None else value
            for name, value in row.items()
        }
        if label in PAIRS and set(PAIRS[label]) <= said.keys():
            said |= dict(zip(PAIRS[label], sorted(said[name] for name in PAIRS[label]), strict=True))
        return {name: from_json(fields[name], value) for name, value in said.items()}

    def _bears_on(self, label: str, identity: Identity, row: Row) -> None:
        if label in _IS:
            getattr(self.written, _IS[label]).add(self._numbers[label][identity])
        refers = self._described[label].refers
        for name, what in _REFERS_TO.items():
            if row.get(name) is not None and name in refers:
                getattr(self.written, what).add(self._numbers[refers[name]][row[name]])
        for name in PAIRS.get(label, ()):
            self.written.reports.add(self._numbers[refers[name]][row[name]])


def _in_order_of_entry(label: str, identities: list[Identity], union: Content) -> list[Identity]:
    if label != DECISIONS:
        return identities
    return sorted(identities, key=lambda identity: signing_order(union[label][identity]))


def _count(counts: dict[str, int], label: str, number: int) -> None:
    if number:
        counts[label] = number
