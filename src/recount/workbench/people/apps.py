"""Tells Django of the people, who are kept apart from the record."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The app of the people; its tables stand in the people's database."""

    name = "recount.workbench.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what people change about their second factors."""
        import_module("recount.workbench.people.watching")
