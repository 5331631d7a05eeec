"""The addresses of the inbox.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from django.urls import path

from recount.workbench.answering import addresses
from recount.workbench.later import Views
from recount.workbench.steps import Step

STEP = Step("inbox:queue", key="n")
views = Views("recount.workbench.inbox.views")

urlpatterns = [
    *addresses("inbox/totals", views.totals, "totals"),
    path("inbox/bring", views.bring, name="bring"),
    path("inbox/jobs/<int:number>/stop", views.stop, name="stop"),
    path("inbox/jobs/<int:number>/go-on", views.go_on, name="go-on"),
    *addresses("inbox/jobs/<int:number>", views.job, "job"),
    *addresses("inbox", views.queue, "queue"),
]
