"""A second opinion on a count: a small linear model, trained on coded reports that the user names.

For: telling which counts of the rules may be trusted. Not for: counts of its own: it never adds, fills or changes one.
Shipped untrained. The way through: numbers -> training (with calibration) -> model_file -> opinion.
"""
