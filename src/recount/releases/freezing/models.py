"""The frozen releases of a record: each written once, its files kept under the hash of their bytes (R21).

For: rows. Not for: making a release (`recount.releases.freezing.making`) or reading one.
"""

from __future__ import annotations

import hashlib
import zlib

from django.core.exceptions import ValidationError
from django.db import models

from recount.storage import WrittenOnce


class FrozenFile(WrittenOnce):
    """Bytes under their SHA-256, packed; what two releases have in common is kept once."""

    remedy = "freeze another release"

    sha256 = models.CharField(max_length=64, unique=True)
    packed = models.BinaryField()

    class Meta:
        ordering = ["sha256"]

    def __str__(self) -> str:
        return self.sha256

    @classmethod
    def keep(cls, content: bytes) -> str:
        """Keep bytes under their hash, once, and give it."""
        sha256 = hashlib.sha256(content).hexdigest()
        if not cls.objects.filter(sha256=sha256).exists():
            cls(sha256=sha256, packed=zlib.compress(content)).save()
        return sha256

    def content(self) -> bytes:
        """Give the bytes."""
        return zlib.decompress(self.packed)

    def stands(self) -> bool:
        """Tell whether the bytes are still those that were frozen."""
        try:
            return hashlib.sha256(self.content()).hexdigest() == self.sha256
        except zlib.error:
            return False


class Release(WrittenOnce):
    """The record as it stood at a moment, under a name to cite.

    `manifest` names every file with its hash, `sha256` is the hash of the manifest and so of the whole; `number` counts
    the releases of the record from 1.
    """

    remedy = "freeze another release"

    name = models.CharField(max_length=60, unique=True)
    number = models.PositiveIntegerField()
    as_of = models.DateField()
    frozen_at = models.DateTimeField()
    signed_by = models.CharField(max_length=200)
    reason = models.TextField()
    manifest = models.JSONField()
    sha256 = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A release carries a name, and says who froze it and why."""
        if not all(text.strip() for text in (self.name, self.signed_by, self.reason)):
            raise ValidationError("A release carries a name, the name of who signs it and a reason (R21).")
