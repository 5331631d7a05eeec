"""How a release is cited and introduced: the words that go with its files.

For: the README and the citation file of an export. Not for: figures; a sentence of a figure names its release itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

Manifest = Mapping[str, Any]
_SHORT = 12


def cited(manifest: Manifest, sha256: str) -> str:
    """Say in one line how a release is cited."""
    year = manifest["as_of"][:4]
    return (
        f"{manifest['whose']} ({year}): {manifest['title']}, release {manifest['name']}, "
        f"as of {manifest['as_of']}. SHA-256 {sha256[:_SHORT]}."
    )


def citation(manifest: Manifest, sha256: str) -> str:
    """Write the citation file (Citation File Format 1.2.0)."""
    said = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "message": "Cite the release, not the record: a release never changes.",
        "title": f"{manifest['title']}, release {manifest['name']}",
        "version": manifest["name"],
        "date-released": manifest["as_of"],
    }
    lines = [f"{key}: {_quoted(value)}" for key, value in said.items()]
    people = ["authors:", f"  - name: {_quoted(manifest['whose'])}"]
    number = ["identifiers:", "  - type: other", f"    value: {_quoted('sha256:' + sha256)}"]
    return "\n".join([*lines, *people, *number]) + "\n"


def readme(manifest: Manifest, sha256: str) -> str:
    """Write the page that opens an export."""
    counts, headline = manifest["counts"], manifest["counts"]["headline"]
    return f"""# {manifest["title"]}: release {manifest["name"]}

As of {manifest["as_of"]}. Licence: {manifest["licence"]}. SHA-256 of the whole: `{sha256}`.

To cite: {cited(manifest, sha256)}

Why it was frozen: {manifest["reason"]}

## What it says
{headline["sentence"]}

It stands on a record of {counts["active_incidents"]} active incidents, {counts["claims"]} claims,
{counts["reports"]} reports and {counts["decisions"]} decisions.

## What is in the files
Incidents that two people released, with what stands behind them: {counts["released_incidents"]}. Other active
incidents: {counts["active_incidents"] - counts["released_incidents"]}; they count in the sentence above and stay inside
the record. So do texts, quotes, reasons, names of who signed, exact points and all that may endanger a source.
`inside` in the manifest names the hashes of the frozen rows, so that it can be shown later that nothing was changed.

An empty cell is **unknown**, never 0. Ranges are ranges of reported figures, no confidence intervals. Rows of
`attributions` and parts of `tolls` overlap and are never to be added up: `data-dictionary.md` tells each column.

`parquet/`, where it is there, holds the rows of the CSV files once more.

{_table(manifest)}
{_sources(manifest)}
## To check it
`sha256sum -c SHA256SUMS` checks every file. The SHA-256 of the whole is that of the manifest as JSON with its keys in
order and without blanks; `recount release verify FOLDER` works it out.
"""


def _table(manifest: Manifest) -> str:
    rows = [f"| `{each['path']}` | {each['rows']} | `{each['sha256']}` |" for each in manifest["files"]]
    return "\n".join(["| file | rows | SHA-256 |", "|---|---|---|", *rows, ""])


def _sources(manifest: Manifest) -> str:
    if not manifest["sources"]:
        return ""
    named = [f"- {each['whose']}: {each['licence'] or 'licence not stated'}" for each in manifest["sources"]]
    return "\n".join(["## Whose work it stands on", *named, ""])


def _quoted(value: Any) -> str:
    """Quote a string as YAML reads it, which takes JSON."""
    return json.dumps(str(value), ensure_ascii=False)
