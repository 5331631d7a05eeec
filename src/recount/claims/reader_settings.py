"""What a user has set for second readers: a trained second opinion, an endpoint for a model reader.

For: `recount read`. Not for: asking anybody (`second_opinion`, `model_reader`). Set nowhere, nobody is asked.

The file is `$XDG_CONFIG_HOME/recount/readers.yaml` (`~/.config/recount/readers.yaml`); the variables RECOUNT_MODEL_URL,
RECOUNT_MODEL_NAME, RECOUNT_MODEL_KEY and RECOUNT_MODEL_REMOTE go before it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final, NoReturn, Self
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator

from recount.errors import BadInput

FILE: Final = "readers.yaml"
VARIABLES: Final = {
    "url": "RECOUNT_MODEL_URL",
    "name": "RECOUNT_MODEL_NAME",
    "key": "RECOUNT_MODEL_KEY",
    "remote": "RECOUNT_MODEL_REMOTE",
}
LONGEST_WAIT: Final = 600.0


class Endpoint(BaseModel):
    """An address that speaks the chat completions protocol, and the model to ask there.

    `remote` is the user's word that texts may leave this machine; `seconds` how long an answer is waited for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str
    name: str = Field(min_length=1)
    key: SecretStr | None = None
    remote: bool = False
    seconds: float = Field(default=120.0, gt=0, le=LONGEST_WAIT)

    @model_validator(mode="after")
    def _keeps_texts_safe(self) -> Self:
        """Texts of reports can endanger people: they stay here, or leave by the user's word and under encryption."""
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"url: {self.url!r} is no http or https address")
        if parts.username or parts.password:
            raise ValueError(f"url: a password does not belong into the address; set {VARIABLES['key']}")
        if not self.is_here and parts.scheme == "http":
            raise ValueError(f"url: {self.host} is another machine, and http would send the texts there in the open")
        if not self.is_here and not self.remote:
            raise ValueError(f"url: {self.host} is another machine, and nothing says `remote: yes`")
        return self

    @property
    def host(self) -> str:
        """The machine of the address."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_here(self) -> bool:
        """Tell whether the address is this machine itself."""
        try:
            return self.host == "localhost" or ip_address(self.host).is_loopback
        except ValueError:
            return False


class ReaderSettings(BaseModel):
    """Who may be asked beside the rules; nobody where nothing is set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    second_opinion: Path | None = None
    model: Endpoint | None = None


def settings_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Give where the settings stand, whether they are there or not."""
    base = environment.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(base) / "recount" / FILE


def reader_settings(environment: Mapping[str, str] = os.environ) -> ReaderSettings:
    """Read what is set, the variables before the file.

    Raises: BadInput for settings that cannot be read, and for an address that would endanger the texts.
    """
    file = settings_file(environment)
    written = _written(file)
    said = {name: environment[variable] for name, variable in VARIABLES.items() if environment.get(variable)}
    if said:
        model = written.get("model")
        written = {**written, "model": {**(model if isinstance(model, dict) else {}), **said}}
    try:
        return ReaderSettings.model_validate(written)
    except ValidationError as error:
        _refuse(file, "; ".join(map(_fault, error.errors(include_url=False, include_input=False))))


def _written(file: Path) -> dict[str, Any]:
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        _refuse(file, f"the file cannot be read ({type(error).__name__})")
    if not isinstance(content, dict | None):
        _refuse(file, "the file holds no settings")
    return content or {}


def _fault(detail: Any) -> str:
    where = ".".join(map(str, detail["loc"]))
    said = str(detail["msg"]).removeprefix("Value error, ")
    return f"{where}: {said}" if where and not said.startswith("url:") else said


def _refuse(file: Path, fault: str) -> NoReturn:
    raise BadInput(
        f"The settings of second readers cannot be used: {fault}.",
        "A report may endanger those who wrote it and those it tells of; nothing was sent anywhere.",
        f"Mend {file} or the variables RECOUNT_MODEL_...; docs/second-readers.md says how.",
    )
