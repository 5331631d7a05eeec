"""What was published: publishers, reports, their text, and every byte kept as it was found."""
