"""Rows from the record for those who estimate: lists of origins, and events with day and point.

For: what `recount.estimates` is fed with. Not for: sums.
"""
