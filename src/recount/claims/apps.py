"""Tells Django that `recount.claims` keeps something in the record."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """The app of this room."""

    name = "recount.claims"
