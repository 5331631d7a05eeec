"""What was not recorded, in the browser: estimates with their assumptions first."""
