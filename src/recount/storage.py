"""How rows of the record behave: words from the vocabulary, checked at every save, some written only once.

For: what the models of all rooms share. Not for: any noun of the record.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from recount.vocabulary import sentences
from recount.vocabulary import words as vocabulary_words

if TYPE_CHECKING:
    _TextColumn = models.CharField[Any, Any]
    _LongTextColumn = models.TextField[str, str]
else:
    _TextColumn = models.CharField
    _LongTextColumn = models.TextField


class WordField(_TextColumn):
    """A column that holds one word of a set of the vocabulary, and comes back as its Python name."""

    def __init__(self, words: type[StrEnum] | str, **options: Any) -> None:
        self.words: type[StrEnum] = getattr(vocabulary_words, words) if isinstance(words, str) else words
        self._names = {word.value: word for word in self.words}
        options.setdefault("max_length", 40)
        super().__init__(**options)

    def deconstruct(self) -> Any:
        """Name the set in migrations, not its words: a new word is no change of the table."""
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "words": self.words.__name__}

    def from_db_value(self, value: str | None, *_: object) -> StrEnum | None:
        """Give the word as its Python name."""
        return None if value is None else self._names.get(value) or self.words(value)

    def to_python(self, value: Any) -> StrEnum | None:
        """Check the word against its set."""
        if value is None or isinstance(value, self.words):
            return value
        try:
            return self.words(value)
        except ValueError:
            raise ValidationError(f"{value!r} is no word of {self.words.__name__}: {', '.join(self.words)}") from None

    def get_prep_value(self, value: Any) -> str | None:
        """Give the database the plain word."""
        word = self.to_python(value)
        return None if word is None else str(word)


class SentenceField(_LongTextColumn):
    """A column of text that keeps the key and the values of a sentence, so that it is said in either language later.

    What a person wrote, and what was kept before sentences had keys, is plain text and stays so.
    """

    def deconstruct(self) -> Any:
        """Be a column of text to migrations, which it is."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.TextField", args, options

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        """Give the sentence as one."""
        return value and sentences.read(value)

    def to_python(self, value: Any) -> Any:
        """Take what was kept, a sentence or a text."""
        return sentences.read(super().to_python(value) or "") if value is not None else None

    def get_prep_value(self, value: Any) -> Any:
        """Give the database the key and the values."""
        return sentences.written(value) if isinstance(value, str) else value


class SentencesField(models.JSONField):
    """A column that holds a list of sentences as `SentenceField` holds one."""

    def deconstruct(self) -> Any:
        """Be a column of JSON to migrations, which it is."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.JSONField", args, options

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Give the sentences as such."""
        kept = super().from_db_value(value, expression, connection)
        return [sentences.read(each) for each in kept] if isinstance(kept, list) else kept

    def get_prep_value(self, value: Any) -> Any:
        """Give the database the keys and the values."""
        told = [sentences.written(each) for each in value] if isinstance(value, list) else value
        return super().get_prep_value(told)


class CheckedModel(models.Model):
    """A row that is saved only when it is consistent (R16)."""

    class Meta:
        abstract = True

    def derive(self) -> None:
        """Fill in the columns that follow from the others; called before every check."""

    def save(self, **options: Any) -> None:
        """Derive and check every field and rule of the row, then save it.

        Raises: ValidationError naming every fault at once; nothing is saved then.
        """
        self.derive()
        self.full_clean(validate_unique=False, validate_constraints=True)
        super().save(**options)


class WrittenOnce(CheckedModel):
    """A row that is added and never changed or deleted (R17: decisions are append-only)."""

    remedy: ClassVar[str] = "sign a new decision that retires it"

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        """Add the row; refuse to save it again."""
        if not self._state.adding:
            raise ValidationError(f"A {self._meta.verbose_name} is never changed; {self.remedy}.")
        super().save(**options)

    def delete(self, *_: Any, **__: Any) -> tuple[int, dict[str, int]]:
        """Refuse: nothing that a person signed is deleted."""
        raise ValidationError(f"A {self._meta.verbose_name} is never deleted; {self.remedy}.")
