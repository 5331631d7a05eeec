"""All addresses of the workbench, collected from its steps.

For: Django's ROOT_URLCONF. Not for: single addresses; they stand in the `urls.py` of their step.
"""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from recount.vocabulary.words import Act
from recount.workbench import steps
from recount.workbench.manners import leaves_record_alone
from recount.workbench.people import entrance
from recount.workbench.people.rights import requires

urlpatterns = [
    path("language", leaves_record_alone(requires(Act.SIGN_IN)(set_language)), name="language"),
    *entrance.urlpatterns,
    *(path("", include((module.urlpatterns, module.STEP.folder))) for module in steps.modules()),
]
handler400 = "recount.workbench.look.faults.bad_request"
handler403 = "recount.workbench.look.faults.forbidden"
handler404 = "recount.workbench.look.faults.not_found"
handler500 = "recount.workbench.look.faults.server_error"
