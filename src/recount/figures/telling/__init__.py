"""A figure as people meet it: a sentence, a table, a map's points.

For: words and shapes. Not for: any number that a figure does not hold.
"""
