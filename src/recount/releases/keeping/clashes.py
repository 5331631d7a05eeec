"""One name, two things: which reports, claims and incidents of two records are the same, and what becomes of a clash.

For: merging, before any row is compared. Not for: differing rows of the same thing. Pure: rows in, new names out.

Two records that began apart both call their first incident RC0001. The one that somebody decided about first keeps the
name; the other one gets the name with the beginning of its hash behind it, in both records alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from recount.releases.keeping.identity import hashed
from recount.releases.keeping.rows import Row
from recount.vocabulary.words import LinkState

Rows = dict[str, list[Row]]
_SHORT = 6
_LATEST = "9999"
_MADE = re.compile(r"-[0-9a-f]{6}")
REPORTS, CLAIMS, INCIDENTS, RELEASES = (
    "reports.report",
    "claims.claimrecord",
    "incidents.incident",
    "releases.release",
)
NAMES = {REPORTS: "key", CLAIMS: "key", INCIDENTS: "code", RELEASES: "name"}


@dataclass(frozen=True)
class Renamed:
    """That a thing of one of the records got another name: `ours` tells whether it was this record's."""

    table: str
    was: str
    now: str
    ours: bool


@dataclass(frozen=True)
class Thing:
    """A thing with what tells whether it is the same as one of the other record: any shared sign says so.

    Where nothing is signed or imported of one of them yet, its own `words` must do. `rank` orders two different things
    of one name: the smaller one keeps it.
    """

    signs: frozenset[str]
    rank: tuple[str, str]
    words: str = ""

    def is_same(self, other: Thing) -> bool:
        """Tell whether two things of one name are one."""
        is_bare = not self.signs or not other.signs
        return bool(self.signs & other.signs) or (is_bare and self.words == other.words)


def settle_names(ours: Rows, theirs: Rows) -> list[Renamed]:
    """Give every thing of two records a name that it shares with nothing else; rows are changed in place."""
    renamed: list[Renamed] = []
    for table, things_of in _THINGS.items():
        here, there = things_of(ours), things_of(theirs)
        for was, now, is_ours in list(_new_names(table, here, there)):
            _rename(ours if is_ours else theirs, table, was, now)
            renamed.append(Renamed(table, was, now, is_ours))
    return renamed


def _new_names(table: str, ours: Mapping[str, Thing], theirs: Mapping[str, Thing]) -> Iterator[tuple[str, str, bool]]:
    known_as = _by_sign(ours)
    for name, thing in sorted(theirs.items()):
        same = next((known_as[sign] for sign in sorted(thing.signs) if sign in known_as), None)
        if name in ours and ours[name].is_same(thing):
            continue
        if same is not None and same not in theirs and _may_be_one(table, same, name):
            yield from _one_name(same, name, ours, theirs)
        elif name in ours:
            mine = ours[name]
            loser, is_ours = (thing, False) if mine.rank <= thing.rank else (mine, True)
            yield name, f"{name}-{loser.rank[1][:_SHORT]}", is_ours


def _may_be_one(table: str, one: str, other: str) -> bool:
    """Tell whether two names may mean one thing: any of a report, else one that a clash made of the other."""
    shorter, longer = sorted((one, other), key=len)
    return table in (REPORTS, RELEASES) or _MADE.fullmatch(longer.removeprefix(shorter)) is not None


def _one_name(
    ours_name: str, theirs_name: str, ours: Mapping[str, Thing], theirs: Mapping[str, Thing]
) -> Iterator[tuple[str, str, bool]]:
    """Let one thing that the records name differently bear the first of its names that nothing else bears."""
    if theirs_name in ours or ours_name < theirs_name:
        yield theirs_name, ours_name, False
    elif ours_name not in theirs:
        yield ours_name, theirs_name, True


def _by_sign(things: Mapping[str, Thing]) -> dict[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, thing in things.items():
        for sign in thing.signs:
            found[sign].add(name)
    return {sign: next(iter(names)) for sign, names in found.items() if len(names) == 1}


def _reports(rows: Rows) -> dict[str, Thing]:
    return {row["key"]: _report(row) for row in rows.get(REPORTS, ())}


def _report(row: Row) -> Thing:
    """Know a report by its bytes, its text or its address; where it has none of them, by its title and day."""
    strong = [f"{name} {row[name]}" for name in ("sha256", "text", "url") if row.get(name)]
    signs = strong or [f"title {row.get('title')} {row.get('published')}"]
    return Thing(frozenset(signs), ("", hashed(sorted(signs))))


def _claims(rows: Rows) -> dict[str, Thing]:
    reports = {row["id"]: row["key"] for row in rows.get(REPORTS, ())}
    return {row["key"]: _claim(row, reports) for row in rows.get(CLAIMS, ())}


def _claim(row: Row, reports: Mapping[int, str]) -> Thing:
    """Know a claim by its report and the place of its quote."""
    quote = row["document"]["quote"]
    sign = f"{row['kind']} {reports.get(row['report_id'])} {quote['start']}-{quote['end']}"
    return Thing(frozenset({sign}), ("", hashed(sign)))


def _incidents(rows: Rows) -> dict[str, Thing]:
    """Know an incident by what was accepted into it and what was imported of it, with its own words beside."""
    signs: dict[int, set[str]] = defaultdict(set)
    claims = {row["id"]: row["key"] for row in rows.get(CLAIMS, ())}
    accepted = [row for row in rows.get("incidents.link", ()) if row["state"] == LinkState.ACCEPT]
    for row in accepted:
        signs[row["incident_id"]].add(f"claim {claims.get(row['claim_id'])}")
    for row in rows.get("incidents.importedrow", ()):
        signs[row["incident_id"]].add(f"row {row['whose']} {row['table']} {row['key']}")
    first: dict[int, str] = {}
    for row in sorted(rows.get("incidents.decision", ()), key=lambda row: row["signed_at"]):
        signs[row["incident_id"]].add(f"decision {row['kind']} {row['signed_by']} {row['signed_at']} {row['reason']}")
        first.setdefault(row["incident_id"], row["signed_at"])
    places = {row["id"]: row["key"] for row in rows.get("places.place", ())}
    return {
        row["code"]: _incident(row, signs[row["id"]], first.get(row["id"], _LATEST), places)
        for row in rows.get(INCIDENTS, ())
    }


def _incident(row: Row, signs: Iterable[str], first: str, places: Mapping[int, str]) -> Thing:
    words = str([row["title_en"], row["start"], row["end"], places.get(row["place_id"])])
    decided = sorted(sign for sign in signs if sign.startswith("decision ") and first in sign)
    return Thing(frozenset(signs), (first, hashed(decided or words)), words)


def _releases(rows: Rows) -> dict[str, Thing]:
    return {row["name"]: _release(row) for row in rows.get(RELEASES, ())}


def _release(row: Row) -> Thing:
    return Thing(frozenset({row["sha256"]}), (row["frozen_at"], row["sha256"]))


_THINGS: Mapping[str, Callable[[Rows], dict[str, Thing]]] = {
    REPORTS: _reports,
    CLAIMS: _claims,
    INCIDENTS: _incidents,
    RELEASES: _releases,
}


def _rename(rows: Rows, table: str, was: str, now: str) -> None:
    """Give a thing another name wherever the rows of its record name it."""
    column = NAMES[table]
    for row in rows.get(table, ()):
        if row[column] == was:
            row[column] = now
    if table in (CLAIMS, INCIDENTS):
        for label in (CLAIMS,) if table == CLAIMS else ():
            _replace_in(rows.get(label, ()), "document", was, now)
        for label, column in _MENTIONS:
            _replace_in(rows.get(label, ()), column, was, now)


# Where the names of claims and incidents stand in what was signed or worked out.
_MENTIONS = (
    ("incidents.decision", "value"),
    ("incidents.toll", "low_claims"),
    ("incidents.toll", "high_claims"),
    ("incidents.toll", "superseded"),
    ("places.learntname", "told_by"),
)


def _replace_in(rows: Iterable[Row], column: str, was: str, now: str) -> None:
    for row in rows:
        row[column] = _replaced(row[column], was, now)


def _replaced(value: Any, was: str, now: str) -> Any:
    if isinstance(value, dict):
        return {_replaced(key, was, now): _replaced(each, was, now) for key, each in value.items()}
    if isinstance(value, list):
        return [_replaced(each, was, now) for each in value]
    return now if value == was else value
