"""Tells Django that `recount.reports` keeps something in the record."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ReportsConfig(AppConfig):
    """The app of this room."""

    name = "recount.reports"

    def ready(self) -> None:
        """Let the index of a search be drawn up when Django has migrated by itself, as for tests."""
        from recount.reports.search.indexing import draw_up_search_after_migrating

        post_migrate.connect(draw_up_search_after_migrating, sender=self)
