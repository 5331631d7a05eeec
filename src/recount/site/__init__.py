"""Settings, the place where a record lives, and opening it."""
