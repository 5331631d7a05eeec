"""Who was killed, by name: lists of victims of several sources, and which entries are one person.

For: names, lists and their linking, as files in and files out. Not for: the record, or anything public: victims' names
stay where a person puts them (R28).
"""
