"""The verb `dossier`: one incident on one page, for the team or safe to give away.

For: what is handed to a lawyer, an editor, a family, a commission. Not for: publishing the record (`recount publish`).
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from recount.cli.app import app
from recount.cli.opening import open_to_read
from recount.cli.options import Record

# As `recount.vocabulary.reader.Language`, which would load the vocabulary for `--help`.
Language = Literal["en", "ar"]
Contact = Annotated[
    str,
    typer.Option(envvar="RECOUNT_CONTACT", help="Where an outsider can ask for a correction, as it shall be printed."),
]


class DossierForm(StrEnum):
    """What a dossier holds."""

    FULL = "full"
    SAFE = "safe"


class DossierFormat(StrEnum):
    """How a dossier is written."""

    HTML = "html"
    PDF = "pdf"
    JSON = "json"


@app.command()
def dossier(
    incident: Annotated[str, typer.Argument(help="The code of the incident.", metavar="INCIDENT")],
    form: Annotated[
        DossierForm, typer.Option(help="full for the team, safe without anything that endangers a source.")
    ] = DossierForm.FULL,
    language: Annotated[Language, typer.Option(help="The language of the page: en or ar.")] = "en",
    format: Annotated[DossierFormat, typer.Option(help="How to write it.")] = DossierFormat.HTML,
    output: Annotated[Path | None, typer.Option(help="The file to write; left out, it is printed.")] = None,
    contact: Contact = "",
    record: Record = None,
) -> None:
    """Draw up one incident on one page: eleven points, claims, origins, responses, decisions."""
    open_to_read(record)
    from recount.releases.dossier.printing import Form, Format, dossier_of, write_out, written

    drawn = dossier_of(incident, Form(form), contact)
    write_out(written(drawn, Format(format), language), Format(format), output)
