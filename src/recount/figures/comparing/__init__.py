"""Figures held against each other, where they are comparable; else the reason why not (R23).

For: two or more sides of one declaration. Not for: an article's numbers, which checks hold against the record.
"""
