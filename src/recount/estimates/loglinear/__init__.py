"""Log-linear models of lists: chosen among all hierarchical ones, or step by step, with honest intervals."""

from recount.estimates.loglinear.estimate import estimate_loglinear

__all__ = ["estimate_loglinear"]
