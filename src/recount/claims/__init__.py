"""What a report says: the schema of a claim and the reader."""
