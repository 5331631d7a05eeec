"""Tells Django of the workbench, which keeps nothing in the record."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """The app of the pages."""

    name = "recount.workbench"
