"""The addresses of estimates.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from django.urls import path

from recount.workbench.answering import addresses
from recount.workbench.estimates import views
from recount.workbench.steps import Step

STEP = Step("estimates:estimate", key="e")

urlpatterns = [
    path("estimates/run", views.run, name="run"),
    path("estimates/<slug:id>/stop", views.stop, name="stop"),
    path("estimates/<slug:id>/go-on", views.go_on, name="go-on"),
    *addresses("estimates/<slug:id>", views.result, "result"),
    *addresses("estimates", views.estimate, "estimate"),
]
