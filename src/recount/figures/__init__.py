"""What can be counted: a declaration becomes rows, a total, an overlap and a sentence, from one query."""
