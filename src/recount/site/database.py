"""Which database an address means: a file for one person, PostgreSQL for a team.

For: turning the address of a record into Django's DATABASES entry. Not for: opening or checking a record.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

POSTGRES_SCHEMES = ("postgres", "postgresql")
IN_MEMORY = ":memory:"

# Write-ahead logging lets readers go on while one process writes; IMMEDIATE makes the second writer wait at
# the beginning of its transaction instead of failing in the middle of it.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def is_postgres(address: str) -> bool:
    """Tell whether the address names a PostgreSQL database."""
    return urlsplit(address).scheme in POSTGRES_SCHEMES


def database_settings(address: str) -> dict[str, Any]:
    """Give Django's settings for a path, `:memory:` or a `postgres://` address."""
    return _postgres(address) if is_postgres(address) else _sqlite(address)


def people_settings(address: str) -> dict[str, Any]:
    """Give the settings of the people's database: a file beside the record, or the team's own database server."""
    if is_postgres(address):
        settings = _postgres(address)
        return {**settings, "TEST": {"NAME": f"test_{settings['NAME']}_people"}}
    return _sqlite(people_file(address))


def people_file(address: str) -> str:
    """Name the file of the people beside the file of a record."""
    return address if address == IN_MEMORY else str(Path(address).with_suffix(".people.sqlite3"))


def _sqlite(path: str) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": dict(SQLITE_OPTIONS)}


def _postgres(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {},
    }
