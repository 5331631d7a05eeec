"""Django's name for this room.

For: INSTALLED_APPS. Not for: anything else.
"""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The room of long work."""

    name = "recount.jobs"
    label = "jobs"
