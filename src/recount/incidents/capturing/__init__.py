"""Taking reports into the record: stored as they are, read, and their claims proposed to incidents.

For: the way in. Not for: accepting anything, which a person does (deciding).
"""
