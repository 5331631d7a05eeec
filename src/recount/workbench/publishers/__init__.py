"""Who publishes, in the browser: what they count, and how far they are relied on."""
