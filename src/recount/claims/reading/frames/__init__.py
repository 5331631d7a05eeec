"""What a sentence states: one frame a module, and the drafts of claims that they give."""
