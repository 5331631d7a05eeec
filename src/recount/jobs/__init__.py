"""Long work: asked for, done piece by piece, stopped when somebody wishes, taken up where a worker broke off."""
