"""What pages and papers that leave the house have in common: words in two languages, ranges as bars, charts."""
