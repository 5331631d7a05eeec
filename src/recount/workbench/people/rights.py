"""What a page needs, and what who asks may do: declared on views, asked for in views and templates.

For: `@requires(Act.X)` on every view, `may`, `must`, `signer`, `visible_incidents` and `visible_reports` inside it, and
what is hidden, for what hangs on it. Not for: refusing a request (`recount.workbench.people.guard` does, for every
address), or rules about two persons (`recount.incidents.deciding.two_people`), which hold whatever page or command a
decision comes from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from recount.claims.models import ClaimRecord
from recount.incidents.models import Incident
from recount.reports.models import Report
from recount.vocabulary.words import Act
from recount.workbench.people.acts import ANYBODY, EVERY_ACT, acts_without_role, is_hidden

__all__ = [
    "Act",
    "Needs",
    "Rights",
    "hidden_claims",
    "hidden_incidents",
    "hidden_reports",
    "may",
    "must",
    "needs_of",
    "requires",
    "rights_of",
    "signer",
    "visible_incidents",
    "visible_reports",
]

View = TypeVar("View", bound=Callable[..., Any])
_READS = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True)
class Needs:
    """The act that a page needs to be read, and the one that is needed to send something to it."""

    to_read: Act
    to_write: Act

    def for_method(self, method: str | None) -> Act:
        """Give the act that a request of this method needs."""
        return self.to_read if method in _READS else self.to_write


@dataclass(frozen=True)
class Rights:
    """What somebody may do, and the groups whose rows they see; `groups` is None for who sees all rows."""

    acts: frozenset[Act]
    groups: frozenset[str] | None = frozenset()
    lacks_second_factor: bool = False


NOBODYS = Rights(acts_without_role(ANYBODY))
EVERY_RIGHT = Rights(EVERY_ACT, groups=None)


def requires(act: Act, *, to_write: Act | None = None) -> Callable[[View], View]:
    """Declare which act a view needs; `to_write` where sending needs another one than reading.

    It stands above or below `@answered`. What is sent to a view that needs an act without changes is refused, unless
    the view is marked with `@leaves_record_alone`.
    """

    def declare(view: View) -> View:
        view.needs = Needs(act, to_write or act)  # type: ignore[attr-defined]
        return view

    return declare


def needs_of(view: Callable[..., Any]) -> Needs | None:
    """Give what a view declares; None where it declares nothing, and then nobody gets it."""
    return getattr(view, "needs", None)


def rights_of(request: HttpRequest) -> Rights:
    """Give the rights of who asks, looked up once a request."""
    if not hasattr(request, "rights"):
        own: Callable[[], Rights] | None = getattr(request.user, "rights", None)
        request.rights = own() if own else NOBODYS  # type: ignore[attr-defined]
    rights: Rights = request.rights  # type: ignore[attr-defined]
    return rights


def may(request: HttpRequest, act: Act) -> bool:
    """Tell whether who asks may do this."""
    return act in rights_of(request).acts


def must(request: HttpRequest, act: Act) -> None:
    """Go on only if who asks may do this. Raises: PermissionDenied, or Http404 where they need not know of it."""
    if not may(request, act):
        raise Http404 if is_hidden(act) else PermissionDenied


def signer(request: HttpRequest) -> str:
    """Give the name that who asks signs with in the record."""
    name: str = request.user.signs_as  # type: ignore[union-attr]
    return name


def visible_incidents(request: HttpRequest) -> QuerySet[Incident]:
    """Give the incidents that who asks may know of; take one from here, so that others answer with 404."""
    groups = rights_of(request).groups
    return Incident.objects.all() if groups is None else Incident.objects.visible_to(groups)


def visible_reports(request: HttpRequest) -> QuerySet[Report]:
    """Give the reports that who asks may know of."""
    groups = rights_of(request).groups
    return Report.objects.all() if groups is None else Report.objects.visible_to(groups)


def hidden_incidents(request: HttpRequest) -> QuerySet[Incident]:
    """Give the few incidents that who asks may not know of, to leave out what hangs on them."""
    return Incident.objects.order_by().hidden_from(rights_of(request).groups)


def hidden_reports(request: HttpRequest) -> QuerySet[Report]:
    """Give the few reports that who asks may not know of, to leave out what hangs on them."""
    return Report.objects.order_by().hidden_from(rights_of(request).groups)


def hidden_claims(request: HttpRequest) -> QuerySet[ClaimRecord]:
    """Give the claims of these reports."""
    return ClaimRecord.objects.order_by().filter(report__in=hidden_reports(request))
