"""What was sent from the form of a claim, as whole fields of the contract.

For: `recount.claims.amending`, which checks it. Not for: the form (`recount.workbench.reading.fields`). What the form
does not ask stays as it was read; a part that was changed is no longer inherited from elsewhere in the report.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from recount.claims.schema import Claim
from recount.reports.dates import PartialDate
from recount.workbench.reading.fields import DAYS, OTHER, groups_of
from recount.workbench.reading.fields import days_of as days_written

Sent = Mapping[str, str]
Tree = dict[str, Any]
_NAME = re.compile(r"[a-z_]+(-[a-z0-9_]+)*", re.ASCII)
_NUMBER = re.compile(r"\d+", re.ASCII)
_PROVENANCE = {"inherited": False}


def entered(sent: Sent, claim: Claim | None) -> Tree:
    """Give the fields of a claim that the form holds. Raises: BadInput for a date that is none."""
    tree = _tree({name: value.strip() for name, value in sent.items() if _NAME.fullmatch(name)})
    document = claim.model_dump(mode="json", by_alias=True) if claim else {}
    fields: Tree = {}
    for name in {group.name.partition("-")[0] for group in groups_of(claim)} - {"claim"}:
        parts = _parts(tree.get(name, {}), document.get(name), claim, name)
        fields[name] = parts if isinstance(document.get(name), list) or _is_list(name) else _single(name, parts)
    plain = next(group for group in groups_of(claim) if group.name == "claim")
    fields |= {one.name: tree[one.name] for one in plain.inputs if tree.get(one.name)}
    return fields


def _single(name: str, parts: list[Tree]) -> Tree | None:
    return parts[0] if parts else ({} if name == "when" else None)


def _is_list(name: str) -> bool:
    return bool(Claim.model_fields[name].default == [])


def _parts(branch: Tree, standing: Any, claim: Claim | None, name: str) -> list[Tree]:
    """Give the parts that are not empty, each over what stood there."""
    before = standing if isinstance(standing, list) else [standing] if standing else []
    kept: dict[int, Tree] = {}
    for written in sorted(branch, key=_order):
        said, at = branch[written], _order(written)
        if not isinstance(said, dict) or said.get("remove") or _is_empty(said):
            continue
        kept[at] = _over(before[at] if at < len(before) else {}, _shaped(name, said, claim) or {})
    return _with_wholes(kept)


def _order(written: str) -> int:
    return int(written) if _NUMBER.fullmatch(written) else 0


def _with_wholes(kept: dict[int, Tree]) -> list[Tree]:
    """Let a count that is part of another point at it where it stands now; a whole that was removed is none."""
    now = {at: place for place, at in enumerate(kept)}
    for part in kept.values():
        if part.get("part_of") is not None:
            part["part_of"] = now.get(int(part["part_of"]))
    return list(kept.values())


def _shaped(name: str, said: Tree, claim: Claim | None) -> Tree | None:
    """Give a part in the shape of the contract: nothing for what is empty, days for a date."""
    part: Tree = {
        own: _shaped(own, each, claim) if isinstance(each, dict) else each or None for own, each in said.items()
    }
    if name == "when":
        return _when(part, claim)
    if name == "casualties":
        whole = str(part.get("part_of") or "")
        part["part_of"] = int(whole) - 1 if _NUMBER.fullmatch(whole) else None
    if name == "count":
        return _quantity(part)
    if name == "where":
        part["place"] = part.pop(OTHER, None) or part.get("place")
    return {own: value for own, value in part.items() if value is not None or own in ("place", "part_of", "raw")}


def _quantity(part: Tree) -> Tree | None:
    """Keep the words of a number; where a person gave none, the number is its own words (R2)."""
    bounds = [part[end] for end in ("min", "max") if part.get(end)]
    if not part.get("raw") and not bounds:
        return None
    raw = part.get("raw") or "–".join(dict.fromkeys(bounds))
    ends: Tree = {end: part.get(end) for end in ("min", "max") if end in part}
    return {"raw": raw, **ends, **{own: part[own] for own in ("hedge", "unit") if part.get(own)}}


def _when(part: Tree, claim: Claim | None) -> Tree:
    said, raw = part.get(DAYS) or "", part.get("raw")
    if claim is not None and said == days_written(claim.when):
        return {"raw": raw}
    if not said:
        return {"raw": raw, "start": None, "end": None, "precision": "unresolved", **_PROVENANCE}
    days = PartialDate.parse(said)
    return {"raw": raw, "start": days.start.isoformat(), "end": days.end.isoformat(), "precision": days.precision}


def _over(before: Tree, said: Tree) -> Tree:
    """Put what was entered over what stood there; what was changed is no longer inherited."""
    merged = {**before, **said}
    changed = any(str(before.get(own)) != str(value) for own, value in said.items())
    return merged | {own: value for own, value in _PROVENANCE.items() if changed and own in before}


def _is_empty(said: Tree) -> bool:
    return not any(_has_words(value) for value in said.values())


def _has_words(value: Any) -> bool:
    return any(map(_has_words, value.values())) if isinstance(value, dict) else bool(value)


def _tree(sent: Sent) -> Tree:
    """Put `casualties-0-count-min` into its place in a tree."""
    tree: Tree = {}
    for name, value in sent.items():
        *way, last = name.split("-")
        branch = tree
        for step in way:
            branch = branch.setdefault(step, {})
            if not isinstance(branch, dict):
                break
        else:
            branch[last] = value
    return tree
