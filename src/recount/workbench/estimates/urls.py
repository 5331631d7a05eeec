"""The addresses of estimates.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from recount.workbench.later import Views
from recount.workbench.reckoning.addresses import addresses_of
from recount.workbench.steps import Step

STEP = Step("estimates:asking", key="e")

urlpatterns = addresses_of(STEP.folder, Views("recount.workbench.estimates.views", within="PAGES"))
