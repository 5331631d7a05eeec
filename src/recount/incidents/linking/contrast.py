"""What tells events of one day and town apart: how much two reports have in common beyond the day and the place.

For: grouping reports, and holding a new report against incidents. Not for: the score itself (`weighing`). The weights
were learnt among reports of all days, where day and town say nearly everything. Among events of one day and town they
say nothing, and what tells those apart is what is left: words, names, counts, targets. So a score is lowered by how
much more somebody else has in common. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recount.incidents.linking.signs import SIGNS
from recount.incidents.linking.wording import Pairs, Scores

# How much of what two reports have in common one equal count is worth, and one kind of target; a likeness of 1 is all.
_A_COUNT, _A_TARGET = 0.2, 0.1
_MANY_RARE_NAMES = 40
_NOTHING = 0.05
# How often a town is misread in a raw report, at most (`recount eval`, precision of places).
_MISREAD = 0.1
# From here on a rival is likely, and a place is near.
_LIKELY, _NEAR = 0.5, 0.5


def against_the_likest(scores: Scores, signs: Scores, pairs: Pairs) -> Scores:
    """Lower the score of each pair by how much more another pair of the same first sighting has in common.

    A pair at the town that the sighting names has its rivals there alone, and where there is one, the event is hardly
    at another town, however alike two reports are: a roundup tells of many.
    """
    common, here = in_common(signs), _of_one_day_and_place(signs).astype(np.float64)
    rival = np.where(here > 0, _most(common * here, pairs), _most(common, pairs))
    elsewhere = _elsewhere(signs) & (_most(here, pairs) > 0)
    return np.asarray(scores * (_NOTHING + common) / (_NOTHING + rival) * np.where(elsewhere, _MISREAD, 1.0))


def _most(values: Scores, pairs: Pairs) -> Scores:
    """Give, beside each pair, the highest value among the pairs of its first sighting."""
    most = np.zeros(int(pairs[:, 0].max()) + 1)
    np.maximum.at(most, pairs[:, 0], values)
    return np.asarray(most[pairs[:, 0]])


def _elsewhere(signs: Scores) -> NDArray[np.bool_]:
    same_place, distance = (signs[:, SIGNS.index(name)] for name in ("same_place", "distance"))
    return np.asarray((same_place < 0) & (distance < 0))


def in_common(signs: Scores) -> Scores:
    """Give how much each pair has in common beyond day and place, from 0 upwards."""
    columns = {name: signs[:, SIGNS.index(name)] for name in SIGNS}
    shared = columns["likeness"] + columns["phrases"] + columns["rare_names"] / _MANY_RARE_NAMES
    return np.asarray(np.maximum(0.0, shared + _A_COUNT * columns["shared_counts"] + _A_TARGET * columns["targets"]))


def against_rivals(scores: Scores, signs: Scores, pairs: Pairs, languages: Sequence[str]) -> Scores:
    """Lower the score of a pair of one day and place by how much more each of the two has in common with somebody else.

    A rival tells, in the same language, of the same day and place, and is likely of the same event. The better of the
    two sides counts: of three independent tellings of one strike, the third stays beside two that copy each other.
    """
    common, of_one_place = in_common(signs), _of_one_day_and_place(signs)
    best: dict[tuple[int, str], float] = {}
    for row in np.flatnonzero(of_one_place & (scores >= _LIKELY)):
        for side in _sides(pairs[row], languages):
            best[side] = max(best.get(side, 0.0), float(common[row]))
    lowered = scores.copy()
    for row in np.flatnonzero(of_one_place):
        least = min(best.get(side, 0.0) for side in _sides(pairs[row], languages))
        lowered[row] *= min(1.0, (_NOTHING + common[row]) / (_NOTHING + least))
    return lowered


def _sides(pair: Pairs, languages: Sequence[str]) -> tuple[tuple[int, str], tuple[int, str]]:
    """Give each of the two with the language of the other, in which its rivals are."""
    one, other = int(pair[0]), int(pair[1])
    return (one, languages[other]), (other, languages[one])


def _of_one_day_and_place(signs: Scores) -> NDArray[np.bool_]:
    columns = {name: signs[:, SIGNS.index(name)] for name in ("near_days", "same_place", "distance")}
    return np.asarray((columns["near_days"] > 0) & ((columns["same_place"] > 0) | (columns["distance"] >= _NEAR)))
