"""The one shape of an error that a person can mend: what was found, why it matters, what to do.

For: bad input of every kind. Not for: faults of the program, which stay ordinary exceptions.
"""

from __future__ import annotations


class BadInput(Exception):
    """Input that cannot be used; nothing was changed when this is raised.

    `found` says what was there, `matters` why the record cannot take it, `remedy` what the person can do.
    """

    def __init__(self, found: str, matters: str, remedy: str) -> None:
        super().__init__(f"{found} {matters} {remedy}")
        self.found = found
        self.matters = matters
        self.remedy = remedy
