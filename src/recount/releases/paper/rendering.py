"""Templates into HTML: one engine that knows the templates of papers, dossiers and public pages.

For: every page that leaves the house. Not for: the workbench, which has an engine of its own. Everything is escaped;
numbers stand as they are in either language.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from django.template import Context, Engine
from django.utils.safestring import SafeString, mark_safe

_HERE = Path(__file__).parent
_FOLDERS = [folder / "templates" for folder in (_HERE, _HERE.parent / "dossier", _HERE.parent / "public")]


def render(template: str, **said: Any) -> str:
    """Fill in a template; nothing that is filled in can be taken for markup."""
    return _engine().get_template(template).render(Context(said, use_l10n=False, use_tz=False))


@cache
def stylesheet() -> SafeString:
    """Give the common style, which holds no markup."""
    return mark_safe((_HERE / "templates" / "style.css").read_text(encoding="utf-8"))  # noqa: S308 (our own file)


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(folder) for folder in _FOLDERS], autoescape=True)
