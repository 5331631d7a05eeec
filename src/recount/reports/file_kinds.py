"""What a file is that is no text, told by its first bytes.

For: refusing it by a name that a person knows. Not for: reading it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from recount.vocabulary.sentences import Sentence, tell


class Signature(NamedTuple):
    """How a kind of file begins, and the mark it carries at `offset` where others begin alike.

    What people call the kind stands in `sentences.yaml`.

    Marks that could be words are long enough, or go with other bytes, that no report begins so.
    """

    kind: str
    start: bytes
    mark: bytes = b""
    offset: int = 0


SIGNATURES: Final = (
    Signature("pdf", b"%PDF-"),
    Signature("png", b"\x89PNG\r\n\x1a\n"),
    Signature("jpeg", b"\xff\xd8\xff"),
    Signature("gif", b"GIF87a"),
    Signature("gif", b"GIF89a"),
    Signature("webp", b"RIFF", b"WEBP", 8),
    Signature("tiff", b"II*\x00"),
    Signature("tiff", b"MM\x00*"),
    Signature("mp4", b"\x00", b"ftyp", 4),
    Signature("webm", b"\x1aE\xdf\xa3"),
    Signature("avi", b"RIFF", b"AVI ", 8),
    Signature("wav", b"RIFF", b"WAVE", 8),
    Signature("ogg", b"OggS\x00"),
    Signature("mp3", b"ID3", b"\x00", 4),
    Signature("zip", b"PK\x03\x04"),
    Signature("empty_zip", b"PK\x05\x06"),
    Signature("gzip", b"\x1f\x8b"),
    Signature("seven_zip", b"7z\xbc\xaf\x27\x1c"),
    Signature("rar", b"Rar!\x1a\x07"),
    Signature("bzip2", b"BZh", b"1AY&SY", 4),
    Signature("xz", b"\xfd7zXZ\x00"),
    Signature("office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    Signature("rtf", b"{\\rtf"),
    Signature("sqlite", b"SQLite format 3\x00"),
    Signature("parquet", b"PAR1\x15"),
    Signature("program", b"\x7fELF"),
    Signature("mhtml", b"From: <Saved by "),
)


def kind_of_binary(content: bytes) -> Sentence | None:
    """Name the kind of file ("a PNG image") that `content` begins like, or None where no known mark is found."""
    for signature in SIGNATURES:
        if content.startswith(signature.start) and content.startswith(signature.mark, signature.offset):
            return tell(f"reports.kind.{signature.kind}")
    return None
