"""The tables of other recorders taken into a record as stated: Airwars, UCDP, ACLED, or by a map of one's own.

For: reading a layout that is written as data, telling every fault of a file at once, and keeping its rows whole. Not
for: mending what a recorder stated (it is kept and flagged), or deciding that an incident of theirs is one of ours.
"""
