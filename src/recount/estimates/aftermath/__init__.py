"""What followed a strike: counts before and after, compared with care, and refused where the data cannot say.

For: `recount aftermath` and notebooks. Not for: belief or disbelief in any thesis; counts of events are only a proxy of
what people think, join or suffer.
"""
