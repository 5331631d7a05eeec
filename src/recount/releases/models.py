"""What this room keeps in the record: frozen releases and their files.

For: Django, which looks for models here. Not for: their rules, which stand with them.
"""

from __future__ import annotations

from recount.releases.freezing.models import FrozenFile, Release

__all__ = ["FrozenFile", "Release"]
