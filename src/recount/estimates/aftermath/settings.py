"""What was decided before looking: the settings of an analysis as a file that can be registered, told by its hash.

For: one YAML file with every choice that moves the result. Not for: the choices' meaning, which docs/aftermath.md
explains. Two files with the same settings have the same hash, whatever their order or comments.
"""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from recount.errors import BadInput
from recount.estimates.aftermath.events import Choice
from recount.estimates.aftermath.windows import Window, read_steps, windows_of
from recount.vocabulary.sentences import refusal


class Compat(StrEnum):
    """Whose reckoning is followed: our own, or that of the original, which prints every p."""

    OWN = "own"
    MWA = "mwa"


def _as_chosen(said: str) -> str:
    return str(Choice.read(said))


Chosen = Annotated[str, AfterValidator(_as_chosen)]


class Settings(BaseModel):
    """Every choice of an analysis. `time` in days and `space` in km are written 2:10:2 or 2,5,10.

    `unrelated` chooses a placebo outcome; `cluster` and `place` name columns: by what errors are clustered beside the
    overlap of wakes, and inside what labels are shuffled (else a grid of `place_km`), for `period_days`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    treatment: Chosen
    control: Chosen
    outcome: Chosen
    time: str
    space: str
    match: tuple[str, ...] = ()
    unrelated: Chosen | None = None
    cluster: str | None = None
    place: str | None = None
    compat: Compat = Compat.OWN
    permutations: int = Field(default=999, ge=0, le=100_000)
    seed: int = Field(default=1, ge=0)
    level: float = Field(default=0.05, gt=0, lt=0.5)
    place_km: float = Field(default=100.0, gt=0)
    period_days: float = Field(default=30.0, gt=0)
    quiet: int = Field(default=2, ge=0, le=20)
    panel: str | None = None
    what_if: str | None = None

    @property
    def windows(self) -> list[Window]:
        """Give every window. Raises BadInput where sizes cannot be read."""
        return windows_of(read_steps(self.time, "days"), read_steps(self.space, "km"))

    def sha256(self) -> str:
        """Give the hash of the settings, over their sorted JSON."""
        return hashlib.sha256(json.dumps(self.model_dump(mode="json"), sort_keys=True).encode()).hexdigest()

    def as_yaml(self) -> str:
        """Give the settings as a file to register."""
        return yaml.safe_dump(self.model_dump(mode="json"), sort_keys=False, allow_unicode=True)


def settings_from(choices: dict[str, Any], name: str = "the settings") -> Settings:
    """Make settings of plain values. Raises BadInput naming every value that cannot stand."""
    try:
        return Settings.model_validate(choices)
    except ValidationError as problem:
        told = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in problem.errors())
        raise refusal("estimates.aftermath.settings", name=name, told=told) from None


def read_settings(path: Path, said: dict[str, Any] | None = None) -> Settings:
    """Read a settings file; `said` are choices made beside it, which must not say otherwise.

    Raises: BadInput where the file cannot be read, or where a choice contradicts it.
    """
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise BadInput(f"{path} cannot be read: {problem}.", "It holds the settings.", "Name a YAML file.") from None
    if not isinstance(written, dict):
        raise BadInput(f"{path} holds no settings.", "It must be keys with values.", "See docs/aftermath.md.")
    settings = settings_from(written, path.name)
    _check_agreement(settings, said or {}, path)
    return settings


def _check_agreement(settings: Settings, said: dict[str, Any], path: Path) -> None:
    registered = settings.model_dump(mode="json")
    now = settings_from(registered | said, "the command").model_dump(mode="json")
    other = [key for key in registered if registered[key] != now[key]]
    if other:
        raise BadInput(
            f"The command says another {' and another '.join(other)} than {path.name}.",
            "Settings that were registered beforehand are kept as they are.",
            "Leave these options out, or change the file and say so.",
        )
