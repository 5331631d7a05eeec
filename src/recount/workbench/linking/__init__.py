"""Linking: which incidents claims may tell of, what would change, and a person's word on it."""
