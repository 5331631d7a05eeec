"""The verb `publish`: the released incidents as a site that any web server or stick carries.

For: the public face of a record. Not for: releasing an incident (`recount decide CODE release`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.app import app
from recount.cli.dossiers import Contact
from recount.cli.opening import open_to_read
from recount.cli.options import Record

if TYPE_CHECKING:
    from recount.releases.public.publishing import Published

SHOWN_GONE = 10


class SiteLanguage(StrEnum):
    """A language of the site."""

    EN = "en"
    AR = "ar"


@app.command()
def publish(
    folder: Annotated[Path, typer.Argument(help="The folder to write, new or written by this command.", metavar="DIR")],
    language: Annotated[
        list[SiteLanguage] | None, typer.Option(help="en or ar; once for each. Both, unless you say otherwise.")
    ] = None,
    name: Annotated[str, typer.Option(help="What the record is called, as it shall be printed.")] = "",
    name_ar: Annotated[str, typer.Option(help="What it is called on the Arabic pages.")] = "",
    licence: Annotated[str, typer.Option(help="The licence of the data, as it shall be printed.")] = "",
    contact: Contact = "",
    record: Record = None,
) -> None:
    """Write the incidents that two people released as a site without scripts."""
    open_to_read(record)
    from recount.releases.public.publishing import publish
    from recount.releases.public.released import public_record
    from recount.releases.public.site import Site
    from recount.vocabulary.reader import LANGUAGES

    asked = {str(each) for each in language or LANGUAGES}
    languages = [each for each in LANGUAGES if each in asked]
    site = Site(public_record(name, contact, name_ar), languages, licence)
    _tell(publish(site, folder.absolute(), _progress(), jobs=os.cpu_count() or 1))


def _progress() -> Callable[[int, int], None] | None:
    """Show how far it is, on a terminal alone."""
    if not sys.stderr.isatty():
        return None

    def told(done: int, of: int) -> None:
        print(f"\r{done} of {of} files", end="\n" if done == of else "", file=sys.stderr, flush=True)

    return told


def _tell(written: Published) -> None:
    held = f"{written.incidents} released incidents, {written.withdrawn} taken back"
    print(f"{held}, {written.files} files in {written.folder}")
    print(f"{written.bytes / 1e6:.1f} MB, SHA-256 of all files {written.sha256}")
    if written.gone:
        shown = ", ".join(written.gone[:SHOWN_GONE])
        more = f" and {len(written.gone) - SHOWN_GONE} more" if len(written.gone) > SHOWN_GONE else ""
        print(f"{len(written.gone)} pages are gone: {shown}{more}")
    if not written.incidents:
        print("Nothing is released yet: `recount decide CODE review`, then `release` by two people.", file=sys.stderr)
    print(f"Open {(written.folder / 'index.html').as_uri()}", file=sys.stderr)
