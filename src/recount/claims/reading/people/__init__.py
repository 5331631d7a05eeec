"""People in words: groups of victims, lists of them, their names, and who is the subject of a sentence."""
