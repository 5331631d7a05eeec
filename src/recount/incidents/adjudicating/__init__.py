"""Claims in, ranges out: which counts of an incident still stand, and what they say together (R8, R9, R12, R13).

For: plain arithmetic of ranges. Not for: reading or changing the record, which settling does.
"""
