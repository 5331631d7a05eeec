"""Releases and what changed between them, printed.

For: `recount release create|list|diff`. Not for: comparing (`recount.releases.freezing.comparing`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from recount.releases.freezing.citing import cited
from recount.releases.freezing.models import Release

Told = Mapping[str, Any]


def told_of(release: Release) -> dict[str, Any]:
    """Give what a release says of itself, without its files."""
    said = {key: value for key, value in release.manifest.items() if key not in ("files", "inside")}
    frozen = {"frozen_at": release.frozen_at.isoformat(), "signed_by": release.signed_by}
    return {**said, "sha256": release.sha256, **frozen, "cite": cited(release.manifest, release.sha256)}


def print_release(release: Release, *, as_json: bool) -> None:
    """Print what was frozen."""
    if as_json:
        _print_json(told_of(release))
        return
    counts = release.manifest["counts"]
    print(f"Release {release.name} is frozen, as of {release.as_of}.")
    print(counts["headline"]["sentence"])
    print(f"SHA-256 {release.sha256}")
    print(f"Cite as: {cited(release.manifest, release.sha256)}")
    print(f"Incidents that may be published: {counts['released_incidents']} of {counts['active_incidents']} active.")


def print_releases(*, as_json: bool) -> None:
    """Print every release of the record."""
    releases = list(Release.objects.order_by("number", "name"))
    if as_json:
        _print_json([told_of(release) for release in releases])
        return
    if not releases:
        print("The record has no release yet. Freeze one: recount release create --name NAME --as YOU --reason WHY")
        return
    table = Table("number", "name", "as of", "incidents", "may be published", "SHA-256", "why")
    for release in releases:
        counts = release.manifest["counts"]
        numbers = str(counts["active_incidents"]), str(counts["released_incidents"])
        own = str(release.number), release.name, str(release.as_of)
        table.add_row(*own, *numbers, release.sha256[:12], release.reason)
    Console().print(table)


def print_changes(changes: Told, *, as_json: bool) -> None:
    """Print what changed: each incident with what was and is, the decisions behind, and the sums."""
    if as_json:
        _print_json(changes)
        return
    console = Console()
    for line in _lines(changes):
        console.print(line, markup=False, highlight=False)
    console.print(_sums(changes))


def _lines(changes: Told) -> Iterator[str]:
    before, after = changes["before"], changes["after"]
    yield f"From {_name(before)} to {_name(after)}: {len(changes['incidents'])} incidents differ."
    for each in changes["incidents"]:
        yield f"\n{each['code']} ({each['change']})"
        for name, aspect in each["aspects"].items():
            yield f"  {name}: {_value(aspect['before'])} -> {_value(aspect['after'])}"
        for decision in each["decisions"]:
            rule = f" [{decision['rule']}]" if "rule" in decision else ""
            claim = f" {decision['claim']}" if "claim" in decision else ""
            yield f"  why: {decision['kind']}{claim}, {decision['day']}{rule}: {decision['reason']}"
    if changes["unexplained"]:
        yield f"\nNo new decision stands behind: {', '.join(changes['unexplained'])}."


def _sums(changes: Told) -> Table:
    table = Table("by", "row", "was", "is", title="Civilians killed, grade fair or confirmed")
    for row in changes["sums"]:
        table.add_row(row["by"], row["row"], _sum(row["before"]), _sum(row["after"]))
    return table


def _sum(told: Told | None) -> str:
    if told is None:
        return ""
    return f"{_span([told['low'], told['high'], told['high_open']])} in {told['incidents']} incidents"


def _name(told: Told) -> str:
    return f"{told['name']} ({told['as_of']})" if told["as_of"] else str(told["name"])


def _value(value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    is_span = isinstance(value, list) and len(value) == 3 and isinstance(value[2], bool)
    if is_span:
        return _span(value)
    return ", ".join(map(str, value)) or "nothing" if isinstance(value, list) else str(value)


def _span(span: list[Any]) -> str:
    low, high, is_open = span
    ends = "?" if low is None else f"{low:,}", "?" if high is None else f"{high:,}{'+' if is_open else ''}"
    return ends[1] if low == high else "–".join(ends)


def _print_json(content: object) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=2, default=str))
