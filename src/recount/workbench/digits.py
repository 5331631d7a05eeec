"""The digits in which an Arabic page writes numbers: 0 1 2 3, or ٠ ١ ٢ ٣ where a browser asked for them.

For: numbers and days on pages. Not for: data, addresses and fields of forms, which always have the digits of programs.
"""

from __future__ import annotations

from contextvars import ContextVar

from django.utils.translation import get_language

_EASTERN = str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬")
_wants_eastern: ContextVar[bool] = ContextVar("wants_eastern", default=False)


def choose_digits(*, eastern: bool) -> None:
    """Choose the digits of this answer."""
    _wants_eastern.set(eastern)


def in_digits(text: str) -> str:
    """Write the digits of a text, and the marks of its thousands, as this answer wants them."""
    arabic = (get_language() or "").startswith("ar")
    return text.translate(_EASTERN) if arabic and _wants_eastern.get() else text
