"""Words as they stand: tokens, the lexicon, parties, times and quantities, and the marks they become."""
