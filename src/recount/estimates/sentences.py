"""The sentences and headings around an estimate, as `words.yaml` holds them in English and Arabic.

For: the paragraph (`recount.estimates.wording`) and pages (`recount.estimates.showing`). Not for: choosing among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from recount.vocabulary.reader import Language
from recount.vocabulary.written import written_in

_FILE: Final = Path(__file__).with_name("words.yaml")


@cache
def words() -> Mapping[str, Mapping[str, Mapping[Language, str]]]:
    """Give every sentence by chapter and word."""
    chapters: dict[str, dict[str, dict[Language, str]]] = written_in(_FILE)
    return chapters
