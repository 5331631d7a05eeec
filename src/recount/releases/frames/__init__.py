"""Frames: one row a claim, an incident, a toll, with stable ids and a dictionary of their columns."""
