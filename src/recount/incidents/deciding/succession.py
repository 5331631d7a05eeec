"""What becomes of an incident's code: codes are given once, and an old one always leads on to where it went.

For: opening incidents, merging, splitting, withdrawing, correcting. Not for: judging claims
(`recount.incidents.deciding.signing`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction

from recount.incidents.deciding.signing import Signature, sign
from recount.incidents.models import Decision, Incident, Link, Succession
from recount.incidents.settling import settle
from recount.vocabulary.sentences import refusal, tell
from recount.vocabulary.words import DecisionKind, IncidentStatus, LinkState

CODE_PREFIX = "RC"
CODE_DIGITS = 4

# What a person may correct by hand; tolls, grades and attributions have decisions of their own.
CORRECTABLE = ("title_en", "title_ar", "start", "end", "precision", "place", "place_precision", "strike_type")


def next_code() -> str:
    """Give the next free code (RC0001, RC0002, ...); codes of merged and withdrawn incidents stay taken."""
    taken = Incident.objects.filter(code__startswith=CODE_PREFIX).values_list("code", flat=True)
    numbers = [int(code[len(CODE_PREFIX) :]) for code in taken if code[len(CODE_PREFIX) :].isdecimal()]
    return f"{CODE_PREFIX}{max(numbers, default=0) + 1:0{CODE_DIGITS}d}"


def resolve(code: str) -> list[Incident]:
    """Give the incidents that a code stands for today: one, several after a split, none after a withdrawal.

    Raises: BadInput when the code was never given.
    """
    incident = Incident.objects.filter(code=code).select_related("place").first()
    if incident is None:
        raise refusal("incidents.deciding.no_incident", code=code)
    return _followed(incident)


def _followed(incident: Incident) -> list[Incident]:
    if incident.status == IncidentStatus.ACTIVE:
        return [incident]
    steps = Succession.objects.filter(predecessor=incident).select_related("successor__place").order_by("id")
    return [end for step in steps for end in _followed(step.successor)]


@transaction.atomic
def merge(incident: Incident, into: Incident, signature: Signature) -> Decision:
    """Merge an incident into another that tells of the same event; its links move, its code leads on."""
    _must_be_active(incident)
    _must_be_active(into)
    decision = sign(DecisionKind.MERGE, signature, incident=incident, value={"into": into.code})
    _end(incident, IncidentStatus.MERGED)
    Succession(predecessor=incident, successor=into, decision=decision).save()
    for link in Link.objects.filter(incident=incident):
        _move(link, [into], decision)
    settle(incident)
    settle(into)
    return decision


@transaction.atomic
def split(incident: Incident, parts: Mapping[Incident, Collection[str]], signature: Signature) -> Decision:
    """Split an incident into others; `parts` gives each new incident the keys of the claims that go with it.

    A claim that tells of several parts goes with each of them. Raises: BadInput when an accepted claim goes with
    none; nothing is changed then.
    """
    _must_be_active(incident)
    _must_all_go_somewhere(incident, parts)
    value = {"into": {part.code: sorted(keys) for part, keys in parts.items()}}
    decision = sign(DecisionKind.SPLIT, signature, incident=incident, value=value)
    _end(incident, IncidentStatus.SPLIT)
    for part in parts:
        Succession(predecessor=incident, successor=part, decision=decision).save()
    for link in Link.objects.filter(incident=incident, claim__key__in=_taken(parts)).select_related("claim"):
        _move(link, [part for part, keys in parts.items() if link.claim.key in keys], decision)
    for each in (incident, *parts):
        settle(each)
    return decision


@transaction.atomic
def withdraw(incident: Incident, signature: Signature) -> Decision:
    """Withdraw an incident: it counts no more, its code and its history stay."""
    _must_be_active(incident)
    decision = sign(DecisionKind.WITHDRAW, signature, incident=incident)
    _end(incident, IncidentStatus.WITHDRAWN)
    return decision


@transaction.atomic
def correct(incident: Incident, changes: Mapping[str, Any], signature: Signature) -> Decision:
    """Correct what an incident says of itself; the decision keeps the value before and after.

    Raises: BadInput for a field that is not corrected by hand; ValidationError when the result is
    inconsistent (R16). Nothing is changed then.
    """
    unknown = sorted(set(changes) - set(CORRECTABLE))
    if unknown:
        raise refusal("incidents.deciding.not_by_hand", names=unknown, correctable=CORRECTABLE)
    before = {name: str(getattr(incident, name)) for name in changes}
    for name, value in changes.items():
        setattr(incident, name, value)
    incident.save()
    after = {name: str(value) for name, value in changes.items()}
    return sign(DecisionKind.CORRECT, signature, incident=incident, value={"before": before, "after": after})


def _must_be_active(incident: Incident) -> None:
    if incident.status != IncidentStatus.ACTIVE:
        raise refusal(
            "incidents.deciding.ended_already",
            code=incident.code,
            status=incident.status,
            others=[end.code for end in _followed(incident)] or tell("incidents.deciding.another_incident"),
        )


def _end(incident: Incident, status: IncidentStatus) -> None:
    incident.status = status
    incident.save()


def _must_all_go_somewhere(incident: Incident, parts: Mapping[Incident, Collection[str]]) -> None:
    accepted = Link.objects.filter(incident=incident, state=LinkState.ACCEPT).values_list("claim__key", flat=True)
    left = sorted(set(accepted) - _taken(parts))
    strange = sorted(_taken(parts) - set(Link.objects.filter(incident=incident).values_list("claim__key", flat=True)))
    if strange:
        raise refusal("incidents.deciding.not_linked", claims=strange, code=incident.code)
    if left:
        raise refusal("incidents.deciding.stays_behind", claims=left, code=incident.code)


def _taken(parts: Mapping[Incident, Collection[str]]) -> set[str]:
    return {key for keys in parts.values() for key in keys}


def _move(link: Link, parts: Iterable[Incident], decision: Decision) -> None:
    """Give a link new incidents; where the claim is linked there already, that link stands."""
    for into in parts:
        there = Link.objects.filter(claim=link.claim, incident=into).first()
        if there is None or there.state == LinkState.PROPOSED:
            moved = there or Link(claim=link.claim, incident=into)
            moved.role, moved.state, moved.score, moved.reason = link.role, link.state, link.score, link.reason
            moved.decision = None if link.state == LinkState.PROPOSED else decision
            moved.save()
    link.delete()
