"""What a declaration holds against what: two or more parties, places, months, days or monitors, as `place:Raqqa,Idlib`.

For: the key `compare` of a declaration, as it stands on a command line, in YAML and in a web address. Not for:
comparing (`recount.figures.comparing.contrasts`). The first that is named is held against each of the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from recount.errors import BadInput
from recount.reports.dates import PartialDate
from recount.vocabulary.parties import find_party
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import Dimension, Party

COMPARABLE = (Dimension.PARTY, Dimension.PLACE, Dimension.MONTH, Dimension.DAY, Dimension.MONITOR)
FEWEST_VALUES = 2


class Compared(BaseModel):
    """The dimension, and two values of it or more, in the order in which they were named."""

    model_config = ConfigDict(frozen=True)

    dimension: Dimension
    values: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.dimension}:{','.join(self.values)}"


def read_compared(said: object) -> object:
    """Read `DIMENSION:VALUE,VALUE`, or a mapping of one dimension to its values.

    Raises: ValueError that says what is missing.
    """
    if said is None or isinstance(said, Compared):
        return said
    dimension, values = _parts(said)
    if dimension not in set(COMPARABLE):
        raise ValueError(tell("figures.compared_by_what", words=[str(each) for each in COMPARABLE]))
    named = tuple(dict.fromkeys(_value(Dimension(dimension), value) for value in values))
    if len(named) < FEWEST_VALUES:
        raise ValueError(tell("figures.compared_alone"))
    return Compared(dimension=Dimension(dimension), values=named)


def _parts(said: object) -> tuple[str, list[str]]:
    if isinstance(said, Mapping) and len(said) == 1:
        ((dimension, values),) = said.items()
        return str(dimension), [str(value) for value in values]
    dimension, _, values = str(said).partition(":")
    return dimension.strip(), [value.strip() for value in values.split(",") if value.strip()]


def _value(dimension: Dimension, value: str) -> str:
    """Give a value as it is compared: a party by its id, a month or a day as it is written."""
    if dimension is Dimension.PARTY:
        found = value if value in set(Party) else find_party(value)
        if found is None:
            raise ValueError(tell("figures.no_such_party", value=value))
        return str(found)
    if dimension in (Dimension.MONTH, Dimension.DAY) and not _is_a(dimension, value):
        raise ValueError(tell("figures.no_such_window", value=value, dimension=str(dimension)))
    return value


def _is_a(dimension: Dimension, value: str) -> bool:
    try:
        return str(PartialDate.parse(value).precision) == str(dimension)
    except BadInput:
        return False


def as_keys(compared: Compared, value: str) -> dict[str, Any]:
    """Give what a declaration says in the place of a comparison to count one of its values."""
    window = PartialDate.parse(value) if compared.dimension in (Dimension.MONTH, Dimension.DAY) else None
    keys = {Dimension.PARTY: {"party": value}, Dimension.PLACE: {"place": value}}
    own = keys.get(compared.dimension, {"by": (Dimension.MONITOR,)})
    said: dict[str, Any] = {"start": window, "end": window} if window else own
    return {"compare": None, "by": (), "against": None, "shares": False, **said}
