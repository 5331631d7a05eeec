"""The inbox: bringing reports in, and the queue of those that are there."""
