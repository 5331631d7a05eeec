"""The addresses of the map.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from django.urls import path

from recount.workbench.answering import addresses
from recount.workbench.later import Views
from recount.workbench.steps import Step

STEP = Step("map:shown", key="m")
views = Views("recount.workbench.map.views")

urlpatterns = [
    *addresses("map", views.shown, "shown"),
    path("map.geojson", views.geojson, name="geojson"),
    path("map/points.bin", views.points, name="points"),
    path("map/names.json", views.names, name="names"),
    path("map/at/<int:place>", views.at, name="at"),
]
