"""Django settings: made from the environment, so that every command and every test uses the same ones.

For: wiring the rooms of Recount together. Not for: choosing which record is open (`recount.site.record`
sets RECOUNT_DATABASE before Django starts).
"""

from __future__ import annotations

import os

from recount.site.database import database_settings

SECRET_KEY = os.environ.get("RECOUNT_SECRET_KEY", "no-sessions-and-no-signed-values-are-made-yet")
DEBUG = False
ALLOWED_HOSTS: list[str] = ["127.0.0.1", "[::1]", "localhost"]

INSTALLED_APPS = [
    "recount.reports",
    "recount.places",
    "recount.claims",
    "recount.incidents",
]

DATABASES = {"default": database_settings(os.environ.get("RECOUNT_DATABASE", ":memory:"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TIME_ZONE = "UTC"
USE_TZ = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
