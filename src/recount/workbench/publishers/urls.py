"""The addresses of publishers.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from django.urls import path

from recount.vocabulary.words import DecisionKind
from recount.workbench.answering import addresses
from recount.workbench.later import Views
from recount.workbench.steps import Step

STEP = Step("publishers:list", key="p")
views = Views("recount.workbench.publishers.views")

urlpatterns = [
    *addresses("publishers", views.publisher_list, "list"),
    path("publishers/<slug:key>/describe", views.describing, name="describe"),
    path("publishers/<slug:key>/unite", views.uniting, name=str(DecisionKind.UNITE)),
    path("publishers/<slug:key>/part", views.parting, name="part"),
    *addresses("publishers/<slug:key>", views.publisher, "one"),
]
