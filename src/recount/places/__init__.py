"""Where it happened: the gazetteer, the comparison of names, distances.

For: turning the words of a report into a place with its precision, its reason and its alternatives (R7).
Not for: deciding which of several places a claim means; the reader and a person do that.
"""
