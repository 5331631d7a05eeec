"""An article held against the record, in the browser."""
