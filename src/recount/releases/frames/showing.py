"""Frames and their dictionary on a terminal or in a file.

For: `recount frame`. Not for: filling frames.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path

from recount.errors import BadInput
from recount.releases.frames.columns import layout_of
from recount.releases.frames.dictionary import dictionary_markdown
from recount.releases.frames.frame import Frame


def print_dictionary(name: str | None) -> None:
    """Print what the columns of one frame, or of all, mean. Raises: BadInput when there is no such frame."""
    print(dictionary_markdown([layout_of(name)] if name else None), end="")


def write_frame(frame: Frame, format: StrEnum, output: Path | None) -> None:
    """Print a frame, or write it to a file. Raises: BadInput when it cannot be written, or Parquet has no file."""
    if format == "parquet" and output is None:
        raise BadInput(
            "A Parquet file is not printed.",
            "It is no text.",
            "Say with --output where it is to be written.",
        )
    if output is None:
        sys.stdout.write(frame.to_json() if format == "json" else frame.to_csv())
        return
    try:
        _write(frame, format, output)
    except OSError as error:
        raise BadInput(
            f"{output} cannot be written ({error.strerror}).",
            "The frame would be lost.",
            "Name a file in a folder that you may write in.",
        ) from None
    print(f"{len(frame):,} rows of {frame.layout.name} in {output}.", file=sys.stderr)


def _write(frame: Frame, format: StrEnum, output: Path) -> None:
    if not output.parent.is_dir():
        raise FileNotFoundError(2, "no such folder", str(output.parent))
    if format == "parquet":
        frame.to_parquet(output)
    elif format == "json":
        frame.to_json(output)
    else:
        frame.to_csv(output)
