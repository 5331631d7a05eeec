"""Reading a report: its text with every claim in place, and what a person makes of each."""
