"""A person's claim in the place of the reader's: kept beside it, signed, with who, when and why (R17).

For: editing a claim, writing one by hand, and taking either back. Not for: making the claim from what was entered
(`recount.claims.amending`). Nothing is overwritten: the reader's claim is set aside and names the one that stands
instead; what it was accepted into goes over to the new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction

from recount.claims.amending import changed_fields
from recount.claims.models import ClaimRecord, keep_claims
from recount.claims.schema import Claim
from recount.incidents.capturing.proposing import propose_links
from recount.incidents.deciding.decisions import INSTEAD, INSTEAD_OF
from recount.incidents.deciding.signing import Signature, decide_link, sign, standing, take_back
from recount.incidents.deciding.succession import resolve
from recount.incidents.models import Decision, Link
from recount.reports.models import Report
from recount.vocabulary.sentences import tell
from recount.vocabulary.words import DecisionKind, LinkRole, LinkState

MOVED = "moved"
# The codes of incidents and the role that a claim has in each.
Moved = Sequence[tuple[str, str]]


def next_key(report: Report) -> str:
    """Give the key of the next claim that a person writes about a report; keys are never used again."""
    number = Decision.objects.filter(kind=DecisionKind.CORRECT, claim__report=report).count() + 1
    while ClaimRecord.objects.filter(key=(key := f"{report.key}-by-hand-{number}")).exists():
        number += 1
    return key


@transaction.atomic
def amend(row: ClaimRecord, claim: Claim, signature: Signature) -> Decision:
    """Let a person's claim stand instead of another; give the decision about the new one.

    Raises: ValidationError when nothing was changed, when another claim stands instead already, or when somebody
    decided about it since what the signature has seen.
    """
    changed = changed_fields(row.claim, claim)
    if not changed:
        raise ValidationError(tell("incidents.deciding.nothing_changed"))
    if replacement(row):
        raise ValidationError(tell("incidents.deciding.amended_already"))
    new = keep_claims(row.report, [claim])[0]
    moved = _refuse_links(row, signature)
    earlier = standing(DecisionKind.SET_ASIDE, claim=row)
    value = {INSTEAD: new.key, MOVED: moved}
    sign(DecisionKind.SET_ASIDE, signature, claim=row, value=value, retires=[earlier])
    later = replace(signature, seen=None)
    decision = sign(DecisionKind.CORRECT, later, claim=new, value={INSTEAD_OF: row.key, "changed": changed})
    _accept_links(new, moved, later)
    propose_links([new])
    return decision


@transaction.atomic
def add_by_hand(report: Report, claim: Claim, signature: Signature) -> Decision:
    """Keep a claim that a person found and the reader did not."""
    row = keep_claims(report, [claim])[0]
    decision = sign(DecisionKind.CORRECT, signature, claim=row, value={INSTEAD_OF: None})
    propose_links([row])
    return decision


@transaction.atomic
def take_back_amendment(row: ClaimRecord, signature: Signature) -> Decision:
    """Take a person's claim back: it is set aside, and the one that it replaced stands again as it stood.

    Raises: ValidationError when no person wrote the claim.
    """
    written = standing(DecisionKind.CORRECT, claim=row)
    if written is None:
        raise ValidationError(tell("incidents.deciding.not_written_by_hand"))
    signature = replace(signature, seen=None)
    _refuse_links(row, signature)
    decision = sign(DecisionKind.SET_ASIDE, signature, claim=row, retires=[written])
    replaced = ClaimRecord.objects.filter(key=written.value.get(INSTEAD_OF)).first()
    if replaced is not None:
        aside = standing(DecisionKind.SET_ASIDE, claim=replaced)
        take_back(replaced, signature)
        _accept_links(replaced, aside.value.get(MOVED, []) if aside else [], signature)
    return decision


def replacement(row: ClaimRecord) -> str | None:
    """Give the key of the claim that stands instead of this one, where there is one."""
    aside = standing(DecisionKind.SET_ASIDE, claim=row)
    key: str | None = aside.value.get(INSTEAD) if aside else None
    return key


def _refuse_links(row: ClaimRecord, signature: Signature) -> Moved:
    """Take a claim out of the incidents that it was accepted into; give their codes and its role in each."""
    links = list(Link.objects.filter(claim=row, state=LinkState.ACCEPT).select_related("incident").order_by("id"))
    for link in links:
        decide_link(row, link.incident, LinkState.REFUSE, replace(signature, seen=None), role=link.role)
    return [(link.incident.code, str(link.role)) for link in links]


def _accept_links(row: ClaimRecord, moved: Moved, signature: Signature) -> None:
    for code, role in moved:
        for incident in resolve(code):
            decide_link(row, incident, LinkState.ACCEPT, signature, role=LinkRole(role))
