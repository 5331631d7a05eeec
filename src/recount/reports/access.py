"""Who may see a row: the access groups that it names, and everybody with a role where it names none.

For: the one way in which reports and incidents are kept from those who need not know. Not for: who belongs to a group,
or what a role may do; pages and accounts decide that and ask with the names of their groups.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self, TypeVar

from django.db import models

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)

# The names of the groups of who asks; None for who sees every row.
Groups = Collection[str] | None


class VisibleRows(models.QuerySet[Row_co]):
    """Rows whose model has access rows under `access`, each with the name of a group."""

    def visible_to(self, groups: Collection[str]) -> Self:
        """Keep the rows that name no group, and those that name one of these."""
        return self.exclude(pk__in=self._kept_from(groups))

    def seen_by(self, groups: Groups) -> Self:
        """Keep the rows that who asks may see: all of them where `groups` is None."""
        return self if groups is None else self.visible_to(groups)

    def hidden_from(self, groups: Groups) -> Self:
        """Keep the rows that who asks may not see, which are found by their access rows alone."""
        if groups is None:
            return self.none()
        return self.filter(pk__in=self._kept_from(groups))

    def _kept_from(self, groups: Collection[str]) -> models.QuerySet[Any, Any]:
        """Give the keys of rows that name groups, and none of these; access rows are few beside those they are of."""
        access: Any = self.model._meta.get_field("access")
        rows, key = access.related_model._default_manager.order_by(), access.field.attname
        allowed = rows.filter(group__in=groups).values(key)
        hidden: models.QuerySet[Any, Any] = rows.exclude(**{f"{key}__in": allowed}).values(key)
        return hidden
