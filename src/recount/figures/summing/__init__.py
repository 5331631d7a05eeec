"""From incidents to rows, total, overlap and shares, without a question to the record.

For: arithmetic of ranges over many incidents. Not for: settling one, which adjudication does.
"""
