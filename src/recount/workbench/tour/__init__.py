"""The tour: one incident of the demo record, followed from a report to what is public."""
