"""The addresses of the incidents.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from recount.workbench.answering import addresses
from recount.workbench.incidents import views
from recount.workbench.steps import Step

STEP = Step("incidents:list", key="i")

urlpatterns = [*addresses("incidents", views.incident_list, "list")]
