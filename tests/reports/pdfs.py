"""A small writer of PDF documents: lines of text on pages, in a font whose codes are the characters themselves.

For: tests of what is read from a PDF. Not for: documents that anyone looks at; the font has no shapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0001> <FFFF> <0001> endbfrange
endcmap end end"""
FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 4 0 R /DescendantFonts "
    b"[<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /CIDSystemInfo "
    b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
)


def pdf(*pages: Sequence[str], about: str = "") -> bytes:
    """Give a document with a list of lines for each page; `about` is the dictionary of its metadata."""
    numbers = [6 + 2 * index for index in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        FONT,
        stream(CMAP),
        f"<< {about} >>".encode(),
    ]
    for number, lines in zip(numbers, pages, strict=True):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >> "
            + f"/Contents {number + 1} 0 R >>".encode(),
            stream(drawn(lines)),
        ]
    return whole(objects)


def drawn(lines: Iterable[str]) -> bytes:
    """Give the instructions that write lines, each below the other."""
    shown = " 0 -14 Td ".join(f"<{line.encode('utf-16-be').hex()}> Tj" for line in lines)
    return f"BT /F 10 Tf 40 760 Td {shown} ET".encode() if shown else b""


def stream(content: bytes) -> bytes:
    """Give a stream object."""
    return b"<< /Length %d >> stream\n%b\nendstream" % (len(content), content)


def whole(objects: Sequence[bytes]) -> bytes:
    """Number the objects and tell where each begins."""
    document = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(document))
        document += b"%d 0 obj %b endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        document
        + b"xref\n0 %d\n0000000000 65535 f \n%btrailer << /Size %d /Root 1 0 R /Info 5 0 R >>\n"
        % (
            size,
            table,
            size,
        )
        + b"startxref\n%d\n%%%%EOF\n" % len(document)
    )
