"""A dossier as bytes in one of its formats, to a file or to standard output.

For: `recount dossier`. Not for: what stands in it.
"""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path

from recount.errors import BadInput
from recount.releases.casefile.gathering import case_of
from recount.releases.dossier.dossier import Dossier, as_json, full_dossier, safe_dossier
from recount.releases.dossier.page import page
from recount.releases.dossier.paper import pdf
from recount.vocabulary.reader import Language


class Form(StrEnum):
    """The two forms of a dossier."""

    FULL = "full"
    SAFE = "safe"


class Format(StrEnum):
    """How a dossier is written."""

    HTML = "html"
    PDF = "pdf"
    JSON = "json"


def dossier_of(code: str, form: Form, contact: str = "") -> Dossier:
    """Draw up the dossier of an incident of the record that is open.

    Raises: BadInput when there is no such incident.
    """
    case = case_of(code)
    return safe_dossier(case, contact) if form is Form.SAFE else full_dossier(case, contact)


def written(dossier: Dossier, format: Format, language: Language) -> bytes:
    """Give the bytes of a dossier; JSON holds words of the vocabulary, so it has no language."""
    if format is Format.PDF:
        return pdf(dossier, language)
    text = page(dossier, language) if format is Format.HTML else json.dumps(as_json(dossier), ensure_ascii=False)
    return text.encode()


def write_out(content: bytes, format: Format, file: Path | None) -> None:
    """Write a dossier to a file that only its owner may read, or print it.

    Raises: BadInput when a PDF would go to a terminal, or the file cannot be written.
    """
    if file is None and format is Format.PDF and sys.stdout.isatty():
        raise BadInput(
            "A PDF cannot be shown on a terminal.",
            "Its bytes are no text.",
            "Name a file with --output.",
        )
    if file is None:
        sys.stdout.buffer.write(content)
        return
    try:
        _write_private(content, file)
    except OSError as error:
        raise BadInput(
            f"{file} cannot be written ({error.strerror}).",
            "The dossier would be lost.",
            "Name another file with --output.",
        ) from None


def _write_private(content: bytes, file: Path) -> None:
    file.touch(mode=0o600)
    file.write_bytes(content)
