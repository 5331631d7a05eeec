"""The addresses of what followed.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from django.urls import path

from recount.workbench.aftermath import views
from recount.workbench.answering import addresses
from recount.workbench.steps import Step

# It stands beside estimates, under their tab.
STEP = Step("aftermath:aftermath")

urlpatterns = [
    path("aftermath/run", views.run, name="run"),
    path("aftermath/<slug:id>/stop", views.stop, name="stop"),
    path("aftermath/<slug:id>/go-on", views.go_on, name="go-on"),
    *addresses("aftermath/<slug:id>", views.result, "result"),
    *addresses("aftermath", views.aftermath, "aftermath"),
]
