"""The addresses of the public pages.

For: `recount.workbench.urls`. Not for: what stands at them.
"""

from __future__ import annotations

from django.urls import path

from recount.workbench.answering import addresses
from recount.workbench.later import Views
from recount.workbench.steps import Step

STEP = Step("public:start", key="w")
views = Views("recount.workbench.public.views")

urlpatterns = [
    *addresses("public", views.start, "start"),
    path("public/", views.page, name="first"),
    path("public/<path:address>", views.page, name="page"),
]
