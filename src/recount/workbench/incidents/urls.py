"""The addresses of the incidents.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from django.urls import path

from recount.workbench.answering import addresses
from recount.workbench.incidents.acts.names import ACTS
from recount.workbench.later import Views, made_by
from recount.workbench.steps import Step

STEP = Step("incidents:list", key="i")
views = Views("recount.workbench.incidents.views")

urlpatterns = [
    *addresses("incidents", views.incident_list, "list"),
    *addresses("incidents/<str:code>", views.incident, "one"),
    path("incidents/<str:code>/dossier", views.dossier, name="dossier"),
    *(
        path(f"incidents/<str:code>/{act}", made_by(f"{__package__}.acts.views", "page_of", act), name=act)
        for act in ACTS
    ),
]
