"""The verbs of the command line; each calls one public function and prints its answer.

For: arguments in, JSON on standard output, messages on standard error. Exit status: 0 done, 1 the answer is
"no", 2 bad input. Not for: thinking. Django and everything heavy is imported inside the verbs, so that
`recount --help` answers at once.
"""

from __future__ import annotations

import sys

from recount.cli import (
    aftermath,
    counting,
    dossiers,
    estimating,
    importing,
    keeping,
    linking,
    publishing,
    reading,
    recording,
    serving,
    showing,
)
from recount.cli.app import app
from recount.cli.people import people
from recount.cli.places import places
from recount.cli.releasing import release
from recount.cli.victims import victims
from recount.cli.zones import zones
from recount.errors import BadInput

__all__ = [
    "aftermath",
    "app",
    "counting",
    "dossiers",
    "estimating",
    "importing",
    "keeping",
    "linking",
    "main",
    "publishing",
    "reading",
    "recording",
    "serving",
    "showing",
]

app.add_typer(places, name="places")
app.add_typer(zones, name="zones")
app.add_typer(people, name="people")
app.add_typer(victims, name="victims")
app.add_typer(release, name="release")

# What typer makes of Ctrl-C.
INTERRUPTED = 130


def main() -> None:
    """Run the command line; bad input ends with one clear message and exit status 2."""
    try:
        app(prog_name="recount")
    except BadInput as problem:
        for line in (problem.found, problem.matters, problem.remedy):
            print(line, file=sys.stderr)
        sys.exit(2)
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            print("Stopped; the record is as it was.", file=sys.stderr)
        raise
