"""Frozen releases: what the record said on a day, hashed, citable, and comparable with the next (R21)."""
