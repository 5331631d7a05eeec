"""The public face: a projection with its own list of what may go out (R28), and the pages made of it."""
