"""What is typed to ask for a study: its keys, and the settings that are read from them.

For: the page that asks for a study and the worker that makes it, which read one address alike. Not for: either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from recount.estimates.aftermath.settings import Settings, settings_from
from recount.workbench.words import say

SETTINGS: Final = ("treatment", "control", "outcome", "time", "space", "match", "unrelated", "permutations", "seed")
# The keys that choose incidents of the record, as a figure has them.
OF_RECORD: Final = ("who", "place", "from", "to", "grade")
RECORD: Final = "record"
# What is kept of a sheet, until the answer is there.
SHEET: Final = "sheet"


def settings_of(asked: Mapping[str, Any]) -> Settings:
    """Read the settings that were typed. Raises: BadInput naming every one that cannot stand."""
    said: dict[str, Any] = {key: asked[key] for key in SETTINGS if asked.get(key)}
    if "match" in said:
        said["match"] = [name.strip() for name in said["match"].split(",") if name.strip()]
    settings = settings_from(said, say("aftermath.form"))
    settings.windows  # noqa: B018  (sizes that cannot be read are told at once)
    return settings
