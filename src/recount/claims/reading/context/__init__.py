"""What surrounds a sentence: time, place and doer inherited, and how claims belong together."""
