"""What one may do to an incident: each act has a page that asks for what is needed, and signs it."""
