"""The addresses of the first page.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from recount.workbench.answering import addresses
from recount.workbench.later import Views
from recount.workbench.steps import Step

STEP = Step("home:start", key="h")
first, further = Views("recount.workbench.home.views"), Views("recount.workbench.home.ledger")

urlpatterns = [*addresses("", first.start, "start"), *addresses("ledger", further.ledger, "ledger")]
