"""The points about answering and deciding: what a party said, who judged by which rule, how to correct it (9 to 11).

For: `recount.releases.dossier.checklist`. Not for: signing anything (`recount.incidents.deciding.signing`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable

from recount.releases.casefile.case import Answered, Case, Signed
from recount.releases.dossier.points import Point, Remark, Standing, Subject, judged, standing_of
from recount.vocabulary.folding import fold
from recount.vocabulary.words import DecisionKind, Party, ResponsePosition

NOBODY_IN_PARTICULAR = (Party.UNKNOWN, Party.OTHER)
ENOUGH_PEOPLE = 2
_JUDGING = (DecisionKind.GRADE, DecisionKind.ATTRIBUTE, DecisionKind.OVERRIDE)


def response(case: Case) -> Point:
    """(9) The response of every party that is named, and its day; that it is silent is said too (R18)."""
    parties = [each.party for each in case.attributions if each.party not in NOBODY_IN_PARTICULAR]
    if not parties:
        return judged(Subject.RESPONSE, Standing.MISSING, [Remark(key="nobody_to_ask")])
    said = {party: [each for each in case.responses if each.party is party] for party in parties}
    remarks = [_what_was_said(party, answers) for party, answers in said.items()]
    whole = sum(any(_stands(each) for each in answers) for answers in said.values())
    some = Standing.PARTLY if any(said.values()) else Standing.MISSING
    decisions = [each.decision for answers in said.values() for each in answers if each.decision]
    return judged(Subject.RESPONSE, Standing.MET if whole == len(parties) else some, remarks, (), decisions)


def _stands(each: Answered) -> bool:
    """Tell whether a response has its day; silence has none."""
    return each.day is not None or each.position is ResponsePosition.NO_KNOWN_STATEMENT


def _what_was_said(party: Party, answers: list[Answered]) -> Remark:
    if not answers:
        return Remark(key="not_recorded", fills={"party": party})
    dated = [each.day for each in answers if each.day is not None]
    if dated:
        return Remark(key="answered_on", fills={"party": party, "day": max(dated)})
    silent = all(each.position is ResponsePosition.NO_KNOWN_STATEMENT for each in answers)
    return Remark(key="silent" if silent else "answered_undated", fills={"party": party})


def decided(case: Case) -> Point:
    """(10) Who decided, by which rule, when: graded by a rule, and looked at by a second person (R17)."""
    grade = case.signed(case.grade.decision) if case.grade else None
    standing = [each for each in case.decisions if not each.retired]
    if grade is None:
        return judged(Subject.DECIDED, Standing.MISSING, [Remark(key="not_graded")])
    remarks = [Remark(key="graded_on", fills={"day": grade.at.date()})]
    remarks.append(Remark(key="by_rule" if grade.rule else "no_rule"))
    reviewed = any(each.kind in (DecisionKind.REVIEW, DecisionKind.RELEASE) for each in standing)
    people = _people(standing)
    remarks.append(Remark(key="people", fills={"n": people}))
    remarks.append(Remark(key="reviewed" if reviewed else "not_reviewed"))
    met = [bool(grade.rule), reviewed and people >= ENOUGH_PEOPLE, True]
    judging = [each.number for each in standing if each.kind in _JUDGING]
    return judged(Subject.DECIDED, standing_of(sum(met), len(met)), remarks, (), judging)


def _people(decisions: Iterable[Signed]) -> int:
    return len({fold(each.by) for each in decisions})


def correction(case: Case, contact: str) -> Point:
    """(11) A way to correct it: somebody to write to, a code that never changes, a log that keeps what was before."""
    corrected = [each for each in case.decisions if each.kind is DecisionKind.CORRECT]
    remarks = [Remark(key="contact_given" if contact else "no_contact"), Remark(key="lasting_code")]
    remarks.append(Remark(key="corrected", fills={"n": len(corrected)}))
    standing = Standing.MET if contact else Standing.PARTLY
    return judged(Subject.CORRECTION, standing, remarks, (), [each.number for each in corrected])
