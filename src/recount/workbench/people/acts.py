"""What roles may do, read from the vocabulary: the acts of a role, and what each act asks of who does it.

For: rights of a person and needs of a page. Not for: which person has which role (`recount.workbench.people.models`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from recount.vocabulary.reader import Term, term_sets
from recount.vocabulary.words import Act, Role

ANYBODY, EVERYBODY_SIGNED_IN = "anybody", "everybody_signed_in"
EVERY_ACT = frozenset(Act)


@cache
def acts_of(role: Role) -> frozenset[Act]:
    """Give the acts of one role."""
    return frozenset(Act(act) for act in _term(role).detail("acts"))


def acts_of_all(roles: Iterable[Role]) -> frozenset[Act]:
    """Give what a person of these roles may do, with what everybody may who is signed in."""
    return acts_without_role(ANYBODY, EVERYBODY_SIGNED_IN).union(*map(acts_of, roles))


@cache
def roles_with(act: Act) -> tuple[Role, ...]:
    """Give the roles that have an act."""
    return tuple(role for role in Role if act in acts_of(role))


@cache
def acts_without_role(*holders: str) -> frozenset[Act]:
    """Give the acts that are held without any role."""
    return frozenset(act for act in Act if _term(act).detail("held_by") in holders)


def needs_second_factor(roles: Iterable[Role]) -> bool:
    """Tell whether one of these roles is closed to who has a password alone."""
    return any(_term(role).detail("second_factor", False) for role in roles)


@cache
def changes(act: Act) -> bool:
    """Tell whether the act changes something, so that it may be sent."""
    return bool(_term(act).detail("changes", False))


@cache
def is_fresh(act: Act) -> bool:
    """Tell whether the act is done only soon after one has signed in."""
    return bool(_term(act).detail("fresh", False))


@cache
def is_hidden(act: Act) -> bool:
    """Tell whether who may not do it need not know that it can be done."""
    return bool(_term(act).detail("hidden", False))


def _term(word: Act | Role) -> Term:
    return term_sets()[type(word).__name__][word]
