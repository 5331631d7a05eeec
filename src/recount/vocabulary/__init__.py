"""What words mean: parties, harms, grades, precision, hedges, verdicts, as data in English and Arabic.

`words` names them in code and `reader` tells what they mean. `parties` knows aliases and who folds into whom,
`conventions` turns vague words into numbers, `folding` makes spellings of one word alike, and `glossary` writes the
page of the documentation.
"""
