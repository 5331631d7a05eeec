"""A decision as a person types it becomes a signed one: words checked, subjects found, one clear error for each fault.

For: `recount decide`, and any form that asks for the same. Not for: what a decision does to the record
(`recount.incidents.deciding.signing`, `recount.incidents.deciding.succession`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from recount.claims.models import ClaimRecord
from recount.incidents.capturing.opening import open_from_claim
from recount.incidents.deciding import reviewing, signing, succession, ways
from recount.incidents.deciding.foresight import WouldChange, what_would_change
from recount.incidents.deciding.signing import Signature
from recount.incidents.deciding.wanted import (
    Wanted,
    claim_named,
    group_of,
    incident_named,
    needed,
    publisher_called,
    report_named,
    word,
)
from recount.incidents.judging import judgements
from recount.incidents.linking.gathering import companions_of
from recount.incidents.models import Decision, Incident
from recount.incidents.origins import parting, publishers
from recount.places.models import keep_place
from recount.places.record import record_gazetteer
from recount.reports.dates import PartialDate
from recount.reports.models import Publisher, Report
from recount.vocabulary.sentences import refusal, tell, together
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
    ResponsePosition,
    ReviewFinding,
    SettlingMethod,
    StrikeStatus,
)

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
    kind = word(DecisionKind, verb, "verb")
    signature = Signature(by=signer, at=at or timezone.now(), reason=reason, rule=rule, seen=seen)
    try:
        with transaction.atomic():
            return _SIGNING[kind](subject, wanted, signature)
    except ValidationError as error:
        raise refusal("incidents.deciding.cannot_be_signed", faults=together(*error.messages)) from None


def foresee_by_words(subject: str, verb: str, incident: str | None) -> WouldChange:
    """Tell what accepting a claim would change, without signing or keeping anything.

    Raises: BadInput for another verb than accept, or an incident that is not there yet.
    """
    if word(DecisionKind, verb, "verb") is not DecisionKind.ACCEPT or incident == NEW_INCIDENT:
        raise refusal(
            "incidents.deciding.cannot_be_foreseen",
            verb=verb,
            incident=incident or tell("incidents.deciding.an_incident"),
        )
    claim = claim_named(subject)
    return what_would_change(claim, _incident_for(claim, {"incident": incident}))


def _link(state: LinkState) -> Callable[[str, Wanted, Signature], Decision]:
    def sign(subject: str, wanted: Wanted, signature: Signature) -> Decision:
        claim = claim_named(subject)
        role = word(LinkRole, wanted.get("role") or LinkRole.EVIDENCE, "--role")
        others = companions_of(claim) if wanted.get("together") and state is LinkState.ACCEPT else []
        incident = _incident_for(claim, wanted)
        decision = signing.decide_link(claim, incident, state, signature, role=role)
        for other in others:
            signing.decide_link(other, incident, state, replace(signature, seen=None), role=role)
        return decision

    return sign


def _set_aside(subject: str, _: Wanted, signature: Signature) -> Decision:
    return signing.set_aside(claim_named(subject), signature)


def _credibility(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    return signing.mark_credibility(
        claim_named(subject), word(Credibility, needed(wanted, "mark"), "--mark"), signature
    )


def _grade(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    """Sign our own harm grade, or that another recorder's grade is carried over."""
    if wanted.get("imported"):
        carried = word(AirwarsGrade, wanted["imported"], "--imported")
        return signing.carry_over_grade(incident_named(subject), carried, needed(wanted, "source"), signature)
    return signing.grade(incident_named(subject), word(HarmGrade, needed(wanted, "harm"), "--harm"), signature)


def _attribute(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    party = word(Party, needed(wanted, "party"), "--party")
    status = word(AttributionStatus, needed(wanted, "status"), "--status")
    return signing.attribute(incident_named(subject), party, status, signature)


def _strike(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    status = word(StrikeStatus, needed(wanted, "status"), "--status")
    return judgements.sign_strike_status(incident_named(subject), status, signature)


def _respond(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    """Sign what a party said of the incident, or that no statement of it is known."""
    return judgements.respond(
        incident_named(subject),
        word(Party, needed(wanted, "party"), "--party"),
        word(ResponsePosition, needed(wanted, "stance"), "--stance"),
        signature,
        outcome=word(Outcome, wanted.get("outcome") or Outcome.KILLED, "--outcome"),
        low=wanted.get("low"),
        high=wanted.get("high"),
        claim=claim_named(wanted["claim"]) if wanted.get("claim") else None,
    )


def _override(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    """Put a range of the team's own in the place of the computed one, or choose another way to settle it."""
    method = word(SettlingMethod, wanted.get("method") or SettlingMethod.TEAM_DECISION, "--method")
    if method is not SettlingMethod.TEAM_DECISION:
        hierarchy = [name.strip() for name in str(wanted.get("hierarchy") or "").split(",") if name.strip()]
        return ways.settle_by(incident_named(subject), group_of(wanted), method, signature, hierarchy=hierarchy)
    return signing.override(
        incident_named(subject),
        signature,
        **group_of(wanted)._asdict(),
        low=wanted.get("low"),
        high=wanted.get("high"),
    )


def _retire(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    """Retire what was decided: a claim set aside, a range set by hand, or that a publisher is another."""
    claim = ClaimRecord.objects.filter(key=subject).first()
    if claim is not None:
        return signing.take_back(claim, signature)
    publisher = Publisher.objects.filter(key=subject, goes_on_as__isnull=False).first()
    if publisher is not None:
        return publishers.take_back(publisher, signature)
    return signing.return_to_claims(incident_named(subject), signature, **group_of(wanted)._asdict())


def _merge(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    return succession.merge(incident_named(subject), incident_named(needed(wanted, "into")), signature)


def _join(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    return parting.join(report_named(subject), report_named(needed(wanted, "with")), signature)


def _unite(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    into = publisher_called(needed(wanted, "with"))
    return publishers.signed_for(publishers.sign_union(publisher_called(subject), into, signature))


def _split(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    """Split a report from those it counts with, or an incident into its parts."""
    report = Report.objects.filter(key=subject).first()
    if report is not None:
        others = [report_named(wanted["with"])] if wanted.get("with") else []
        return parting.part(report, others, signature)
    parts = {}
    for part in str(needed(wanted, "into")).split():
        code, _, claims = part.partition("=")
        parts[incident_named(code)] = [claim_named(key).key for key in claims.split(",") if key]
    return succession.split(incident_named(subject), parts, signature)


def _withdraw(subject: str, _: Wanted, signature: Signature) -> Decision:
    return succession.withdraw(incident_named(subject), signature)


def _review(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    finding = word(ReviewFinding, wanted.get("finding") or ReviewFinding.AGREE, "--finding")
    return reviewing.sign_review(incident_named(subject), finding, signature)


def _release(subject: str, _: Wanted, signature: Signature) -> Decision:
    return reviewing.sign_release(incident_named(subject), signature)


def _withdraw_release(subject: str, _: Wanted, signature: Signature) -> Decision:
    return reviewing.withdraw(incident_named(subject), signature)


def _correct(subject: str, wanted: Wanted, signature: Signature) -> Decision:
    changes: dict[str, Any] = {}
    for change in needed(wanted, "set"):
        name, _, value = change.partition("=")
        changes |= _correction(name.strip(), value.strip())
    return succession.correct(incident_named(subject), changes, signature)


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
        raise refusal("incidents.deciding.no_place", key=key) from None
    return {"place": place, "place_precision": place.kind}


_SIGNING: dict[DecisionKind, Callable[[str, Wanted, Signature], Decision]] = {
    DecisionKind.ACCEPT: _link(LinkState.ACCEPT),
    DecisionKind.REFUSE: _link(LinkState.REFUSE),
    DecisionKind.UNSURE: _link(LinkState.UNSURE),
    DecisionKind.SET_ASIDE: _set_aside,
    DecisionKind.CREDIBILITY: _credibility,
    DecisionKind.GRADE: _grade,
    DecisionKind.ATTRIBUTE: _attribute,
    DecisionKind.STRIKE: _strike,
    DecisionKind.RESPOND: _respond,
    DecisionKind.OVERRIDE: _override,
    DecisionKind.MERGE: _merge,
    DecisionKind.SPLIT: _split,
    DecisionKind.JOIN: _join,
    DecisionKind.UNITE: _unite,
    DecisionKind.WITHDRAW: _withdraw,
    DecisionKind.CORRECT: _correct,
    DecisionKind.RETIRE: _retire,
    DecisionKind.REVIEW: _review,
    DecisionKind.RELEASE: _release,
    DecisionKind.WITHDRAW_RELEASE: _withdraw_release,
}


def _incident_for(claim: ClaimRecord, wanted: Wanted) -> Incident:
    """Find the incident of a link: the one named, a new one, or the only one proposed."""
    named = wanted.get("incident")
    if named == NEW_INCIDENT:
        return open_from_claim(claim)
    if named:
        return incident_named(named)
    linked = [link.incident for link in claim.links.select_related("incident").order_by("-score")]
    if len(linked) == 1:
        return linked[0]
    raise refusal(
        "incidents.deciding.several_proposed",
        number=len(linked),
        claim=claim.key,
        codes=[incident.code for incident in linked] or tell("incidents.deciding.a_code"),
    )
