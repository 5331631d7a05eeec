"""Looking for words everywhere: reports, claims, incidents, places, publishers."""
