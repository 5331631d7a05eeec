"""The whole of a record as rows: backed up, restored, and merged with another."""
