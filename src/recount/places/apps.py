"""Tells Django that `recount.places` keeps something in the record."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The app of this room."""

    name = "recount.places"
