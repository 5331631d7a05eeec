"""Which incidents of the record a table is made of, as options that several commands share.

For: `estimate` and `aftermath` on the record; the same words as `recount figure`. Not for: counting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from recount.figures.asking.declaration import Declaration

Who = Annotated[str | None, typer.Option(help="With --record: whose deaths: civilian (the default), ...")]
Party = Annotated[str | None, typer.Option(help="With --record: only incidents in which this party is alleged.")]
Within = Annotated[str | None, typer.Option(help="With --record: only inside this place.")]
Place = Annotated[str | None, typer.Option(help="With --record: only inside this place.")]
Since = Annotated[str | None, typer.Option("--from", help="With --record: the first day or month.")]
Until = Annotated[str | None, typer.Option("--to", help="With --record: the last day or month.")]
Grade = Annotated[str | None, typer.Option(help="With --record: confirmed, fair+, weak+ or any (the default).")]


def declared(
    *,
    who: str | None = None,
    by: str | None = None,
    party: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    grade: str | None = None,
) -> Declaration:
    """Declare which incidents are meant; without a grade all are, for grades count origins. Raises BadInput."""
    from recount.figures.asking.declaration import Declaration
    from recount.vocabulary.words import GradeFilter, Measure

    keys = {"who": who, "by": by, "party": party, "place": place, "from": since, "to": until}
    return Declaration.read({"measure": Measure.KILLED, "grade": grade or GradeFilter.ANY, **keys})
