"""The answers of a model, kept by what was asked, so that no text is sent twice.

For: `model_reader`. Not for: what an answer is worth: it is held against the text again whenever it is used. The folder
is `$XDG_CACHE_HOME/recount/answers` (`~/.cache/recount/answers`), open to its owner alone; it may be deleted.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from pydantic import ValidationError

from recount.claims.model_reader.drafts import Drafts, prompt_version

OWNER_ALONE: Final = 0o700


def answers_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Give where answers are kept."""
    base = environment.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "recount" / "answers"


def kept_answer(folder: Path, text: str, model: str) -> Drafts | None:
    """Give what a model answered to a text before; None where it was not asked, or where the file is damaged."""
    try:
        return Drafts.model_validate_json(_file(folder, text, model).read_bytes())
    except (OSError, ValidationError):
        return None


def keep_answer(folder: Path, text: str, model: str, drafts: Drafts) -> None:
    """Keep an answer, whole or not at all; where the disk takes none, it is asked for again next time."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=OWNER_ALONE)
        with NamedTemporaryFile(dir=folder, delete=False) as part:
            part.write(drafts.model_dump_json().encode())
        Path(part.name).replace(_file(folder, text, model))


def _file(folder: Path, text: str, model: str) -> Path:
    asked = json.dumps([text, model, prompt_version()])
    return folder / f"{hashlib.sha256(asked.encode()).hexdigest()}.json"
