"""The column that a search looks through: all words of a row, folded, so that spellings do not part them.

For: models whose rows can be found by words. Not for: anything that is shown; folded words are keys, never text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from unicodedata import category

from django.db import models

from recount.vocabulary.folding import fold

if TYPE_CHECKING:
    _TextColumn = models.TextField[Any, Any]
else:
    _TextColumn = models.TextField

COLUMN = "folded"


class FoldedField(_TextColumn):
    """Holds what `row.findable()` gives, folded; written anew at every save, of one row or of many at once."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"editable": False, "blank": True, "default": "", **options})

    def deconstruct(self) -> Any:
        """Be a plain text to migrations, whose rows do not know what they are found by."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.TextField", args, options

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002 (Django's own signature)
        """Make the column from the row as it is now."""
        row: Any = model_instance
        words = folded(row.findable())
        setattr(row, self.attname, words)
        return words


class _Letters(dict[int, int]):
    """Letters, digits and marks as they are, and a blank for every other sign."""

    def __missing__(self, sign: int) -> int:
        self[sign] = sign if category(chr(sign))[0] in "LNM" else _BLANK
        return self[sign]


_BLANK = ord(" ")
_LETTERS = _Letters()


def only_words(text: str) -> str:
    """Fold a text to its words with one blank between."""
    return " ".join(fold(text).translate(_LETTERS).split())


def folded(texts: Iterable[str]) -> str:
    """Fold texts, one a line, so that no phrase runs from one into the next; a blank stands before and after each word.

    So the part " in " of a line is the whole word, and one index of parts finds both.
    """
    return "\n".join(f" {only_words(text)} " for text in texts if text)


def follows_from_others(field: models.Field[Any, Any]) -> bool:
    """Tell whether a column is made from the others of its row, and so need not be carried from record to record."""
    return isinstance(field, FoldedField)
