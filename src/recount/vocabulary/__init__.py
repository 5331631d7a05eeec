"""What words mean: parties, harms, grades, precision, hedges, verdicts, as data in English and Arabic.

`words` names them in code, `reader` tells what they mean, `parties` knows aliases and who folds into whom.
"""
