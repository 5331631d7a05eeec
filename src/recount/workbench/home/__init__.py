"""The first page: what the record holds, and what waits."""
