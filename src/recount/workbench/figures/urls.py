"""The addresses of figures.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from django.urls import path

from recount.workbench.answering import addresses
from recount.workbench.later import Views
from recount.workbench.steps import Step

STEP = Step("figures:figure", key="f")
views = Views("recount.workbench.figures.views")

urlpatterns = [
    path("figures.geojson", views.points, name="points"),
    *addresses("figures", views.figure, "figure"),
]
