"""The points about sources: how many origins, quotes with kept copies, and what speaks against it (points 3, 4, 8).

For: `recount.releases.dossier.checklist`. Not for: finding who copied whom (`recount.incidents.origins`). Pure.
"""

from __future__ import annotations

from collections import Counter

from recount.releases.casefile.case import Case, Testimony
from recount.releases.dossier.points import Point, Remark, Standing, Subject, judged, standing_of
from recount.vocabulary.words import ClaimKind, LinkState, Party, Polarity, ResponsePosition, TextKind, VictimClass

ENOUGH_ORIGINS = 2


def origins(case: Case) -> Point:
    """(3) Two or more origins, however many links repeat them (R8)."""
    evidence = case.evidence
    found = len({each.origin for each in evidence})
    remarks = [Remark(key="links", fills={"n": len(evidence)}), Remark(key="origins", fills={"n": found})]
    standing = Standing.MET if found >= ENOUGH_ORIGINS else Standing.PARTLY if found else Standing.MISSING
    return judged(Subject.ORIGINS, standing, remarks, evidence)


def quotes(case: Case) -> Point:
    """(4) Quotes with a kept copy and its hash; a summary of our own is no quote of the source (R1, R24)."""
    evidence = case.evidence
    kept = [each for each in evidence if is_kept(each)]
    summaries = sum(each.capture.text_kind is TextKind.OUR_SUMMARY for each in evidence)
    remarks = [Remark(key="kept", fills={"kept": len(kept), "all": len(evidence)})]
    if summaries:
        remarks.append(Remark(key="summaries", fills={"n": summaries}))
    return judged(Subject.QUOTES, standing_of(len(kept), len(evidence)), remarks, kept)


def is_kept(each: Testimony) -> bool:
    """Tell whether a claim's own words stand in bytes that are kept under a hash."""
    return bool(each.capture.sha256) and each.capture.text_kind is TextKind.PRESERVED


def contrary(case: Case) -> Point:
    """(8) What speaks against it is stated: denials, others named, combatants counted, rejections."""
    linked = [each for each in case.testimonies if each.state is LinkState.ACCEPT]
    found = {
        "denials": [each for each in linked if _denies(each)],
        "other_parties": _naming_others(linked),
        "combatants": [each for each in linked if _counts_combatants(each)],
    }
    rejections = sum(each.position is ResponsePosition.NON_CREDIBLE for each in case.responses)
    remarks = [Remark(key=key, fills={"n": len(claims)}) for key, claims in found.items() if claims]
    if rejections:
        remarks.append(Remark(key="rejections", fills={"n": rejections}))
    standing = Standing.MET if remarks else Standing.PARTLY if case.responses else Standing.MISSING
    rests_on = [each for claims in found.values() for each in claims]
    return judged(Subject.CONTRARY, standing, remarks or [Remark(key="none_stated")], rests_on)


def _denies(each: Testimony) -> bool:
    return each.claim.kind is ClaimKind.DENIAL or each.claim.polarity is not Polarity.AFFIRMED


def _counts_combatants(each: Testimony) -> bool:
    return any(group.victim_class in (VictimClass.MILITANT, VictimClass.MIXED) for group in each.claim.casualties)


def _naming_others(linked: list[Testimony]) -> list[Testimony]:
    """Give the claims that name another party than most do."""
    named = [(each, {one.id for one in each.claim.perpetrators} - {Party.UNKNOWN, Party.OTHER}) for each in linked]
    voices = Counter(party for party, _ in {(party, each.origin) for each, parties in named for party in parties})
    foremost = [party for party, number in voices.items() if number == max(voices.values())]
    main = set(foremost) if len(foremost) == 1 else set()
    return [each for each, parties in named if parties - main]
