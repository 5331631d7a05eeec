"""Tells Django that `recount.releases` keeps something in the record."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    """The app of this room."""

    name = "recount.releases"
