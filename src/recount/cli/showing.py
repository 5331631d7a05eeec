"""The verb that shows the whole way: `demo`.

For: a newcomer's first command. Not for: one's own record.
"""

from __future__ import annotations

from recount.cli.app import app


@app.command()
def demo() -> None:
    """Build the demo record anew and check the exercise article against it."""
    from recount.site.tour import show_demo

    show_demo()
