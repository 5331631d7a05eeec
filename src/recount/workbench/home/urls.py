"""The addresses of the first page.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from recount.workbench.answering import addresses
from recount.workbench.home import views
from recount.workbench.steps import Step

STEP = Step("home:start", key="h")

urlpatterns = [*addresses("", views.start, "start"), *addresses("ledger", views.ledger, "ledger")]
