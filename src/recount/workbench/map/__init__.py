"""Where and when: incidents on a map and along a line of time, and the same incidents as a table."""
