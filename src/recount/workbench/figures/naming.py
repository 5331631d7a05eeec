"""What the cells of a figure are called in the language of the page: words, months, places, monitors.

For: rows of a table and of a chart. Not for: the figure itself, which speaks in ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recount.checks.phrasing import day_words
from recount.figures.figure import SEVERAL, UNASSESSED, Row
from recount.figures.telling.table import WORDS_OF
from recount.places.models import Place
from recount.places.zones.containment import Standing
from recount.reports.dates import PartialDate
from recount.reports.models import Publisher
from recount.vocabulary.reader import label
from recount.vocabulary.words import Dimension
from recount.workbench.words import in_language, language, say

_PLACES = (Dimension.PLACE, Dimension.GOVERNORATE)


class Names:
    """The names of everything that stands under the dimensions of some rows, looked up once."""

    def __init__(self, rows: Iterable[Row]) -> None:
        keys = [(dimension, value) for row in rows for dimension, value in row.cell.items() if value is not None]
        self._places = _named(Place, {value for dimension, value in keys if dimension in _PLACES})
        self._monitors = _named(Publisher, {value for dimension, value in keys if dimension is Dimension.MONITOR})

    def of(self, row: Row) -> list[str]:
        """Give the names of a row's cells, in the order of its dimensions."""
        return [self._name(dimension, value) for dimension, value in row.cell.items()]

    def _name(self, dimension: Dimension, value: str | None) -> str:
        if value is None:
            return say("figures.cannot_be_placed")
        if dimension in _PLACES:
            return self._places.get(value, value)
        if dimension is Dimension.MONITOR:
            return self._monitors.get(value, value)
        if value == SEVERAL:
            return _several(dimension)
        if dimension in (Dimension.DAY, Dimension.MONTH):
            return _written(value)
        words = WORDS_OF.get(dimension)
        return label(words(value), language()) if words and value in set(words) else _apart(value)


def _several(dimension: Dimension) -> str:
    names = {
        Dimension.MONTH: say("figures.several_months"),
        Dimension.WEEK: say("figures.several_weeks"),
        Dimension.DAY: say("figures.several_days"),
    }
    return names[dimension]


def _apart(value: str) -> str:
    """Name what stands beside the words of a dimension."""
    names = {
        UNASSESSED: say("figures.unassessed"),
        str(Standing.UNCERTAIN): say("figures.uncertain"),
        str(Standing.OUTSIDE): say("figures.outside"),
    }
    return names.get(value, value)


def _written(value: str) -> str:
    day = PartialDate.parse(value).day
    return day_words(day, language()) if day else value


def _named(model: type[Place] | type[Publisher], keys: set[str]) -> Mapping[str, str]:
    rows = model._default_manager.filter(key__in=keys).values_list("key", "name_en", "name_ar")
    return {key: in_language(english, arabic) for key, english, arabic in rows}
