"""Bayesian averaging over every decomposable pattern of dependence between three to six lists (Madigan & York 1997).

For: the exact posterior of the number of unseen people, and of the graphs. Not for: more lists
(`recount.estimates.lcmcr`).
"""

from recount.estimates.dga.estimate import delta_ladder, estimate_dga
from recount.estimates.dga.graphs import decomposable_graphs
from recount.estimates.dga.posterior import Posterior, posterior

__all__ = ["Posterior", "decomposable_graphs", "delta_ladder", "estimate_dga", "posterior"]
