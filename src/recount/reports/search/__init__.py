"""Finding rows by words or parts of words: one folded column a table, and an index that the database keeps of it."""
