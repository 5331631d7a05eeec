"""What can be changed about people, as the log names it.

For: lines of the log. Not for: decisions of the record (`recount.incidents.decisions`).
"""

from __future__ import annotations

from enum import StrEnum

from recount.workbench.words import say


class What(StrEnum):
    """What was changed about a person or a group."""

    INVITED = "invited"
    WITHDRAWN = "withdrawn"
    JOINED = "joined"
    ROLES = "roles"
    GROUPS = "groups"
    CLOSED = "closed"
    OPENED = "opened"
    LINKED_ANEW = "linked_anew"
    RENEWED = "renewed"
    SECOND_FACTOR = "second_factor"
    GROUP_MADE = "group_made"

    @property
    def name_on_page(self) -> str:
        """Name it in the language of the page."""
        return {
            What.INVITED: say("people.was_invited"),
            What.WITHDRAWN: say("people.was_withdrawn"),
            What.JOINED: say("people.was_joined"),
            What.ROLES: say("people.was_roles"),
            What.GROUPS: say("people.was_groups"),
            What.CLOSED: say("people.was_closed"),
            What.OPENED: say("people.was_opened"),
            What.LINKED_ANEW: say("people.was_linked_anew"),
            What.RENEWED: say("people.was_renewed"),
            What.SECOND_FACTOR: say("people.was_second_factor"),
            What.GROUP_MADE: say("people.was_group_made"),
        }[self]
