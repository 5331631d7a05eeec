"""Who may see a row: the access groups that it names, and everybody with a role where it names none.

For: the one way in which reports and incidents are kept from those who need not know. Not for: who belongs to a group,
or what a role may do; pages and accounts decide that and ask with the names of their groups.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)

# The names of the groups of who asks; None for who sees every row.
Groups = Collection[str] | None


class VisibleRows(models.QuerySet[Row_co]):
    """Rows whose model has access rows under `access`, each with the name of a group."""

    def visible_to(self, groups: Collection[str]) -> Self:
        """Keep the rows that name no group, and those that name one of these."""
        manager: Any = self.model._default_manager
        named = manager.filter(access__isnull=False).order_by().values("pk")
        allowed = manager.filter(access__group__in=groups).order_by().values("pk")
        return self.filter(~Q(pk__in=named) | Q(pk__in=allowed))

    def seen_by(self, groups: Groups) -> Self:
        """Keep the rows that who asks may see: all of them where `groups` is None."""
        return self if groups is None else self.visible_to(groups)

    def hidden_from(self, groups: Groups) -> Self:
        """Keep the rows that who asks may not see, which are found by their access rows alone."""
        if groups is None:
            return self.none()
        manager: Any = self.model._default_manager
        named = manager.filter(access__isnull=False).order_by().values("pk")
        allowed = manager.filter(access__group__in=groups).order_by().values("pk")
        return self.filter(pk__in=named).exclude(pk__in=allowed)
