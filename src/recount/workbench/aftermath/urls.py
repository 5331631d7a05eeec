"""The addresses of what followed.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from recount.workbench.aftermath.views import PAGES
from recount.workbench.steps import Step

STEP = Step("aftermath:asking", within="estimates")

urlpatterns = PAGES.addresses()
