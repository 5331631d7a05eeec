"""The addresses of the search.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from recount.workbench.answering import addresses
from recount.workbench.later import Views
from recount.workbench.steps import Step

STEP = Step("search:found")
views = Views("recount.workbench.search.views")

urlpatterns = [*addresses("search", views.found, "found")]
