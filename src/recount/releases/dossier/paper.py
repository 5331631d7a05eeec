"""A dossier as a PDF, set by typst from the same words as the page, in a typeface that is bundled.

For: `recount dossier --format pdf`. Not for: what it says. Text stays text in the file, so that it can be searched and
read aloud, in Arabic too; the same dossier gives the same bytes.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from recount.releases.dossier.dossier import Dossier
from recount.releases.dossier.page import sheet_of
from recount.releases.paper.bars import Bar
from recount.releases.paper.sheet import Sheet
from recount.vocabulary.reader import Language

FONTS = Path(__file__).parent / "fonts"
_TEMPLATE = Path(__file__).parent / "templates" / "dossier.typ"
# A PDF carries a day of making; a fixed one keeps the bytes the same.
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def pdf(dossier: Dossier, language: Language = "en") -> bytes:
    """Give the PDF."""
    sheet = sheet_of(dossier, language)
    return typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"sheet": json.dumps(_as_data(sheet), ensure_ascii=False)},
        timestamp=int(_NO_DAY.timestamp()),
    )


def _as_data(sheet: Sheet) -> dict[str, Any]:
    """Give the sheet as plain data, with what its bars and marks work out of themselves."""
    data = asdict(sheet)
    data["bars"] = [_bar(bar) for bar in sheet.bars]
    data["code"] = sheet.facts[0].value
    return data


def _bar(bar: Bar) -> dict[str, Any]:
    marks = [{**asdict(mark), "is_point": mark.is_point} for mark in bar.marks]
    return {**asdict(bar), "width": bar.width, "marks": marks}
