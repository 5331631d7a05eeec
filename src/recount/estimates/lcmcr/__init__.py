"""Bayesian latent classes for any number of lists (Manrique-Vallier 2016), with chains that are checked.

For: an interval when chains from far apart agree, and the list of modes when they do not. Not for: a number from one
chain.
"""

from recount.estimates.lcmcr.convergence import Agreement, agreement
from recount.estimates.lcmcr.estimate import estimate_lcmcr, prior_of_captures

__all__ = ["Agreement", "agreement", "estimate_lcmcr", "prior_of_captures"]
