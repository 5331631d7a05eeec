"""Reckonings that take long, in the browser: asking for one, watching it, and its answer at an address that stays."""
