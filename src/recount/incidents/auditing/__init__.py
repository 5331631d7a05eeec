"""Whether the record holds together: what contradicts itself (R16), and whether every stage adds up.

For: telling. Not for: mending, which is a person's decision.
"""
