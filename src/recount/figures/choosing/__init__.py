"""Which incidents a figure counts, and the evidence that it counts them by: one pass over the record.

For: reading the record. Not for: adding up, or earlier days (`figures.earlier`).
"""
