"""A decision as a person types it becomes a signed one: words checked, subjects found, one clear error for each fault.

For: `recount decide`, and any form that asks for the same. Not for: what a decision does to the record
(`recount.incidents.deciding`, `recount.incidents.succession`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from recount.claims.models import ClaimRecord
from recount.errors import BadInput
from recount.incidents import deciding, reviewing, succession
from recount.incidents.deciding import Signature
from recount.incidents.models import Decision, Incident
from recount.incidents.opening import open_from_claim
from recount.places.models import keep_place
from recount.places.record import record_gazetteer
from recount.reports.dates import PartialDate
from recount.vocabulary.words import (
    AirwarsGrade,
    AttributionStatus,
    Credibility,
    DecisionKind,
    HarmGrade,
    LinkRole,
    LinkState,
    Outcome,
    Party,
    ReviewFinding,
    VictimCategory,
    VictimClass,
)

Wanted = Mapping[str, Any]
Word = TypeVar("Word", bound=StrEnum)

NEW_INCIDENT = "new"


def decide_by_words(
    subject: str,
    verb: str,
    wanted: Wanted,
    *,
    signer: str,
    reason: str,
    rule: str = "",
    at: datetime | None = None,
    seen: int | None = None,
) -> Decision:
    """Sign what a person typed or wrote down.

    `subject` is the key of a claim or the code of an incident, `verb` a word of `DecisionKind`, `wanted`
    what the verb needs, `at` when it was signed (now, unless a file says when), `seen` the number of the last
    decision that the person had seen. Raises: BadInput with what is missing or unknown, or was decided by somebody
    else since; nothing is signed then.
    """
    kind = _word(DecisionKind, verb, "verb")
    signature = Signature(by=signer, at=at or timezone.now(), reason=reason, rule=rule, seen=seen)
    try:
        with transaction.atomic():
            return _SIGNING[kind](subject, wanted, signature)
    except ValidationError as error:
        raise BadInput(
            f"The decision cannot be signed: {' '.join(error.messages)}",
            "A decision that contradicts itself or says no reason would not stand up (R16, R17).",
            "Mend it and sign again; nothing was changed.",
        ) from None


def _link(state: LinkState) -> Callable[[str, Wanted, Signature], Decision]:
    def sign(subject: str, wanted: Wanted, signature: Signature) -> Decision:
        claim = _claim(subject)
        role = _word(LinkRole, wanted.get("role") or LinkRole.EVIDENCE, "--role")
        return deciding.decide_link(claim, _incident_for(claim, wanted), state, signature, role=role)

    return sign


def _set_aside(subject: str, _: Wanted, signature: Signature) -> Decision:
    return deciding.set_aside(_claim(subject), signature)


def _credibility(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    return deciding.mark_credibility(_claim(subject), _word(Credibility, _needed(wanted, "mark"), "--mark"), signature)


def _grade(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    """Sign our own harm grade, or that another recorder's grade is carried over."""
    if wanted.get("imported"):
        carried = _word(AirwarsGrade, wanted["imported"], "--imported")
        return deciding.carry_over_grade(_incident(subject), carried, _needed(wanted, "source"), signature)
    return deciding.grade(_incident(subject), _word(HarmGrade, _needed(wanted, "harm"), "--harm"), signature)


def _attribute(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    party = _word(Party, _needed(wanted, "party"), "--party")
    status = _word(AttributionStatus, _needed(wanted, "status"), "--status")
    return deciding.attribute(_incident(subject), party, status, signature)


def _override(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    return deciding.override(
        _incident(subject),
        signature,
        **_group(wanted),
        low=wanted.get("low"),
        high=wanted.get("high"),
    )


def _retire(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    """Retire what was decided: a claim set aside is taken back, a range set by hand follows from the claims again."""
    claim = ClaimRecord.objects.filter(key=subject).first()
    if claim is not None:
        return deciding.take_back(claim, signature)
    return deciding.return_to_claims(_incident(subject), signature, **_group(wanted))


def _group(wanted: Wanted) -> dict[str, Any]:
    """Say which range of an incident is meant: civilians killed, unless something else is named."""
    return {
        "outcome": _word(Outcome, wanted.get("outcome") or Outcome.KILLED, "--outcome"),
        "victim_class": _word(VictimClass, wanted.get("who") or VictimClass.CIVILIAN, "--who"),
        "category": _word(VictimCategory, wanted.get("category") or VictimCategory.TOTAL, "--category"),
    }


def _merge(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    return succession.merge(_incident(subject), _incident(_needed(wanted, "into")), signature)


def _split(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    parts = {}
    for part in str(_needed(wanted, "into")).split():
        code, _, claims = part.partition("=")
        parts[_incident(code)] = [_claim(key).key for key in claims.split(",") if key]
    return succession.split(_incident(subject), parts, signature)


def _withdraw(subject: str, _: Wanted, signature: Signature) -> Decision:
    return succession.withdraw(_incident(subject), signature)


def _review(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    finding = _word(ReviewFinding, wanted.get("finding") or ReviewFinding.AGREE, "--finding")
    return reviewing.sign_review(_incident(subject), finding, signature)


def _release(subject: str, _: Wanted, signature: Signature) -> Decision:
    return reviewing.sign_release(_incident(subject), signature)


def _withdraw_release(subject: str, _: Wanted, signature: Signature) -> Decision:
    return reviewing.withdraw(_incident(subject), signature)


def _correct(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    changes: dict[str, Any] = {}
    for change in _needed(wanted, "set"):
        name, _, value = change.partition("=")
        changes |= _correction(name.strip(), value.strip())
    return succession.correct(_incident(subject), changes, signature)


def _correction(name: str, value: str) -> dict[str, Any]:
    if name == "date":
        when = PartialDate.parse(value)
        return {"start": when.start, "end": when.end, "precision": when.precision}
    if name == "place":
        return _place(value)
    return {name: value}


def _place(key: str) -> dict[str, Any]:
    try:
        place = keep_place(key, record_gazetteer())
    except KeyError:
        raise BadInput(
            f"The gazetteer has no place {key!r}.",
            "An incident stands on a place with coordinates and precision (R7).",
            "Use a place's id, such as `albukamal`.",
        ) from None
    return {"place": place, "place_precision": place.kind}


_SIGNING: dict[DecisionKind, Callable[[str, Wanted, Signature], Decision]] = {
    DecisionKind.ACCEPT: _link(LinkState.ACCEPT),
    DecisionKind.REFUSE: _link(LinkState.REFUSE),
    DecisionKind.UNSURE: _link(LinkState.UNSURE),
    DecisionKind.SET_ASIDE: _set_aside,
    DecisionKind.CREDIBILITY: _credibility,
    DecisionKind.GRADE: _grade,
    DecisionKind.ATTRIBUTE: _attribute,
    DecisionKind.OVERRIDE: _override,
    DecisionKind.MERGE: _merge,
    DecisionKind.SPLIT: _split,
    DecisionKind.WITHDRAW: _withdraw,
    DecisionKind.CORRECT: _correct,
    DecisionKind.RETIRE: _retire,
    DecisionKind.REVIEW: _review,
    DecisionKind.RELEASE: _release,
    DecisionKind.WITHDRAW_RELEASE: _withdraw_release,
}


def _claim(key: str) -> ClaimRecord:
    claim = ClaimRecord.objects.filter(key=key).select_related("report").first()
    if claim is None:
        raise BadInput(
            f"There is no claim {key}.",
            "A decision must be about something that the record holds.",
            "`recount audit` lists the claims that wait for a decision.",
        )
    return claim


def _incident(code: str) -> Incident:
    """Follow a code to the one incident that it stands for today."""
    found = succession.resolve(code)
    if len(found) != 1:
        now = ", ".join(incident.code for incident in found) or "nothing"
        raise BadInput(
            f"{code} stands for {now} today.",
            "A decision must be about one incident.",
            "Name one of them." if found else "Name an incident that was not withdrawn.",
        )
    return found[0]


def _incident_for(claim: ClaimRecord, wanted: Wanted) -> Incident:
    """Find the incident of a link: the one named, a new one, or the only one proposed."""
    named = wanted.get("incident")
    if named == NEW_INCIDENT:
        return open_from_claim(claim)
    if named:
        return _incident(named)
    linked = [link.incident for link in claim.links.select_related("incident").order_by("-score")]
    if len(linked) == 1:
        return linked[0]
    raise BadInput(
        f"{len(linked)} incidents are proposed for claim {claim.key}.",
        "A link joins one claim to one incident.",
        f"Say which with --incident: {', '.join(incident.code for incident in linked) or 'a code'}, or `new`.",
    )


def _needed(wanted: Wanted, name: str) -> Any:
    value = wanted.get(name)
    if value in (None, [], ""):
        raise BadInput(
            f"This decision needs --{name}.", "Without it there is nothing to sign.", f"Add --{name} and sign again."
        )
    return value


def _word(words: type[Word], value: Any, option: str) -> Word:
    try:
        return words(value)
    except ValueError:
        raise BadInput(
            f"{value!r} is no {option}.",
            "The record keeps only words whose meaning is settled in the vocabulary.",
            f"Use one of: {', '.join(words)}.",
        ) from None
