"""Estimates of what was not recorded, from the overlaps of lists of victims (R20: never mixed with documented counts).

For: notebooks, scripts and the command line: arrays and tables in, results out, assumptions before numbers. Not for:
the record (its lists come in as rows), or documented figures (`recount.figures`).
"""

from typing import TYPE_CHECKING, Any

from recount.estimates.answering import estimate
from recount.estimates.chao import estimate_chao
from recount.estimates.dga import estimate_dga
from recount.estimates.linkages import drawn_linkages
from recount.estimates.lists import Lists, ListTable, read_lists, read_rows
from recount.estimates.loglinear import estimate_loglinear
from recount.estimates.refusals import Notice
from recount.estimates.result import Estimation, Fit, Summary
from recount.estimates.unseen import Unseen

if TYPE_CHECKING:
    from recount.estimates.lcmcr import estimate_lcmcr

__all__ = [
    "Estimation",
    "Fit",
    "ListTable",
    "Lists",
    "Notice",
    "Summary",
    "Unseen",
    "drawn_linkages",
    "estimate",
    "estimate_chao",
    "estimate_dga",
    "estimate_lcmcr",
    "estimate_loglinear",
    "read_lists",
    "read_rows",
]


def __getattr__(name: str) -> Any:
    """Give the sampler when it is asked for: it alone brings the package that compiles its loops."""
    if name == "estimate_lcmcr":
        from recount.estimates.lcmcr import estimate_lcmcr

        return estimate_lcmcr
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
