"""The addresses of what followed.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from recount.workbench.later import Views
from recount.workbench.reckoning.addresses import addresses_of
from recount.workbench.steps import Step

STEP = Step("aftermath:asking", within="estimates")

urlpatterns = addresses_of(STEP.folder, Views("recount.workbench.aftermath.views", within="PAGES"))
