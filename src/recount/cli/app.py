"""The command line itself, to which every verb is added.

For: the one typer application, its verbs in the order of the way. Not for: verbs; they stand beside, by the step
of the way they belong to.
"""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

# The verbs as a newcomer meets them; what is not named here comes last.
WAY = (
    *("demo", "serve", "read", "eval", "learn", "capture", "link", "origins", "victims", "places", "zones", "import"),
    *("propose", "decide", "audit", "figure", "check", "dossier", "publish"),
    *("frame", "release", "backup", "restore", "merge", "people", "aftermath"),
)


class InOrder(TyperGroup):
    """Lists the verbs in the order of the way."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Name the verbs, first steps first."""
        named = super().list_commands(ctx)
        return sorted(named, key=lambda verb: WAY.index(verb) if verb in WAY else len(WAY))


app = typer.Typer(
    cls=InOrder,
    help="Recount: from scattered reports of civilian harm to a record that stands up.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
