"""How grades look on a map: a colour and a shape each, so that no colour says anything alone.

For: the legend, the still map and the script, which reads both from the legend. Not for: colours themselves, which
stand in `map.css` and are told apart with any sight (after Okabe and Ito 2008).
"""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel, ConfigDict

from recount.vocabulary.reader import label
from recount.vocabulary.words import AirwarsGrade
from recount.workbench.words import language, say

# What stands for incidents without a grade, and for a circle of several grades.
UNGRADED: Final = "none"
SEVERAL: Final = "several"
# Paths in a square of 16.
_SHAPES: Final = {
    AirwarsGrade.CONFIRMED: "M8 2a6 6 0 1 1 0 12 6 6 0 1 1 0-12z",
    AirwarsGrade.FAIR: "M2.5 2.5h11v11h-11z",
    AirwarsGrade.WEAK: "M8 1.5l7 12.5h-14z",
    AirwarsGrade.CONTESTED: "M8 .8l7.2 7.2-7.2 7.2-7.2-7.2z",
    AirwarsGrade.DISCOUNTED: "M3.5 1.5l4.5 4.5 4.5-4.5 2 2-4.5 4.5 4.5 4.5-2 2-4.5-4.5-4.5 4.5-2-2 4.5-4.5-4.5-4.5z",
}
_RING: Final = "M8 3a5 5 0 1 1 0 10 5 5 0 1 1 0-10z"


class Look(BaseModel):
    """How one grade looks: its word, its name in the language of the page, its shape as a path."""

    model_config = ConfigDict(frozen=True)

    word: str
    name: str
    shape: str


def looks() -> list[Look]:
    """Give the look of every grade in their order, the ungraded last, as in the columns of the map."""
    graded = [Look(word=grade, name=label(grade, language()), shape=shape) for grade, shape in _SHAPES.items()]
    return [*graded, Look(word=UNGRADED, name=say("incidents.unassessed"), shape=_RING)]
