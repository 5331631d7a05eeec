"""Reading as it is asked for: files or a batch in, readings out, one after the other.

For: `recount read`. Not for: reading itself (`recount.claims.reader`) or keeping anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from recount.claims.reader import read
from recount.claims.schema import Reading
from recount.errors import BadInput
from recount.reports.jsonl import validated_lines
from recount.reports.text import read_file, text_of


def read_files(
    files: Sequence[Path],
    *,
    published: date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    country: str = "SY",
) -> Iterator[Reading]:
    """Read files one by one; every file is checked to be a text before the first is read.

    Raises: BadInput for no file at all, or for one that is no text.
    """
    if not files:
        raise BadInput("No report was named.", "There is nothing to read.", "Name a file, or `--batch reports.jsonl`.")
    texts = [(file, text_of(read_file(file), name=file.name)) for file in files]
    for file, text in texts:
        reading = read(
            text.text,
            id=file.name,
            published=published or text.published,
            publisher=publisher or text.publisher,
            url=url,
            country=country,
        )
        yield reading.model_copy(update={"problems": [*text.problems, *reading.problems]})


def read_batch(path: Path) -> Iterator[Reading]:
    """Read the reports of a JSON Lines file, in its order.

    Raises: BadInput listing every line that is no report; none is read then.
    """
    for line in validated_lines(path):
        yield read(
            line.text,
            id=line.id,
            published=line.published.day if line.published else None,
            publisher=line.publisher,
            url=line.url,
            country=line.country or "SY",
        )
