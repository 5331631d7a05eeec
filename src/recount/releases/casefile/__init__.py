"""The casefile: everything that the record knows of one incident, gathered once, before anything leaves the house."""
