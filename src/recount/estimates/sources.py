"""What an estimate is made from: a file, rows, cells or tables, whole or by stratum, once or in several readings.

For: taking lists however somebody has them. Not for: reading sheets (`recount.estimates.lists`), or fitting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recount.errors import BadInput
from recount.estimates.linkages import imputed
from recount.estimates.lists.reading import ListTable, read_lists, read_rows
from recount.estimates.lists.table import MATTERS, Lists
from recount.estimates.refusals import Notice
from recount.vocabulary.sentences import refusal, tell
from recount.vocabulary.words import EstimateWarning

APART = "Readings of the same data are estimated one by one and combined, so that nothing was estimated."


@dataclass(frozen=True)
class Data:
    """Tables by stratum in one or several readings (linkages, or draws of unknown strata).

    Attributes: `worlds`, each a table by stratum, all with the same strata; `names` of the lists; `whole`, everybody as
    one table in the first reading; `drawn`, what is said of people whose stratum was not known and was drawn;
    `refusals`, what the making of the lists has against any number.
    """

    worlds: tuple[Mapping[str, Lists], ...]
    names: tuple[str, ...]
    whole: Lists
    is_parted: bool = False
    warnings: tuple[Notice, ...] = ()
    drawn: Notice | None = None
    refusals: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Lone:
    """A table that holds one list alone: its name, and how many people it names."""

    name: str
    observed: int


def data_of(source: Any, by: str | None, columns: Sequence[str], impute: int, seed: int) -> Data | Lone:
    """Take a path, CSV text, rows, cells, a table, or a list of any of these as other linkages of the same people.

    Raises: BadInput for what cannot be read, and for readings whose lists or strata are not the same.
    """
    tables = [_table(each, by, columns) for each in (source if _is_several(source) else [source])]
    first = tables[0]
    if not first.names:
        raise BadInput(tell("estimates.no_list_column"), MATTERS, tell("estimates.give_list_columns"))
    if isinstance(first, ListTable) and len(first.names) == 1:
        return Lone(first.names[0], int(first.counts @ (first.marks[:, 0] == 1)))
    if impute:
        return _imputed(tables, by, impute, seed)
    worlds = [_parted(table) if by else {"": _whole(table)} for table in tables]
    _check_same(worlds)
    warnings = first.warnings() if isinstance(first, ListTable) else ()
    names = next(iter(worlds[0].values())).names
    return Data(tuple(worlds), names, _whole(first), bool(by), warnings)


def whole_of(source: Any, columns: Sequence[str] = ()) -> Lists:
    """Give everybody as one table, in the first reading, for looking at overlaps. Raises BadInput as `data_of`."""
    first = source[0] if _is_several(source) else source
    table = getattr(first, "table", first)
    return _whole(_table(table, None, columns))


def _is_several(source: Any) -> bool:
    """Tell readings from rows and cells: a sequence of paths, tables or texts."""
    is_sequence = isinstance(source, Sequence) and not isinstance(source, str)
    return is_sequence and len(source) > 0 and all(isinstance(each, Path | str | Lists | ListTable) for each in source)


def _table(source: Any, by: str | None, columns: Sequence[str]) -> ListTable | Lists:
    if isinstance(source, Lists | ListTable):
        return source
    if isinstance(source, Path | str):
        return read_lists(source, by, columns)
    rows = list(source)
    if rows and isinstance(rows[0], Mapping):
        return read_rows(rows, by, columns)
    return Lists.from_cells(rows, columns)


def _whole(table: ListTable | Lists) -> Lists:
    return table if isinstance(table, Lists) else table.lists()


def _parted(table: ListTable | Lists) -> Mapping[str, Lists]:
    strata = table.by_stratum() if isinstance(table, ListTable) else {}
    if not strata:
        raise refusal("estimates.no_stratum")
    return strata


def _imputed(tables: Sequence[ListTable | Lists], by: str | None, impute: int, seed: int) -> Data:
    table = tables[0]
    if len(tables) > 1 or not by or not isinstance(table, ListTable):
        raise refusal("estimates.not_one_table")
    told = {each.word: each for each in table.warnings()}
    missing = told.pop(EstimateWarning.MISSING_STRATA, None)
    if missing is None:
        return Data((_parted(table),), table.names, _whole(table), True, tuple(told.values()))
    worlds = tuple(imputed(table, impute, seed))
    return Data(worlds, table.names, _whole(table), True, tuple(told.values()), drawn=missing)


def _check_same(worlds: Iterable[Mapping[str, Lists]]) -> None:
    shapes = {tuple((stratum, lists.names) for stratum, lists in world.items()) for world in worlds}
    if len(shapes) > 1:
        raise BadInput(
            f"The {len(shapes)} readings do not have the same lists and strata.",
            APART,
            "Give every linkage with the same columns, and the same values in the column of strata.",
        )
