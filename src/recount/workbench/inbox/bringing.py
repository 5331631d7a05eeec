"""What is sent to the inbox becomes reports: one text at once, many files and addresses as long work.

For: the page on which reports are brought in. Not for: capture (`recount.incidents.capturing.bringing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest

from recount.errors import BadInput
from recount.incidents.capturing.bringing import BRING, Item, address, bring, ready, stored, stored_lines
from recount.incidents.capturing.capture import Captured
from recount.jobs.asking import ask
from recount.jobs.models import Job
from recount.jobs.process import beside
from recount.reports.addresses import web_address
from recount.reports.dates import PartialDate
from recount.reports.jsonl import validated_lines
from recount.site.record import opened
from recount.workbench.people.rights import signer
from recount.workbench.words import say

BATCHES = (".csv", ".jsonl", ".ndjson")
_TITLE_LENGTH = 80
_ABOUT = ("published", "publisher", "url")


def brought_in(request: HttpRequest) -> Captured | Job:
    """Take in what was sent: a report that is read at once, or the long work of reading many.

    Raises: BadInput for what is no report; nothing is kept then but the bytes themselves.
    """
    items = list(_items(request))
    if not items:
        raise BadInput(say("inbox.nothing_sent"), say("look.nothing_changed"), say("inbox.nothing_sent_remedy"))
    if len(items) == 1 and not items[0].get("visit"):
        files = files_folder()
        with transaction.atomic():
            return bring(ready(items[0], files), files)
    job = ask(BRING, {"items": items}, total=len(items), by=signer(request))
    transaction.on_commit(partial(beside.wake, BRING))
    return job


def files_folder() -> Path:
    """Give the folder that keeps the bytes of the open record's reports."""
    return opened().files


def _items(request: HttpRequest) -> Iterable[Item]:
    known = _known(request.POST)
    text = request.POST.get("text", "")
    if text.strip():
        yield stored(text.encode("utf-8", "surrogatepass"), _title(text), files_folder(), **known)
    for file in request.FILES.getlist("files"):
        yield from _items_of(file, known)
    if given := request.POST.get("address", "").strip():
        web_address(given)
        yield address(given, **{name: value for name, value in known.items() if name != "url"})


def _items_of(file: UploadedFile[Any], known: Mapping[str, str]) -> Sequence[Item]:
    name = Path(file.name or "").name
    if Path(name).suffix.lower() not in BATCHES:
        return [stored(file.read(), name, files_folder(), **known)]
    with NamedTemporaryFile(suffix=Path(name).suffix.lower().replace(".ndjson", ".jsonl")) as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        try:
            return stored_lines(validated_lines(copy.name), files_folder(), **known)
        except BadInput as problem:
            raise BadInput(problem.found.replace(copy.name, name), problem.matters, problem.remedy) from None


def _known(sent: Mapping[str, str]) -> dict[str, str]:
    known = {name: sent.get(name, "").strip() for name in _ABOUT}
    if known["published"]:
        known["published"] = str(PartialDate.parse(known["published"]))
    return known


def _title(text: str) -> str:
    """Call a pasted text by its first line."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), say("inbox.pasted"))
    return line if len(line) <= _TITLE_LENGTH else f"{line[:_TITLE_LENGTH].rsplit(' ', 1)[0]} …"
