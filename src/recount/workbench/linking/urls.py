"""The addresses of linking.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from django.urls import path

from recount.workbench.answering import addresses
from recount.workbench.later import Views
from recount.workbench.steps import Step

STEP = Step("linking:waiting", key="l")
views = Views("recount.workbench.linking.views")

urlpatterns = [
    *addresses("linking", views.waiting, "waiting"),
    *addresses("linking/new", views.new_incidents, "new"),
    path("linking/decide", views.decide, name="decide"),
    path("linking/open", views.open_new, name="open"),
    path("linking/undo", views.undo, name="undo"),
]
