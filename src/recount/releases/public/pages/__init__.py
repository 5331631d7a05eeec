"""The public pages: functions from the projection and a language to HTML, the same for files and for a server."""
