"""The addresses of estimates.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from recount.workbench.answering import addresses
from recount.workbench.estimates import views
from recount.workbench.steps import Step

STEP = Step("estimates:estimate", key="e")

urlpatterns = [*addresses("estimates", views.estimate, "estimate")]
