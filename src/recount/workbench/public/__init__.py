"""The public pages as everybody will see them: served here as `recount publish` writes them."""
