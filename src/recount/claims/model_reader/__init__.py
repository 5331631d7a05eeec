"""A model reader: a language model at an address that the user names reads a report after the rules.

For: agreement with the claims of the rules, and proposals for a person to look at. Not for: counts: nothing of it
enters a toll or a sum. Off unless an address is set and `--model` is typed. The way through: drafts -> asking ->
answers -> agreeing.
"""
