"""The addresses of reading.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from django.urls import path

from recount.workbench.answering import addresses
from recount.workbench.later import Views
from recount.workbench.steps import Step

STEP = Step("reading:start", key="r")
views = Views("recount.workbench.reading.views")

urlpatterns = [
    path("reading", views.start, name="start"),
    path("reading/gold.jsonl", views.gold, name="gold"),
    path("reading/<str:key>/undo", views.undo, name="undo"),
    path("reading/<str:key>/set-aside", views.set_aside, name="set-aside"),
    path("reading/<str:key>/claims/new", views.new_claim, name="new-claim"),
    path("reading/<str:key>/claims/<str:claim>", views.correct, name="correct"),
    *addresses("reading/<str:key>", views.report, "report"),
]
