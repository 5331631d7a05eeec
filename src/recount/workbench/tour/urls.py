"""The address of the tour.

For: `recount.workbench.urls`. Not for: what stands at it.
"""

from __future__ import annotations

from recount.workbench.answering import addresses
from recount.workbench.later import Views
from recount.workbench.steps import Step

STEP = Step("tour:stops")
views = Views("recount.workbench.tour.views")

urlpatterns = [*addresses("tour", views.stops, "stops")]
