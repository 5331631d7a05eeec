"""What can be changed about people, as the log names it.

For: lines of the log. Not for: decisions of the record (`recount.incidents.deciding.decisions`).
"""

from __future__ import annotations

from enum import StrEnum

from recount.vocabulary.reader import label
from recount.vocabulary.words import Role
from recount.workbench.words import language, say

# Between the parts of a detail; names of groups hold blanks.
PARTED = ", "


class What(StrEnum):
    """What was changed about a person or a group."""

    INVITED = "invited"
    TAKEN_BACK = "taken_back"
    JOINED = "joined"
    ROLES = "roles"
    GROUPS = "groups"
    CLOSED = "closed"
    OPENED = "opened"
    LINKED_ANEW = "linked_anew"
    RENEWED = "renewed"
    SECOND_FACTOR = "second_factor"
    GROUP_MADE = "group_made"
    ACCESS = "access"

    @property
    def name_on_page(self) -> str:
        """Name it in the language of the page."""
        return {
            What.INVITED: say("people.was_invited"),
            What.TAKEN_BACK: say("people.was_withdrawn"),
            What.JOINED: say("people.was_joined"),
            What.ROLES: say("people.was_roles"),
            What.GROUPS: say("people.was_groups"),
            What.CLOSED: say("people.was_closed"),
            What.OPENED: say("people.was_opened"),
            What.LINKED_ANEW: say("people.was_linked_anew"),
            What.RENEWED: say("people.was_renewed"),
            What.SECOND_FACTOR: say("people.was_second_factor"),
            What.GROUP_MADE: say("people.was_group_made"),
            What.ACCESS: say("people.was_access"),
        }[self]


def part_on_page(part: str) -> str:
    """Name a part of a detail in the language of the page: `+` given, `-` taken, then a role, a factor or a group."""
    sign = part[0] if part[:1] in ("+", "-") else ""
    word = part.removeprefix(sign)
    factors = {"totp": say("people.app"), "webauthn": say("people.passkeys"), "recovery_codes": say("people.codes")}
    name = label(Role(word), language()) if word in set(Role) else factors.get(word, word)
    return f"{sign} {name}".strip()
