"""An article's numbers held against the record.

article -> claims (`recount.claims.reader`) -> statements -> the record's statements beside them -> verdict,
reason, and a sentence that an editor can print.
"""
