"""The addresses of estimates.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from recount.workbench.estimates.views import PAGES
from recount.workbench.steps import Step

STEP = Step("estimates:asking", key="e")

urlpatterns = PAGES.addresses()
