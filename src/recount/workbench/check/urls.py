"""The addresses of checking.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from django.urls import path

from recount.workbench.answering import addresses
from recount.workbench.later import Views
from recount.workbench.steps import Step

STEP = Step("check:check", key="c")
views = Views("recount.workbench.check.views")

urlpatterns = [
    *addresses("check", views.check, "check"),
    path("check/one-page", views.one_page, name="one-page"),
]
