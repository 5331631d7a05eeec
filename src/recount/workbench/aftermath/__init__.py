"""What followed strikes, in the browser: assumptions first, then windows with their checks, or the refusal."""
