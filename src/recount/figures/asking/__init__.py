"""What is asked of the record, said once: the declaration of a figure, and what it holds against what (R19, R23).

For: the keys that people write. Not for: answering them.
"""
