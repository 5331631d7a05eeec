"""What a file is that is no text, told by its first bytes.

For: refusing it by a name that a person knows. Not for: reading it.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Signature(NamedTuple):
    """What people call a kind of file, how it begins, and the mark it carries at `offset` where others begin alike.

    Marks that could be words are long enough, or go with other bytes, that no report begins so.
    """

    name: str
    start: bytes
    mark: bytes = b""
    offset: int = 0


SIGNATURES: Final = (
    Signature("a PDF document", b"%PDF-"),
    Signature("a PNG image", b"\x89PNG\r\n\x1a\n"),
    Signature("a JPEG image", b"\xff\xd8\xff"),
    Signature("a GIF image", b"GIF87a"),
    Signature("a GIF image", b"GIF89a"),
    Signature("a WebP image", b"RIFF", b"WEBP", 8),
    Signature("a TIFF image", b"II*\x00"),
    Signature("a TIFF image", b"MM\x00*"),
    Signature("an MP4 or QuickTime video", b"\x00", b"ftyp", 4),
    Signature("a WebM or Matroska video", b"\x1aE\xdf\xa3"),
    Signature("an AVI video", b"RIFF", b"AVI ", 8),
    Signature("a WAV recording", b"RIFF", b"WAVE", 8),
    Signature("an Ogg recording", b"OggS\x00"),
    Signature("an MP3 recording", b"ID3", b"\x00", 4),
    Signature("a ZIP archive (as are .docx, .xlsx and .odt)", b"PK\x03\x04"),
    Signature("an empty ZIP archive", b"PK\x05\x06"),
    Signature("a gzip archive", b"\x1f\x8b"),
    Signature("a 7z archive", b"7z\xbc\xaf\x27\x1c"),
    Signature("a RAR archive", b"Rar!\x1a\x07"),
    Signature("a bzip2 archive", b"BZh", b"1AY&SY", 4),
    Signature("an xz archive", b"\xfd7zXZ\x00"),
    Signature("an old Word or Excel document", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    Signature("a rich text (RTF) document", b"{\\rtf"),
    Signature("a SQLite database", b"SQLite format 3\x00"),
    Signature("a Parquet table", b"PAR1\x15"),
    Signature("a program", b"\x7fELF"),
    Signature("a web archive (MHTML)", b"From: <Saved by "),
)


def kind_of_binary(content: bytes) -> str | None:
    """Name the kind of file ("a PNG image") that `content` begins like, or None where no known mark is found."""
    for signature in SIGNATURES:
        if content.startswith(signature.start) and content.startswith(signature.mark, signature.offset):
            return signature.name
    return None
