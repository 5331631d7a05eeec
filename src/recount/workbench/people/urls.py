"""The addresses of the people: one's own account, joining by a link, and the pages of an administrator.

For: `recount.workbench.urls`. Not for: signing in and second factors (`recount.workbench.people.entrance`).
"""

from __future__ import annotations

from django.urls import path

from recount.vocabulary.words import Act
from recount.workbench.answering import addresses
from recount.workbench.later import Views
from recount.workbench.steps import Step

STEP = Step("people:list", key="a", needs=Act.SEE_PEOPLE)
access, own, views = (Views(f"recount.workbench.people.{each}") for each in ("access", "own", "views"))

urlpatterns = [
    path("account", own.account, name="account"),
    path("account/looks", own.looks, name="looks"),
    path("account/name", own.name, name="name"),
    path("account/second-factor", own.second_factor, name="second-factor"),
    path("account/again", own.again, name="again"),
    path("account/invitation/<str:key>", own.invitation, name="invitation"),
    *addresses("people", views.people, "list"),
    *addresses("people/log", views.log, "log"),
    *addresses("people/groups", views.groups, "groups"),
    path("people/groups/new", views.make_group, name="make-group"),
    path("people/invite", views.invite, name="invite"),
    path("people/invitations/<int:pk>/take-back", views.withdraw, name="take-back"),
    path("people/access/report/<str:key>", access.report_access, name="report-access"),
    *addresses("people/<int:pk>", views.one, "one"),
    path("people/<int:pk>/roles", views.roles, name="roles"),
    path("people/<int:pk>/groups", views.memberships, name="memberships"),
    path("people/<int:pk>/close", views.close, name="close"),
    path("people/<int:pk>/link", views.link_anew, name="link-anew"),
]
