"""What the record counts, in the browser."""
