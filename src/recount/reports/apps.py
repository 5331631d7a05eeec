"""Tells Django that `recount.reports` keeps something in the record."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The app of this room."""

    name = "recount.reports"
