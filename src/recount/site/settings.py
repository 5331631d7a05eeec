"""Django settings: made from the environment, so that every command and every test uses the same ones.

For: wiring the rooms of the record together, as the commands need them. Not for: choosing which record is open
(`recount.site.record` sets RECOUNT_DATABASE before Django starts), or for pages and accounts (`recount.site.serving`).
"""

from __future__ import annotations

import os

from recount.site.database import database_settings

SECRET_KEY = "commands-make-no-sessions-and-sign-no-values"  # noqa: S105 (the server has a key of its own)
DEBUG = False
ALLOWED_HOSTS: list[str] = ["127.0.0.1", "[::1]", "localhost"]

# The rooms of the record. What is not named here keeps nothing in it.
INSTALLED_APPS = [
    "recount.reports",
    "recount.places",
    "recount.claims",
    "recount.incidents",
    "recount.releases",
    "recount.jobs",
]

DATABASES = {"default": database_settings(os.environ.get("RECOUNT_DATABASE", ":memory:"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TIME_ZONE = "UTC"
USE_TZ = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
