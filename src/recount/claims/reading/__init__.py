"""From a text to its claims, in the order of the folders:

words -> people -> sentences -> frames -> context.
"""
