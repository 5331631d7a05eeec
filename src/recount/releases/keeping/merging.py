"""Merging: what another record holds is taken into the open one, nothing is lost, every decision is respected.

For: `recount merge`. Not for: what stands where two records differ (`recount.releases.keeping.union`) or writing it
(`recount.releases.keeping.writing`). Ranges and derived grades follow from the claims and decisions of both, made anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction

from recount.errors import BadInput
from recount.incidents.deciding.reviewing import released_incidents
from recount.incidents.deciding.reviewing import withdraw as withdraw_release
from recount.incidents.deciding.signing import Signature, derive_grade
from recount.incidents.deciding.two_people import WATCHING
from recount.incidents.lots import lots
from recount.incidents.models import Incident, Link
from recount.incidents.settling import settle_all
from recount.places.models import LearntName
from recount.releases.keeping.clashes import Renamed, settle_names
from recount.releases.keeping.conflicts import DECISIONS, Conflict, conflicts_in
from recount.releases.keeping.identity import Content, describe, keyed
from recount.releases.keeping.rows import Row, rows_of, tables
from recount.releases.keeping.union import Differing, united
from recount.releases.keeping.writing import Written, keep_new_names, write
from recount.vocabulary.words import LinkState

Rows = dict[str, list[Row]]


@dataclass(frozen=True)
class Taken:
    """Another record: its rows by table, and how its kept files are taken into a folder."""

    rows: Mapping[str, Iterable[Row]]
    keep_files: Callable[[Path], int] = lambda _: 0


@dataclass(frozen=True)
class Merger:
    """Who merges, when and why."""

    by: str
    reason: str
    at: datetime | None = None


@dataclass
class Merged:
    """What a merge did, and what a person should look at.

    `renamed` are clashes of names, `conflicts` decisions that disagree, `differing` rows that no decision settles,
    `astray` claims accepted into incidents that have ended, `lapsed` incidents whose release was withdrawn because the
    two records had decided about them apart.
    """

    written: Written = field(default_factory=Written)
    files: int = 0
    renamed: list[Renamed] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    differing: list[Differing] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)
    lapsed: list[str] = field(default_factory=list)


def merge_into_record(taken: Taken, merger: Merger, *, files: Path | None = None) -> Merged:
    """Take another record into the open one, all of it or nothing; merging the same record again changes nothing.

    Raises: BadInput when nobody signs.
    """
    if not merger.by.strip() or not merger.reason.strip():
        raise BadInput(
            "A merge carries the name of who merges, and why.",
            "Somebody answers for what the two records become (R17).",
            "Say --as and --reason.",
        )
    with transaction.atomic():
        done = _merged({label: [dict(row) for row in rows] for label, rows in taken.rows.items()}, merger)
    done.files = taken.keep_files(files) if files is not None else 0
    return done


def raw_rows() -> Rows:
    """Give every row of the open record, by table."""
    return {label: list(rows_of(model)) for label, model in tables().items()}


def standing_content(rows: Mapping[str, Iterable[Row]]) -> Content:
    """Give what a record says, without the numbers of its rows: equal for two records that say the same."""
    content, _ = keyed(without_derived(rows), describe())
    return {label: dict(sorted(table.items())) for label, table in content.items()}


def without_derived(rows: Mapping[str, Iterable[Row]]) -> Rows:
    """Leave out what is worked out anew: ranges that follow from claims, and grades that follow from a signed one."""
    kept = {label: list(own) for label, own in rows.items()}
    tolls, grades = kept.get("incidents.toll", []), kept.get("incidents.grade", [])
    kept["incidents.toll"] = [row for row in tolls if row["decision_id"] is not None or row["as_stated"]]
    kept["incidents.grade"] = [{**row, "airwars": None} if row["harm"] else row for row in grades]
    return kept


def _merged(theirs: Rows, merger: Merger) -> Merged:
    described, ours = describe(), raw_rows()
    renamed = settle_names(ours, theirs)
    keep_new_names(ours, renamed)
    here, numbers = keyed(without_derived(ours), described)
    there, _ = keyed(without_derived(theirs), described)
    union = united(here, there)
    written = write(here, union.content, described, numbers)
    _follow(written)
    return Merged(
        written=written,
        renamed=renamed,
        conflicts=conflicts_in(union.content),
        differing=union.differing,
        astray=union.astray,
        lapsed=_lapse(here, there, merger),
    )


def _follow(written: Written) -> None:
    """Let ranges, derived grades and learnt names follow from what was written."""
    for some in lots(_touched(written)):
        touched = Incident.objects.filter(pk__in=some)
        settle_all(touched)
        for incident in touched.filter(grade__harm__isnull=False):
            derive_grade(incident)
    accepted = Link.objects.filter(state=LinkState.ACCEPT).values("claim__key")
    LearntName.objects.exclude(told_by="").exclude(told_by__in=accepted).delete()


def _touched(written: Written) -> set[int]:
    of_claims = (Link.objects.filter(claim__in=some) for some in lots(written.claims))
    of_reports = (Link.objects.filter(claim__report__in=some) for some in lots(written.reports))
    linked = (links.values_list("incident", flat=True) for links in (*of_claims, *of_reports))
    return written.incidents.union(*linked)


def _lapse(here: Content, there: Content, merger: Merger) -> list[str]:
    """Withdraw from release what one record released while the other one changed it: nobody has seen both (R17)."""
    ours, theirs = _decided_alone(here, there), _decided_alone(there, here)
    apart = {code for code in ours if code in theirs and (ours[code] | theirs[code]) & set(WATCHING)}
    released = released_incidents().filter(code__in=apart)
    signature = Signature(by=merger.by, at=merger.at or datetime.now(UTC), reason=merger.reason)
    return [_withdrawn(incident, signature) for incident in list(released)]


def _withdrawn(incident: Incident, signature: Signature) -> str:
    withdraw_release(incident, signature)
    return incident.code


def _decided_alone(one: Content, other: Content) -> dict[str, set[str]]:
    """Give the kinds of decision that only one record knows, by incident."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, kind in _alone(one, other):
        found[code].add(kind)
    return found


def _alone(one: Content, other: Content) -> Iterator[tuple[str, str]]:
    links: dict[str, set[str]] = defaultdict(set)
    for link in one.get("incidents.link", {}).values():
        links[link["claim_id"]].add(link["incident_id"])
    for identity, row in one[DECISIONS].items():
        if identity not in other[DECISIONS]:
            codes = {row["incident_id"]} if row["incident_id"] else links.get(row["claim_id"], set())
            yield from ((code, row["kind"]) for code in codes)
