"""The addresses of the incidents.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from django.urls import path

from recount.workbench.answering import addresses
from recount.workbench.incidents import views
from recount.workbench.incidents.acts.views import addresses_of_acts
from recount.workbench.steps import Step

STEP = Step("incidents:list", key="i")

urlpatterns = [
    *addresses("incidents", views.incident_list, "list"),
    *addresses("incidents/<str:code>", views.incident, "one"),
    path("incidents/<str:code>/dossier", views.dossier, name="dossier"),
    *addresses_of_acts(),
]
