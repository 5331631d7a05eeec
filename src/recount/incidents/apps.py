"""Tells Django that `recount.incidents` keeps something in the record."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """The app of this room."""

    name = "recount.incidents"
