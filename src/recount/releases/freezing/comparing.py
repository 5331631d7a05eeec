"""What changed from one release to the next, and why: each incident before and after, and the decisions behind (R21).

For: `recount release diff`, and the account that a new release owes to those who cited the last. Not for: how it is
printed (`recount.releases.freezing.showing`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from typing import Any

from recount.figures.asking.declaration import Declaration
from recount.figures.counting import count
from recount.releases.frames.frame import read_frame
from recount.releases.freezing.models import Release
from recount.releases.freezing.opening import opened
from recount.vocabulary.words import Dimension, Measure

Row = Mapping[str, Any]
Told = dict[str, Any]

THE_RECORD = "the record"
_ASPECTS = (
    *("status", "went_on_as", "start", "end", "time_precision", "place", "place_precision"),
    *("strike_type", "strike_status", "infrastructure", "grade", "claims"),
)
_SPAN = ("low", "high", "high_open")
_SUMS: tuple[tuple[Dimension, ...], ...] = ((), (Dimension.PARTY,), (Dimension.MONTH,))


@dataclass(frozen=True)
class State:
    """What a release, or the record, says of its incidents, and the decisions that it knows."""

    name: str
    as_of: date | None
    incidents: Mapping[str, Told]
    decisions: Mapping[str, Row]
    about: Mapping[str, set[str]]
    sums: Mapping[str, Mapping[str, Told]]


def compare(before: Release, after: Release | None) -> Told:
    """Tell what changed from one release to another, or to the record as it stands where `after` is None.

    Gives `{"before", "after", "incidents": [{"code", "change", "aspects", "decisions"}], "sums", "unexplained"}`:
    aspects name what was and what is; decisions are those that the earlier release did not know, with their reasons.
    `unexplained` names the incidents that changed though no new decision stands behind it, such as new imports.
    """
    old, new = state_of(before), state_of(after)
    changed = list(_changes(old, new))
    return {
        "before": _named(old, before),
        "after": _named(new, after),
        "incidents": changed,
        "unexplained": [each["code"] for each in changed if not each["decisions"]],
        "sums": list(_moved(old.sums, new.sums)),
    }


def state_of(release: Release | None) -> State:
    """Read the state of a release, or of the open record."""
    with _standing(release):
        claims, decisions = read_frame("claims"), read_frame("decisions")
        into = {row["id"]: set(row["incidents"]) for row in claims}
        reports: dict[str, set[str]] = defaultdict(set)
        for row in claims:
            reports[row["report"]] |= into[row["id"]]
        return State(
            name=release.name if release else THE_RECORD,
            as_of=release.as_of if release else None,
            incidents=_incidents(),
            decisions={row["id"]: row for row in decisions},
            about={row["id"]: _about(row, into, reports) for row in decisions},
            sums={_heading(by): _sums(by) for by in _SUMS},
        )


def _standing(release: Release | None) -> AbstractContextManager[object]:
    return nullcontext() if release is None else opened(release)


def _incidents() -> dict[str, Told]:
    parties: dict[str, dict[str, str]] = defaultdict(dict)
    tolls: dict[str, dict[str, list[Any]]] = defaultdict(dict)
    for row in read_frame("attributions"):
        parties[row["incident"]][str(row["party"])] = str(row["status"])
    for row in read_frame("tolls"):
        group = "/".join(str(row[name]) for name in ("outcome", "victim_class", "category"))
        tolls[row["incident"]][group] = [row[name] for name in _SPAN]
    return {
        row["id"]: {
            **{name: _plain(row[name]) for name in _ASPECTS},
            **{f"party {party}": status for party, status in parties[row["id"]].items()},
            **{f"toll {group}": span for group, span in tolls[row["id"]].items()},
        }
        for row in read_frame("incidents")
    }


def _about(row: Row, claims: Mapping[str, set[str]], reports: Mapping[str, set[str]]) -> set[str]:
    """Name the incidents that a decision bears on: its own, or those that its claim or report was accepted into."""
    own = {row["incident"]} if row["incident"] else claims.get(row["claim"], set())
    return own or reports.get(row["report"], set())


def _sums(by: tuple[Dimension, ...]) -> dict[str, Told]:
    figure = count(Declaration(measure=Measure.KILLED, by=by))
    rows = [(str(row.cell[by[0]]), row.tally) for row in figure.rows] if by else [("all", figure.total)]
    return {name: tally.model_dump(include={*_SPAN, "incidents", "unknown_toll"}) for name, tally in rows}


def _heading(by: tuple[Dimension, ...]) -> str:
    return str(by[0]) if by else "total"


def _changes(old: State, new: State) -> Iterator[Told]:
    unknown = set(new.decisions) - set(old.decisions)
    for code in sorted({*old.incidents, *new.incidents}):
        aspects = dict(_differing(old.incidents.get(code, {}), new.incidents.get(code, {})))
        if aspects:
            behind = {each for each in unknown if code in new.about[each] or code in _earlier(old, new, each)}
            yield {
                "code": code,
                "change": _change(code in old.incidents, code in new.incidents),
                "aspects": aspects,
                "decisions": [_reason(row) for row in _in_order(new.decisions[each] for each in behind)],
            }


def _earlier(old: State, new: State, decision: str) -> set[str]:
    """Name the incidents that the retired decisions bore on: a refused claim is accepted nowhere any more."""
    return {code for each in new.decisions[decision]["retires"] for code in old.about.get(each, ())}


def _differing(before: Told, after: Told) -> Iterator[tuple[str, Told]]:
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield name, {"before": before.get(name), "after": after.get(name)}


def _change(was: bool, now: bool) -> str:
    return "changed" if was and now else "new" if now else "gone"


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["signed_at"], row["id"]))


def _reason(row: Row) -> Told:
    said = {name: _plain(row[name]) for name in ("id", "kind", "claim", "day", "rule", "signed_by", "reason")}
    return {key: value for key, value in said.items() if value not in (None, "")}


def _moved(before: Mapping[str, Mapping[str, Told]], after: Mapping[str, Mapping[str, Told]]) -> Iterator[Told]:
    for by, rows in after.items():
        for name in dict.fromkeys((*before[by], *rows)):
            was, now = before[by].get(name), rows.get(name)
            if was != now or by == _heading(()):
                yield {"by": by, "row": name, "before": was, "after": now}


def _named(state: State, release: Release | None) -> Told:
    sha256 = release.sha256 if release else None
    return {"name": state.name, "as_of": state.as_of.isoformat() if state.as_of else None, "sha256": sha256}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, str) else value
