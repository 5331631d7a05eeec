"""What happened: decisions, links, adjudicated ranges, grades, consistency."""
