"""The points about victims and weapons: the named dead, who says that they were civilians, what hit them (5, 6, 7).

For: `recount.releases.dossier.checklist`. Not for: names: only how many are named, and by how many origins. Pure.
"""

from __future__ import annotations

from recount.claims.schema import Casualties
from recount.releases.casefile.case import Case, Testimony
from recount.releases.dossier.points import Point, Remark, Standing, Subject, judged, standing_of
from recount.vocabulary.words import Hedge, LinkState, Outcome, StrikeType, VictimCategory, VictimClass

ENOUGH_LISTS = 2


def named_dead(case: Case) -> Point:
    """(5) Named or uniquely described dead, in lists of several origins that fit the range."""
    listing = [
        each for each in case.testimonies if each.state is LinkState.ACCEPT and any(map(_names, each.claim.casualties))
    ]
    if not listing:
        return judged(Subject.NAMED, Standing.MISSING, [Remark(key="nobody_named")])
    lists, most = len({each.origin for each in listing}), max(map(_named_in, listing))
    remarks = [Remark(key="named", fills={"n": most}), Remark(key="lists", fills={"n": lists})]
    fits = _fits(most, case)
    if not fits:
        remarks.append(Remark(key="more_named_than_counted"))
    standing = Standing.MET if lists >= ENOUGH_LISTS and fits else Standing.PARTLY
    return judged(Subject.NAMED, standing, remarks, listing)


def _names(group: Casualties) -> bool:
    return group.category is VictimCategory.NAMED or group.count.hedge is Hedge.NAMED_LIST


def _named_in(each: Testimony) -> int:
    return max(group.count.max or group.count.min or 0 for group in each.claim.casualties if _names(group))


def _fits(named: int, case: Case) -> bool:
    tolls = [toll for toll in case.tolls if toll.group.outcome is Outcome.KILLED]
    highs = [toll.high for toll in tolls if toll.group.category is VictimCategory.TOTAL and toll.high is not None]
    is_open = any(toll.high_open for toll in tolls)
    return is_open or not highs or named <= max(highs)


def civilian_status(case: Case) -> Point:
    """(6) Who says whether the dead were civilians: every origin that counts them says it."""
    counting = [each for each in case.evidence if _killed(each)]
    told = [each for each in counting if any(_tells_status(group) for group in _killed(each))]
    everybody, sayers = {each.origin for each in counting}, {each.origin for each in told}
    remarks = [Remark(key="told", fills={"told": len(sayers), "all": len(everybody)})]
    if any(group.victim_class is VictimClass.MIXED for each in counting for group in _killed(each)):
        remarks.append(Remark(key="counted_together"))
    return judged(Subject.CIVILIAN, standing_of(len(sayers), len(everybody)), remarks, told)


def _tells_status(group: Casualties) -> bool:
    return group.victim_class is not VictimClass.UNSPECIFIED


def _killed(each: Testimony) -> list[Casualties]:
    return [group for group in each.claim.casualties if group.outcome is Outcome.KILLED]


def weapon(case: Case) -> Point:
    """(7) Evidence of the weapon or the aircraft: claims that name it, and the kind of strike that was settled on."""
    naming = [each for each in case.evidence if each.claim.strike and each.claim.strike.type is not StrikeType.UNKNOWN]
    settled = case.strike_type is not StrikeType.UNKNOWN
    remarks = [Remark(key="naming", fills={"n": len({each.origin for each in naming})})]
    remarks.append(Remark(key="settled", fills={"type": case.strike_type}) if settled else Remark(key="unsettled"))
    standing = standing_of(bool(naming) + settled, 2)
    return judged(Subject.WEAPON, standing, remarks, naming)
