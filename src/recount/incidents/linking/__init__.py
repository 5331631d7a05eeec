"""Which reports tell of the same event: sightings, their signs of likeness, weights, groups.

The way through: a reading is cut into `sighting`s (what a report tells of one event); `wording` and `signs` hold two
of them against each other; `weighing` makes a score of the signs and says why; `grouping` makes incidents of the
scores. Not for: deciding. What stands here is a proposal that a person confirms, refuses or leaves open (R17).
"""
