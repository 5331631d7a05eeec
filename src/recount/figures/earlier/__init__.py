"""The record as it stood at the end of an earlier day: evidence, grades, days and places as decided by then (R17, R21).

For: figures `as of` a day. Not for: releases, which are frozen whole.
"""
