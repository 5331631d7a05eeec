"""The incidents of the record: the list, and each incident."""
