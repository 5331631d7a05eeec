"""A page cut up: sections with a clock of their own, sentences, who is heard in them, lost citations."""
