"""The address of the tour.

For: `recount.workbench.urls`. Not for: what stands at it.
"""

from __future__ import annotations

from recount.workbench.answering import addresses
from recount.workbench.steps import Step
from recount.workbench.tour import views

STEP = Step("tour:stops")

urlpatterns = [*addresses("tour", views.stops, "stops")]
